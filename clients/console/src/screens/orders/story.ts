// The money of one order as a story whose sums are checked to the fen.
import type { OrderWhole } from '@/api/shapes'

export interface Sums {
  lines: number
  paid: number
  back: number
  shared: number
  held: number
  /** What does not add up: lines against the agreed total, or more given out than came in. */
  off: number
}

/** What came in, went back, was divided and is still held. */
export function sumsOf(order: Pick<OrderWhole, 'lines' | 'charges' | 'refunds' | 'settlement' | 'total_fen'>): Sums {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  const lines = sum(order.lines.map((one) => one.amount_fen))
  const paid = sum(order.charges.filter((one) => one.paid_at).map((one) => one.amount_fen))
  const back = sum(order.charges.map((one) => one.refunded_fen))
  const shared = sum((order.settlement?.shares ?? []).map((one) => one.amount_fen))
  const held = paid - back - shared
  const off = Math.abs(lines - order.total_fen) + Math.max(0, -held)
  return { lines, paid, back, shared, held: Math.max(0, held), off }
}

/** The most that can still go back to the customer. */
export function refundable(order: Pick<OrderWhole, 'charges' | 'refunds'>): number {
  const paid = order.charges.filter((one) => one.paid_at).reduce((all, one) => all + one.amount_fen, 0)
  const asked = order.refunds.filter((one) => one.follows_id === null && one.state !== 'abandoned').reduce((all, one) => all + one.amount_fen, 0)
  return Math.max(0, paid - asked)
}
