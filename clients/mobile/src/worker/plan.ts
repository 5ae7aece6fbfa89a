// The weekly plan as a worker edits it: one stretch a day switched on or off, others kept.
import type { Worker } from '@/api'

export type Stretch = Worker['Stretch']

export const USUAL = { from_minute: 480, to_minute: 1200 }
export const STEP = 30

/** The stretches of a weekday, in their order. */
export function ofDay(plan: Stretch[], weekday: number): Stretch[] {
  return plan.filter((one) => one.weekday === weekday).sort((one, other) => one.from_minute - other.from_minute)
}

/** A day on with the usual hours, or off. */
export function switched(plan: Stretch[], weekday: number, on: boolean): Stretch[] {
  const others = plan.filter((one) => one.weekday !== weekday)
  return on ? [...others, { weekday, ...USUAL }] : others
}

/** One end of a stretch moved by half an hour; it stays at least an hour long and within the day. */
export function moved(plan: Stretch[], stretch: Stretch, end: 'from' | 'to', by: number): Stretch[] {
  const next = { ...stretch }
  if (end === 'from') next.from_minute = Math.max(0, Math.min(stretch.to_minute - 60, stretch.from_minute + by * STEP))
  else next.to_minute = Math.min(1440, Math.max(stretch.from_minute + 60, stretch.to_minute + by * STEP))
  return plan.map((one) => (one === stretch ? next : one))
}
