// Who is signed in, by role, and in which city: kept on the device, customer and worker side by side.
import { reactive } from 'vue'

export type Role = 'customer' | 'worker'

export interface Session {
  token: string
  sessionId: string
  city: number
  actorId: string
}

const KEY = 'doorstep.session.'
const CITY = 'doorstep.city'

function readSession(role: Role): Session | null {
  const held: unknown = uni.getStorageSync(KEY + role)
  return held && typeof held === 'object' && 'token' in held ? (held as Session) : null
}

const held = reactive<{ sessions: Record<Role, Session | null>; city: number }>({
  sessions: { customer: readSession('customer'), worker: readSession('worker') },
  city: Number(uni.getStorageSync(CITY)) || 1,
})

export function sessionOf(role: Role): Session | null {
  return held.sessions[role]
}

export function tokenOf(role: Role): string {
  return held.sessions[role]?.token ?? ''
}

export function isSignedIn(role: Role): boolean {
  return Boolean(held.sessions[role])
}

/** Keep a session that a door gave. */
export function keep(role: Role, session: Session): void {
  held.sessions[role] = session
  uni.setStorageSync(KEY + role, session)
  setCity(session.city)
}

/** Note who the session is of, once the door has said it. */
export function noteActor(role: Role, actorId: string): void {
  const session = held.sessions[role]
  if (session && session.actorId !== actorId) keep(role, { ...session, actorId })
}

/** Another window signed in or out: take what it kept. */
export function takeKept(role: Role): void {
  held.sessions[role] = readSession(role)
}

/** The role whose session lies under a key of this device. */
export function roleUnder(key: string): Role | null {
  return key === `${KEY}customer` ? 'customer' : key === `${KEY}worker` ? 'worker' : null
}

export function forget(role: Role): void {
  held.sessions[role] = null
  uni.removeStorageSync(KEY + role)
}

export function cityNumber(): number {
  return held.city
}

export function setCity(number: number): void {
  held.city = number
  uni.setStorageSync(CITY, number)
}
