// What of the hall is shown: by day, by way and by pay, in an order that the worker picks.
import type { Worker } from '@/api'
import { dayOf } from '@shared/time'

export type Demand = Worker['DemandSeen']
export type Near = 'any' | '3' | '6'
export type Day = 'any' | 'today' | 'later'
export type Sort = 'near' | 'pay' | 'soon'

export interface Sieve {
  near: Near
  day: Day
  sort: Sort
}

/** The demands that pass, in the wanted order; equal ones keep the house's own order. */
export function sifted(all: Demand[], sieve: Sieve, now: number, zone: string): Demand[] {
  const today = dayOf(now, zone)
  const passed = all.filter((one) => {
    if (sieve.near !== 'any' && one.distance_m > Number(sieve.near) * 1000) return false
    const isToday = dayOf(one.starts_at, zone) === today
    return sieve.day === 'any' || isToday === (sieve.day === 'today')
  })
  const by: Record<Sort, (one: Demand, other: Demand) => number> = {
    near: (one, other) => one.distance_m - other.distance_m,
    pay: (one, other) => other.pay_fen - one.pay_fen,
    soon: (one, other) => one.starts_at.localeCompare(other.starts_at),
  }
  return [...passed].sort(by[sieve.sort])
}
