// The two languages of the desk, loaded one at a time; Chinese first.
import { shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Language as ElementLanguage } from 'element-plus/es/locale'

import { caller } from '@/api/door'
import type { Language } from '@shared/time'

import type zh from './zh-CN'

export type Texts = typeof zh
const KEPT = 'doorstep.console.language'

export const i18n = createI18n<[Texts], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: {} as Record<Language, Texts>,
})
export const elementTexts = shallowRef<ElementLanguage>()

/** The language that was chosen here, else the machine's. */
export function chosen(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'en' || kept === 'zh-CN') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Speak a language from now on. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') {
    const [own, element] = await Promise.all([import('./en'), import('element-plus/es/locale/lang/en')])
    i18n.global.setLocaleMessage('en', own.default)
    elementTexts.value = element.default
  } else {
    const [own, element] = await Promise.all([import('./zh-CN'), import('element-plus/es/locale/lang/zh-cn')])
    i18n.global.setLocaleMessage('zh-CN', own.default)
    elementTexts.value = element.default
  }
  i18n.global.locale.value = language
  caller.language = language
  document.documentElement.lang = language
  localStorage.setItem(KEPT, language)
}
