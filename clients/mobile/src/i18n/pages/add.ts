// Texts that only some pages show: they come with the page and not with the app.
import { texts } from '../index'

export interface Both {
  'zh-CN': Record<string, unknown>
  en: Record<string, unknown>
}

/** Make the texts of a page known under one name, in both languages. */
export function addTexts(name: string, both: Both): Both {
  for (const language of ['zh-CN', 'en'] as const) texts.global.mergeLocaleMessage(language, { [name]: both[language] })
  return { 'zh-CN': { [name]: both['zh-CN'] }, en: { [name]: both.en } }
}
