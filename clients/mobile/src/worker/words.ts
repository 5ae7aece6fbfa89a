// Usual reasons and names of states, in the words of the worker's pages.
import { texts, knows, say, language } from '@/i18n'

export type Occasion = 'decline' | 'release' | 'arrive' | 'handover' | 'unsafe' | 'change' | 'absent' | 'late' | 'ill' | 'block'

/** The usual reasons of an occasion. */
export function reasonsFor(occasion: Occasion): string[] {
  const found: unknown = texts.global.tm(`worker.reasons.${occasion}`)
  void language()
  return Array.isArray(found) ? found.map((one) => texts.global.rt(one as string)) : []
}

/** The name of a state or kind; one that is not known yet is shown as it is. */
export function named(group: string, key: string): string {
  const path = `worker.${group}.${key}`
  return knows(path) ? say(path) : key
}

/** "07:00" of minutes of a day; past midnight it is the next day's. */
export function clockOf(minute: number): string {
  const within = minute % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
