// Which words fit how many stars: praise for good work, complaints for poor, both in between; and amounts as typed.
import type { Customer } from '@/api'

type Tag = Customer['TagSeen']

/** Of the words of the trade, those that are offered for a number of stars. */
export function tagsFor(stars: number, known: Tag[]): Tag[] {
  if (stars >= 4) return known.filter((one) => one.is_good)
  return stars <= 2 ? known.filter((one) => !one.is_good) : known
}

/** Yuan as typed as fen; 0 when it is no amount that can be paid. */
export function typedFen(typed: string): number {
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed.trim())) return 0
  return Math.round(Number(typed) * 100)
}
