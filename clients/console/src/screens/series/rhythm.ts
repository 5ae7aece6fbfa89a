// The rhythm of a series in words.
interface Rhythm {
  kind: string
  every: number
  weekdays: number[]
  month_day: number | null
  nth: number | null
  minute: number
}
type Say = (key: string, facts?: Record<string, unknown>) => string

/** "每周：周一、周四" / "Weekly: Mon, Thu". */
export function rhythmSaid(one: Rhythm, t: Say): string {
  const days = one.weekdays.map((day) => t(`series.weekdays[${day}]`)).join('、')
  if (one.kind === 'weekly') return one.every === 1 ? t('series.everyOne', { days }) : t('series.every', { every: one.every, days })
  if (one.kind === 'monthly_day') return one.every === 1 ? t('series.monthDay', { day: one.month_day }) : t('series.monthDays', { day: one.month_day, every: one.every })
  return one.nth === -1 ? t('series.last', { day: days }) : t('series.nth', { nth: one.nth, day: days })
}

/** "14:30" of a minute of the day. */
export function minuteSaid(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
