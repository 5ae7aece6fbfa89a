// Today's figures, counted from the list of orders row by row; nothing is estimated.
import { read } from '@/api/door'
import type { OrderRow } from '@/api/shapes'
import { isoAt, wall } from '@shared/time'

const PAGE = 100
const PAGES_MAX = 10

export interface Today {
  rows: OrderRow[]
  isAll: boolean
}

/** The orders that were placed on a day of the city; the latest thousand at most. */
export async function ordersOf(day: string, zone: string): Promise<Today> {
  const rows: OrderRow[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await read('/orders', { query: { placed_from: isoAt(day, '00:00', zone), size: PAGE, after } })
    rows.push(...found.items)
    after = found.next
    if (!after) break
  }
  return { rows, isAll: !after }
}

/** How many workers may take orders and how many are on duty, counted row by row. */
export async function workersNow(): Promise<{ active: number; onDuty: number; isAll: boolean }> {
  let active = 0
  let onDuty = 0
  let after = ''
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await read('/workers', { query: { state: 'active', size: PAGE, after } })
    active += found.items.length
    onDuty += found.items.filter((one) => one.on_duty).length
    after = found.next
    if (!after) break
  }
  return { active, onDuty, isAll: !after }
}

/** Orders by hour of the city's day. */
export function byHour(rows: readonly OrderRow[], zone: string): number[] {
  const hours = Array.from({ length: 24 }, () => 0)
  for (const one of rows) {
    const { hour } = wall(one.placed_at, zone)
    hours[hour] = (hours[hour] ?? 0) + 1
  }
  return hours
}

/** How often each word comes, the most frequent first. */
export function counted(words: readonly string[]): [string, number][] {
  const found = new Map<string, number>()
  for (const one of words) found.set(one, (found.get(one) ?? 0) + 1)
  return [...found].sort((a, b) => b[1] - a[1])
}
