// One request over uni.request: headers, the server's clock, problems as errors.
import { heard } from '@/clock'
import { language, say } from '@/i18n'
import { cityNumber, forget, sessionOf, tokenOf, type Role } from '@/session/store'
import { house } from './house'
import { ApiError, offline, type Problem } from './problem'

export interface Call {
  method: string
  path: string
  role: Role
  query?: Record<string, unknown>
  body?: unknown
  key?: string
}

type Headers = Record<string, string>
const TIMEOUT = 15_000
const ended: ((role: Role, actorId: string) => void)[] = []

/** Tells when a session is over, so that the app can lead to the sign-in page. */
export function whenSignedOut(tell: (role: Role, actorId: string) => void): void {
  ended.push(tell)
}

/** What every call says of itself. */
export function headers(call: Pick<Call, 'role' | 'key'>): Headers {
  const said: Headers = { 'Accept-Language': language(), 'Doorstep-City': String(cityNumber()) }
  const token = tokenOf(call.role)
  if (token) said.Authorization = `Bearer ${token}`
  if (call.key) said['Idempotency-Key'] = call.key
  return said
}

/** A query as an address carries it: nothing for what is missing, repeated for lists. */
export function asked(query: Record<string, unknown> = {}): string {
  const parts: string[] = []
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') {
        parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`)
      }
    }
  }
  return parts.length ? `?${parts.join('&')}` : ''
}

/** An answer as a value, or its problem as an error. */
export function read(status: number, data: unknown, role: Role, token: string): unknown {
  if (status >= 200 && status < 300) return data
  const problem = (typeof data === 'object' && data ? data : {}) as Partial<Problem>
  if (status === 401 && token && token === tokenOf(role)) {
    const actorId = sessionOf(role)?.actorId ?? ''
    forget(role)
    ended.forEach((tell) => tell(role, actorId))
  }
  throw new ApiError({
    status,
    code: problem.code ?? `http.${status}`,
    detail: problem.detail ?? say('errors.server'),
    facts: problem.facts,
    problems: problem.problems,
  })
}

/** Ask the house; refuses with ApiError. */
export function request(call: Call): Promise<unknown> {
  const token = tokenOf(call.role)
  const sentAt = Date.now()
  return new Promise((resolve, reject) => {
    uni.request({
      url: `${house()}${call.path}${asked(call.query)}`,
      method: call.method.toUpperCase() as 'GET',
      header: headers(call),
      data: call.body as object | undefined,
      timeout: TIMEOUT,
      success: (answer) => {
        heard(answer.header as Headers, sentAt)
        try {
          resolve(read(answer.statusCode, answer.data, call.role, token))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offline(say('errors.offline'))),
    })
  })
}
