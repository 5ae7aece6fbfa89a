// The way of whoever comes, as read once and then moved along by the live news of each new place.
import { moment } from '@shared/time'
import type { Customer } from '@/api'

/** What the live news of a new place says. */
export interface Moved {
  visit_id: string
  worker_id: string
  lat: number
  lng: number
  accuracy_m: number
  distance_m: number
  eta_seconds: number | null
  taken_at: string
}

export type Trip = Customer['TripSeen'] & { readAt: number }

/** The trip with its worker at the new place; nothing when the news is of a visit or a person not known yet. */
export function movedTrip(trip: Trip, to: Moved, nowMs: number): Trip | undefined {
  if (trip.visit_id !== to.visit_id) return undefined
  const taken = moment(to.taken_at)
  const known = trip.workers.find((one) => one.worker?.id === to.worker_id)
  if (!known) return undefined
  if (known.fix_age_seconds !== null && trip.readAt - known.fix_age_seconds * 1000 > taken) return trip
  const aged = (seconds: number | null) => (seconds === null ? null : seconds + (nowMs - trip.readAt) / 1000)
  const age = Math.max(0, (nowMs - taken) / 1000)
  const workers = trip.workers.map((one) => {
    const older = { ...one, fix_age_seconds: aged(one.fix_age_seconds), eta_age_seconds: aged(one.eta_age_seconds) }
    if (one !== known) return older
    const reckoned = to.eta_seconds === null ? {} : { eta_seconds: to.eta_seconds, eta_age_seconds: age }
    return { ...older, ...reckoned, lat: to.lat, lng: to.lng, accuracy_m: to.accuracy_m, distance_m: to.distance_m, fix_age_seconds: age }
  })
  return { ...trip, workers, readAt: nowMs }
}
