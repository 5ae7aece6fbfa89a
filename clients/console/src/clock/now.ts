// Business time as the house tells it: each answer sets it, and it runs on at the pace that was told.
import { moment } from '@shared/time'
import { onScopeDispose, type Ref, ref, watch } from 'vue'

const TICK_MS = 1_000

let heardBusiness = 0
let heardReal = 0
const heard = ref(0)
let pace = 1

/** Take the time from an answer's headers; without them what was heard before goes on. */
export function hear(headers: Headers): void {
  const said = headers.get('Doorstep-Now')
  if (said) setNow(moment(said), Number(headers.get('Doorstep-Pace') ?? pace))
}

/** Say what time it is and how fast it goes. */
export function setNow(business: number, rate: number): void {
  if (!Number.isFinite(business)) return
  heardBusiness = business
  heardReal = performance.now()
  pace = Number.isFinite(rate) && rate >= 0 ? rate : 1
  heard.value = business
}

/** Business time now, in milliseconds; real time until the house was heard. */
export function now(): number {
  if (!heardReal) return Date.now()
  return heardBusiness + (performance.now() - heardReal) * pace
}

/** How many business seconds go by in a second. */
export function paceNow(): number {
  return pace
}

/** Business time that ticks while a screen shows it, and is put right as soon as the house is heard. */
export function useNow(): Ref<number> {
  const shown = ref(now())
  watch(heard, () => (shown.value = now()))
  const timer = setInterval(() => (shown.value = now()), TICK_MS)
  onScopeDispose(() => clearInterval(timer))
  return shown
}
