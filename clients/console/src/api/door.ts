// The console's door on fetch: typed by the OpenAPI document, one voice for every failure.
import type { paths } from '@shared/api/console'

import { hear } from '@/clock/now'

import { Problem, problemOf, unreachable } from './problem'

const PREFIX = '/api/console/v1'
const PATIENCE_MS = 15_000

type Short = keyof paths extends infer K ? (K extends `${typeof PREFIX}${infer R}` ? R : never) : never
type Methods = 'get' | 'post' | 'put' | 'delete'
type Operation<M extends Methods, P extends Short> = paths[`${typeof PREFIX}${P}`] extends Record<M, infer O> ? O : never
/** The addresses of the door that know a method. */
export type Address<M extends Methods> = { [P in Short]: Operation<M, P> extends { responses: unknown } ? P : never }[Short]

type PathOf<O> = O extends { parameters: { path: infer V } } ? { path: V } : { path?: undefined }
type QueryOf<O> = O extends { parameters: { query?: infer V } } ? { query?: V } : { query?: undefined }
type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer V } } }
  ? { body: V }
  : { body?: undefined }
type Json<R> = R extends { content: { 'application/json': infer V } } ? V : never
/** What an operation answers when it went well. */
export type AnswerOf<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never }[keyof R]
  : never
export type Answer<M extends Methods, P extends Short> = AnswerOf<Operation<M, P>>
type Asked<M extends Methods, P extends Short> = PathOf<Operation<M, P>> & QueryOf<Operation<M, P>>
type Sent<M extends Methods, P extends Short> = Asked<M, P> & BodyOf<Operation<M, P>> & { key: string; reason?: string }
type Needed<T> = Record<string, never> extends T ? [asked?: T] : [asked: T]

/** Who calls and in which language; the session fills it in. */
export const caller = { token: '', city: 0, language: 'zh-CN', lost: (_: Problem): void => undefined }

/** Read something. */
export async function read<P extends Address<'get'>>(path: P, ...[asked]: Needed<Asked<'get', P>>): Promise<Answer<'get', P>> {
  return (await send('get', path, asked ?? {})) as Answer<'get', P>
}

/** Change something; `key` names the intent, so that sending it twice does it once. */
export async function write<M extends 'post' | 'put' | 'delete', P extends Address<M>>(
  method: M, path: P, sent: Sent<M, P>,
): Promise<Answer<M, P>> {
  return (await send(method, path, sent)) as Answer<M, P>
}

interface Loose { path?: unknown; query?: unknown; body?: unknown; key?: string; reason?: string }

async function send(method: Methods, path: string, asked: Loose): Promise<unknown> {
  const response = await reach(address(path, asked), {
    method: method.toUpperCase(),
    headers: headers(asked),
    body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
    signal: AbortSignal.timeout(PATIENCE_MS),
    cache: 'no-store',
    credentials: 'omit',
  })
  hear(response.headers)
  if (response.ok) return response.status === 204 ? null : await response.json()
  const problem = await problemOf(response)
  if (problem.status === 401 && caller.token) caller.lost(problem)
  throw problem
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch {
    throw unreachable()
  }
}

function headers(asked: Loose): Record<string, string> {
  const said: Record<string, string> = { Accept: 'application/json', 'Accept-Language': caller.language }
  if (caller.token) said.Authorization = `Bearer ${caller.token}`
  if (caller.city) said['Doorstep-City'] = String(caller.city)
  if (asked.body !== undefined) said['Content-Type'] = 'application/json'
  if (asked.key) said['Idempotency-Key'] = asked.key
  if (asked.reason) said['Doorstep-Reason'] = headerText(asked.reason)
  return said
}

/** UTF-8 bytes as the characters that a header may hold; the door reads them back. */
export function headerText(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}

/** The address with its names filled in and what is asked behind it. */
export function address(path: string, asked: Loose): string {
  const named = (asked.path ?? {}) as Record<string, string>
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((asked.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const said = query.toString()
  return `${PREFIX}${filled}${said ? `?${said}` : ''}`
}
