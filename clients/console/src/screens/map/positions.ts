// Where live orders are and where their workers were last seen, read order by order from the doors that exist.
import { read } from '@/api/door'
import { Problem } from '@/api/problem'
import type { OrderRow, OrderWhole, TrackSeen } from '@/api/shapes'
import { moment } from '@shared/time'

export interface Placed {
  order: OrderRow
  visitState: string
  endsAt: string
  lat: number
  lng: number
}

export interface Seen {
  workerId: string
  name: string
  orderId: string
  lat: number
  lng: number
  at: string
}

const SIDE_BY_SIDE = 4
export const LIVE_STATES = ['under_way', 'assigned', 'open'] as const

/** One order with its place, and the worker on the way to it; null when its person was erased or it is gone. */
export async function placedOf(row: OrderRow, maySeeTrack: boolean): Promise<{ placed: Placed; seen: Seen[] } | null> {
  try {
    const path = { order_id: row.id }
    const [whole, track] = await Promise.all([
      read('/orders/{order_id}', { path }),
      maySeeTrack && row.state === 'under_way' ? read('/orders/{order_id}/track', { path }) : ([] as TrackSeen[]),
    ])
    if (!whole.address) return null
    return { placed: placedFrom(whole), seen: seenOn(whole, track) }
  } catch (failure) {
    if (failure instanceof Problem) return null
    throw failure
  }
}

function placedFrom(whole: OrderWhole): Placed {
  const visit = whole.visits.find((one) => !['finished', 'cancelled', 'missed'].includes(one.state)) ?? whole.visits.at(-1)
  return { order: whole, visitState: visit?.state ?? 'planned', endsAt: visit?.ends_at ?? '', lat: whole.address!.lat, lng: whole.address!.lng }
}

function seenOn(whole: OrderWhole, track: readonly TrackSeen[]): Seen[] {
  const names = new Map(whole.visits.flatMap((visit) => visit.seats.map((seat) => [seat.worker_id, seat.worker_name] as const)))
  return track.flatMap((trip) => {
    const last = trip.fixes.at(-1)
    return last ? [{ workerId: trip.worker_id, name: names.get(trip.worker_id) ?? '', orderId: whole.id, lat: last.lat, lng: last.lng, at: last.taken_at }] : []
  })
}

/** Work on many with a few at a time, so that the house is not asked all at once. */
export async function fewAtATime<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, left.length) }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item)
  }))
}

/** Whether somebody should have come, begun or finished by now. */
export function isLate(one: Placed, now: number): boolean {
  const starts = one.order.starts_at ? moment(one.order.starts_at) : Number.POSITIVE_INFINITY
  if (one.visitState === 'started') return one.endsAt !== '' && moment(one.endsAt) < now
  return starts < now && ['planned', 'travelling'].includes(one.visitState)
}
