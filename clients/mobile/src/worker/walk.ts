// The way of somebody who is played on a laptop: a straight line at the speed of an e-bike, in business time.

export interface Spot {
  lat: number
  lng: number
}

export interface Leg {
  from: Spot
  to: Spot
  /** Business milliseconds at which the way began. */
  beganAt: number
}

/** Metres a second of an e-bike in a town, lights included. */
export const EBIKE_SPEED = 4.2
const EARTH = 6_371_000

/** Metres between two spots, as the crow flies. */
export function metresBetween(one: Spot, other: Spot): number {
  const rad = Math.PI / 180
  const dLat = (other.lat - one.lat) * rad
  const dLng = (other.lng - one.lng) * rad
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(one.lat * rad) * Math.cos(other.lat * rad) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** Where one is on a leg at a business moment; at its end one stays. */
export function spotOn(leg: Leg, at: number): Spot {
  const far = metresBetween(leg.from, leg.to)
  const gone = Math.max(0, (at - leg.beganAt) / 1000) * EBIKE_SPEED
  const part = far < 1 ? 1 : Math.min(1, gone / far)
  return {
    lat: leg.from.lat + (leg.to.lat - leg.from.lat) * part,
    lng: leg.from.lng + (leg.to.lng - leg.from.lng) * part,
  }
}

/** Seconds that are left of a way at the speed of an e-bike. */
export function secondsLeft(from: Spot, to: Spot): number {
  return Math.round(metresBetween(from, to) / EBIKE_SPEED)
}

/** The leg from where one is now to a new goal; a goal that stays keeps the leg. */
export function turnedTo(leg: Leg, goal: Spot, at: number): Leg {
  if (metresBetween(leg.to, goal) < 1) return leg
  return { from: spotOn(leg, at), to: goal, beganAt: at }
}
