// Days to choose from, as the city counts them.
import { dayOf } from '@shared/time'
import { now, zone } from '@/clock'
import { dayName } from '@/i18n/format'

const DAY = 86_400_000

/** So many days in a row, the first so many days from today. */
export function comingDays(first: number, count: number): { value: string; said: string }[] {
  const days = Array.from({ length: count }, (_, number) => dayOf(now() + (first + number) * DAY, zone()))
  return days.map((value) => ({ value, said: dayName(value) }))
}
