// A rhythm of visits as a form keeps it, as the house takes it, and in words.
import { weekdayName } from '@shared/time'
import { language, say } from '@/i18n'
import type { Customer } from '@/api'

export type Kind = 'weekly' | 'fortnight' | 'monthly_day'

export interface Rhythm {
  kind: Kind
  weekdays: number[]
  monthDay: number
  firstDay: string
  minute: number
  count: number
}

const MONDAY = Date.UTC(2024, 0, 1)

/** The weekday of a day, Monday being 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** "周一" / "Mon" of a weekday. */
export function weekdaySaid(weekday: number): string {
  return weekdayName(new Date(MONDAY + weekday * 86_400_000).toISOString().slice(0, 10), language())
}

/** "09:30" of a minute of the day. */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** A minute of the day of "09:30". */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** The rhythm as the house takes it. */
export function sentRhythm(rhythm: Rhythm): Customer['RhythmSent'] {
  const isMonthly = rhythm.kind === 'monthly_day'
  return {
    kind: isMonthly ? 'monthly_day' : 'weekly', every: rhythm.kind === 'fortnight' ? 2 : 1,
    weekdays: isMonthly ? [] : [...rhythm.weekdays].sort(), month_day: isMonthly ? rhythm.monthDay : null, nth: null,
    first_day: rhythm.firstDay, last_day: null, count: rhythm.count || null,
  }
}

type Said = Pick<Customer['SeriesCard'], 'kind' | 'every' | 'weekdays' | 'month_day' | 'minute'>

/** "每周二、周五 09:30". */
export function rhythmSaid(series: Said): string {
  const time = timeOf(series.minute)
  if (series.kind === 'monthly_day') return say('series.monthly', { n: series.month_day, time })
  if (series.kind !== 'weekly') return say('series.monthlyOther', { time })
  const days = series.weekdays.map(weekdaySaid).join(language() === 'en' ? ', ' : '、')
  return series.every === 1 ? say('series.weekly', { days: days.replace(/^周/, ''), time }) : say('series.everyWeeks', { n: series.every, days: days.replace(/^周/, ''), time })
}

/** The form of an agreement that stands, from a day on. */
export function formOf(series: Said, firstDay: string): Rhythm {
  const kind = series.kind === 'weekly' ? (series.every === 2 ? 'fortnight' : 'weekly') : 'monthly_day'
  return { kind, weekdays: [...series.weekdays], monthDay: series.month_day ?? 1, firstDay, minute: series.minute, count: 0 }
}
