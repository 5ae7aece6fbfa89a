// The typed client: path, query, body and answer are those of the doors' own document.
import type { Role } from '@/session/store'
import { request } from './request'
import type { Given, Method, Paths, PathsOf, Sent } from './shapes'

export { ApiError, asApiError } from './problem'
export { shown } from './house'
export type { Customer, Worker } from './shapes'

interface Loose {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}
type Rest<S> = unknown extends S ? [sent?: Loose] : Record<string, never> extends S ? [sent?: S] : {} extends S ? [sent?: S] : [sent: S]

function filled(path: string, values: Record<string, unknown> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

function roleOf(path: string): Role {
  return path.startsWith('/api/worker/') ? 'worker' : 'customer'
}

function go(method: Method, path: string, sent: Loose = {}, key?: string): Promise<unknown> {
  return request({ method, path: filled(path, sent.path), role: roleOf(path), query: sent.query, body: sent.body, key })
}

/** Read something. */
export function get<P extends PathsOf<'get'>>(path: P, ...rest: Rest<Sent<P, 'get'>>): Promise<Given<P, 'get'>> {
  return go('get', path, rest[0] as Loose) as Promise<Given<P, 'get'>>
}

/** Write something under the key of one intent; `useAction` makes and keeps the key. */
export function write<M extends 'post' | 'put' | 'delete', P extends PathsOf<M>>(
  method: M,
  path: P & keyof Paths,
  key: string,
  ...rest: Rest<Sent<P & keyof Paths, M>>
): Promise<Given<P & keyof Paths, M>> {
  return go(method, path, rest[0] as Loose, key) as Promise<Given<P & keyof Paths, M>>
}

/** Ask something that is sent as a body but keeps nothing: a quote, a preview. */
export function ask<P extends PathsOf<'post'>>(path: P, ...rest: Rest<Sent<P, 'post'>>): Promise<Given<P, 'post'>> {
  return go('post', path, rest[0] as Loose) as Promise<Given<P, 'post'>>
}
