// Signing in and out, and leading to the sign-in page when a page needs it.
import { get, ask, write } from '@/api'
import { newKey } from '@/api/action'
import { readAgain } from '@/api/again'
import { whenSignedOut } from '@/api/request'
import { setZone } from '@/clock'
import { live } from '@/live'
import { whenChangedElsewhere } from '@/platform/tabs'
import { cityNumber, forget, isSignedIn, keep, noteActor, roleUnder, sessionOf, setCity, takeKept, type Role } from './store'
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

/** A page that could not be read for want of a session; it is opened again after signing in. */
let unread = ''
/** Who was signed in last in this window, by role. */
const seen: Partial<Record<Role, string>> = {}

function topPage(): { route: string; address: string } {
  const pages = getCurrentPages()
  const top = pages[pages.length - 1] as { route?: string; options?: Record<string, string>; $page?: { fullPath?: string } } | undefined
  const route = top?.route ?? ''
  const query = Object.entries(top?.options ?? {}).map(([name, value]) => `${name}=${value}`).join('&')
  return { route, address: top?.$page?.fullPath ?? `/${route}${query ? `?${query}` : ''}` }
}

/** Whether somebody is signed in; else the sign-in page takes the place of the page that asks, which
 * is opened again afterwards. A root page stays beneath. */
export function needsSession(role: Role = windowRole()): boolean {
  if (isSignedIn(role)) return true
  const { route, address } = topPage()
  if (route.includes('pages/door/')) return false
  const url = `/pages/door/sign-in?role=${role}`
  if (!route || route.endsWith('/root')) uni.navigateTo({ url })
  else {
    unread = address
    uni.redirectTo({ url })
  }
  return false
}

/** Lead to the sign-in page; the page beneath stays as it is, with all that was typed. */
function toSignIn(role: Role): void {
  if (!topPage().route.includes('pages/door/')) uni.navigateTo({ url: `/pages/door/sign-in?role=${role}` })
}

/** Back to where the person came from, else to the root of the role; somebody else begins at the root. */
export function afterSignIn(role: Role): void {
  const address = unread
  unread = ''
  if (isSomebodyElse(role)) uni.reLaunch({ url: rootOf(role) })
  else if (address) uni.redirectTo({ url: address })
  else if (getCurrentPages().length > 1) uni.navigateBack()
  else uni.reLaunch({ url: rootOf(role) })
  readAgain()
}

/** Whether another person than before is signed in now; a session that does not say whose it is tells nothing yet. */
function isSomebodyElse(role: Role): boolean {
  const actor = sessionOf(role)?.actorId
  if (!actor) return false
  const before = seen[role]
  seen[role] = actor
  return Boolean(before) && before !== actor
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

whenSignedOut((role, actorId) => {
  if (actorId) seen[role] = actorId
  live.again()
  if (role === windowRole()) toSignIn(role)
})

whenChangedElsewhere((key) => {
  const role = roleUnder(key)
  if (!role) return
  isSomebodyElse(role)
  takeKept(role)
  if (role !== windowRole()) return
  live.again()
  if (!sessionOf(role)) toSignIn(role)
  else if (isSomebodyElse(role)) uni.reLaunch({ url: rootOf(role) })
  else if (topPage().route.endsWith('sign-in')) afterSignIn(role)
  else readAgain()
})
