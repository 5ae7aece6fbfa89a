// How the desk says things: texts by key, moments in the city's zone, money, and words of states.
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import { now, paceNow } from '@/clock/now'
import { useSession } from '@/session/session'
import { yuan } from '@shared/money'
import * as time from '@shared/time'

import type { Texts } from '.'

export function useSaid() {
  const { t, te, locale } = useI18n<{ message: Texts }>({ useScope: 'global' })
  const session = useSession()
  const language = computed(() => locale.value as time.Language)

  /** "今天 14:30"; nothing for a moment that is not there. */
  function at(iso: string | null | undefined): string {
    return iso ? time.when(iso, now(), session.zone, language.value) : '—'
  }
  /** "14:30". */
  function clock(iso: string | number | null | undefined): string {
    return iso ? time.clockTime(iso, session.zone) : '—'
  }
  /** "今天 14:30-16:30". */
  function span(from: string, to: string): string {
    return time.span(from, to, now(), session.zone, language.value)
  }
  /** "今天", "11月25日 周三" of a day of the city. */
  function day(named: string): string {
    return time.dayName(named, today(), language.value)
  }
  function today(): string {
    return time.dayOf(now(), session.zone)
  }
  /** "3分钟前" / "3分钟后". */
  function away(iso: string | null | undefined): string {
    if (!iso) return '—'
    const ms = time.moment(iso) - now()
    return t(ms < 0 ? 'said.ago' : 'said.ahead', { time: time.roughly(ms, language.value) })
  }
  function long(seconds: number): string {
    return time.minutesLong(Math.round(seconds / 60), language.value)
  }
  /** A word of a state or kind; a word not known yet is shown as it came. */
  function word(group: string, code: string | null | undefined): string {
    if (!code) return '—'
    const key = `words.${group}.${code.replaceAll('.', '_')}`
    return te(key) ? t(key) : code
  }
  /** A text in two languages as operators write it. */
  function named(text: Record<string, string> | null | undefined): string {
    return text ? text[language.value] || text['zh-CN'] || '' : ''
  }
  return { t, te, language, at, clock, span, day, today, away, long, word, named, yuan, pace: paceNow }
}
