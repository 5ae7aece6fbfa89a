// Now, as the server's clock says it: business time, which a demo may turn forward and let run faster.
import { onMounted, onUnmounted, ref, type Ref } from 'vue'

let anchorBusiness = 0
let anchorReal = 0
let pace = 1
const ZONE = 'Asia/Shanghai'
let cityZone = ZONE
const tick = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

function header(headers: Record<string, string>, name: string): string | undefined {
  if (headers[name] !== undefined) return headers[name]
  const low = name.toLowerCase()
  for (const [key, value] of Object.entries(headers)) if (key.toLowerCase() === low) return value
  return undefined
}

/** Take the clock from an answer's headers; half of the way there and back is added. */
export function heard(headers: Record<string, string> | undefined, sentAt: number): void {
  if (!headers) return
  const said = header(headers, 'Doorstep-Now')
  const business = said ? Date.parse(said.replace(/(\.\d{3})\d+/, '$1')) : NaN
  if (Number.isNaN(business)) return
  const real = Date.now()
  const newPace = Number(header(headers, 'Doorstep-Pace') ?? 1)
  pace = newPace > 0 ? newPace : 1
  const fresh = business + Math.min(2000, (real - sentAt) / 2) * pace
  const drift = Math.abs(fresh - now())
  if (!anchorReal || drift > 1500 * pace) {
    anchorBusiness = fresh
    anchorReal = real
    tick.value = fresh
  }
}

/** Business time in milliseconds; the device's own time before the server was ever heard. */
export function now(): number {
  const real = Date.now()
  return anchorReal ? anchorBusiness + (real - anchorReal) * pace : real
}

/** Real milliseconds until a business moment. */
export function realMsUntil(businessMs: number): number {
  return (businessMs - now()) / pace
}

/** The zone of the city. */
export function zone(): string {
  return cityZone
}

export function setZone(name: string): void {
  cityZone = name || ZONE
}

/** Now as something that changes: every second while a page that uses it is up. */
export function useNow(): Ref<number> {
  onMounted(() => {
    tick.value = now()
    users += 1
    timer ??= setInterval(() => {
      tick.value = now()
    }, 1000)
  })
  onUnmounted(() => {
    users -= 1
    if (users > 0) return
    clearInterval(timer)
    timer = undefined
  })
  return tick
}
