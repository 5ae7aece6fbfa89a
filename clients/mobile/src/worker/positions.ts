// Tells the house where the worker is: precise and often on the way, seldom on duty, never otherwise.
import { ref } from 'vue'
import { write } from '@/api'
import { newKey } from '@/api/action'
import { ApiError } from '@/api/problem'
import { now } from '@/clock'
import { locate } from '@/platform/location'
import { scene } from '@/session/scene'
import { sessionOf } from '@/session/store'
import { spotOn, turnedTo, type Leg, type Spot } from './walk'

export interface Fix extends Spot {
  datum: 'gcj02'
  accuracy_m: number
  is_mock: boolean
  taken_at: string
  source: string
}

const KEY = 'doorstep.walk.'
const ON_THE_WAY_MS = 4_000
const ON_DUTY_MS = 45_000
const MOST_KEPT = 200

/** Where the worker was seen last; null before the first time. */
export const here = ref<Spot | null>(null)

let leg: Leg | null = null
let goal: Spot | null = null
let pause = 0
let timer: ReturnType<typeof setTimeout> | undefined
let unsent: Fix[] = []
const arrived: ((visitIds: string[]) => void)[] = []

/** Tells when the house has seen an arrival. */
export function whenArrived(tell: (visitIds: string[]) => void): () => void {
  arrived.push(tell)
  return () => void arrived.splice(arrived.indexOf(tell), 1)
}

function keyOf(): string {
  return KEY + (sessionOf('worker')?.actorId ?? '')
}

async function madeUp(home: Spot): Promise<Spot> {
  const kept: unknown = leg ?? uni.getStorageSync(keyOf())
  leg = kept && typeof kept === 'object' && 'beganAt' in kept ? (kept as Leg) : { from: home, to: home, beganAt: now() }
  if (goal) leg = turnedTo(leg, goal, now())
  uni.setStorageSync(keyOf(), leg)
  return spotOn(leg, now())
}

/** Where the worker is: the device says it, in a demo a made-up walk does. */
export async function fixNow(home: Spot): Promise<Fix | null> {
  const isDemo = (await scene()).kind === 'demo'
  const seen = isDemo ? { ...(await madeUp(home)), accuracy: 12 } : await locate()
  if (!seen) return null
  here.value = { lat: seen.lat, lng: seen.lng }
  return {
    lat: seen.lat, lng: seen.lng, datum: 'gcj02', accuracy_m: Math.max(1, Math.round(seen.accuracy)), is_mock: false,
    taken_at: new Date(now()).toISOString(), source: isDemo ? 'walk' : 'phone',
  }
}

async function tell(home: Spot): Promise<void> {
  const fix = await fixNow(home)
  if (fix) unsent = [...unsent, fix].slice(-MOST_KEPT)
  if (!unsent.length) return
  const batch = unsent
  try {
    const heard = await write('post', '/api/worker/v1/positions', newKey(), { body: { fixes: batch } })
    unsent = unsent.filter((one) => !batch.includes(one))
    if (heard.arrived_visit_ids.length) arrived.forEach((say) => say(heard.arrived_visit_ids))
  } catch (error) {
    // What could not be sent goes with the next one; what was refused would be refused again.
    if (error instanceof ApiError && !error.mayTryAgain) unsent = []
  }
}

function again(home: Spot): void {
  clearTimeout(timer)
  if (!pause) return
  timer = setTimeout(async () => {
    await tell(home)
    again(home)
  }, pause)
}

/** Begin, change or end telling: on the way to a place, on duty, or not at all. */
export function keepTelling(home: Spot, on: { duty: boolean; towards: Spot | null }): void {
  const wanted = on.towards ? ON_THE_WAY_MS : on.duty ? ON_DUTY_MS : 0
  const isNew = wanted !== pause || Boolean(on.towards) !== Boolean(goal)
  goal = on.towards
  pause = wanted
  if (!isNew) return
  clearTimeout(timer)
  if (!pause) return
  void tell(home).then(() => again(home))
}
