// The texts of the client in two languages, and the language of this device.
import { createI18n } from 'texts-engine'
import type { Language } from '@shared/time'
import en from './en'
import zh from './zh-CN'

export type { Language } from '@shared/time'

const KEY = 'doorstep.language'

function first(): Language {
  const kept: unknown = uni.getStorageSync(KEY)
  if (kept === 'zh-CN' || kept === 'en') return kept
  const device = uni.getSystemInfoSync().language || 'zh'
  return device.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export const texts = createI18n({
  legacy: false,
  globalInjection: false,
  locale: first(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
  missingWarn: false,
  fallbackWarn: false,
})

/** The language now; it is reactive. */
export function language(): Language {
  return texts.global.locale.value as Language
}

export function setLanguage(chosen: Language): void {
  texts.global.locale.value = chosen
  uni.setStorageSync(KEY, chosen)
  // #ifdef H5
  document.documentElement.lang = chosen
  // #endif
}

/** A text by its key, with what is put in; `count` picks the plural where a text has one. */
export function say(key: string, named: Record<string, unknown> = {}, count?: number): string {
  return count === undefined ? texts.global.t(key, named) : texts.global.t(key, { count, ...named }, count)
}

/** Whether there is such a text. */
export function knows(key: string): boolean {
  return texts.global.te(key) || texts.global.te(key, 'zh-CN')
}
