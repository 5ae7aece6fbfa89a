// Signing in and out, and leading to the sign-in page when a page needs it.
import { get, ask, write } from '@/api'
import { newKey } from '@/api/action'
import { whenSignedOut } from '@/api/request'
import { setZone } from '@/clock'
import { live } from '@/live'
import { cityNumber, forget, isSignedIn, keep, noteActor, sessionOf, setCity, type Role } from './store'
import { playRole, rootOf, windowRole } from './window'

export { cityNumber, isSignedIn, sessionOf } from './store'
export type { Role } from './store'
export { playRole, rootOf, windowRole } from './window'

const CLIENT = 'Doorstep mobile'

/** Have a login code sent. */
export function requestCode(role: Role, phone: string): Promise<unknown> {
  const body = { phone }
  return role === 'worker'
    ? ask('/api/worker/v1/sessions/codes', { body })
    : ask('/api/customer/v1/sessions/codes', { body })
}

/** Sign in with the code that the phone got. */
export async function signIn(role: Role, phone: string, code: string): Promise<void> {
  const body = { phone, code, client: CLIENT }
  const entered = role === 'worker'
    ? await ask('/api/worker/v1/sessions/phone', { body })
    : await ask('/api/customer/v1/sessions/phone', { body })
  await enter(role, entered.token, entered.session_id, entered.city_id)
}

/** Begin a session that was given: by a code, by the mini program, or by the demo. */
export async function enter(role: Role, token: string, sessionId: string, city: number, actorId = ''): Promise<void> {
  keep(role, { token, sessionId, city, actorId })
  playRole(role)
  if (!actorId) await whoAmI(role)
}

/** Ask the door who the session is of; a worker who has not joined yet has no id. */
export async function whoAmI(role: Role): Promise<void> {
  if (!sessionOf(role) || sessionOf(role)?.actorId) return
  try {
    const id = role === 'worker'
      ? (await get('/api/worker/v1/me')).worker?.id
      : (await get('/api/customer/v1/me')).id
    if (id) noteActor(role, id)
  } catch {
    // Without an id nothing is followed live; the next page asks again.
    return
  }
}

export async function signOut(role: Role): Promise<void> {
  const session = sessionOf(role)
  if (session?.sessionId) {
    const path = { session_id: session.sessionId }
    const key = newKey()
    const ending = role === 'worker'
      ? write('delete', '/api/worker/v1/sessions/{session_id}', key, { path })
      : write('delete', '/api/customer/v1/sessions/{session_id}', key, { path })
    await ending.catch(() => undefined)
  }
  forget(role)
  live.again()
}

/** Lead to the sign-in page; true when somebody is signed in already. */
export function needsSession(role: Role = windowRole()): boolean {
  if (isSignedIn(role)) return true
  toSignIn(role)
  return false
}

function toSignIn(role: Role): void {
  const pages = getCurrentPages()
  const top = pages[pages.length - 1] as { route?: string } | undefined
  if (top?.route?.includes('pages/door/')) return
  uni.navigateTo({ url: `/pages/door/sign-in?role=${role}` })
}

/** Back to where the person came from, else to the root of the role. */
export function afterSignIn(role: Role): void {
  if (getCurrentPages().length > 1) uni.navigateBack()
  else uni.reLaunch({ url: rootOf(role) })
}

/** The cities, with the zone of the one this device is in. */
export async function readCities() {
  const cities = await get('/api/customer/v1/cities')
  const mine = cities.find((city) => city.number === cityNumber()) ?? cities[0]
  if (mine) {
    setCity(mine.number)
    setZone(mine.zone)
  }
  return { cities, mine }
}

whenSignedOut((role) => {
  live.again()
  if (role === windowRole()) toSignIn(role)
})
