// The generated types of the doors, cut into what a call takes and gives.
import type { components as CustomerParts, paths as CustomerPaths } from '@shared/api/customer'
import type { components as WorkerParts, paths as WorkerPaths } from '@shared/api/worker'

export type Paths = CustomerPaths & WorkerPaths
export type Method = 'get' | 'post' | 'put' | 'delete'
export type Customer = CustomerParts['schemas']
export type Worker = WorkerParts['schemas']

type Operation<P extends keyof Paths, M extends Method> = Paths[P] extends Record<M, infer O> ? O : never
export type PathsOf<M extends Method> = {
  [P in keyof Paths]: Operation<P, M> extends { responses: unknown } ? P : never
}[keyof Paths]

type PathOf<O> = O extends { parameters: { path: infer V } } ? V : never
type QueryOf<O> = O extends { parameters: { query?: infer V } } ? V : never
type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer V } } } ? V : never
type Wanted<Name extends string, V> = [V] extends [never] ? unknown : undefined extends V ? { [K in Name]?: V } : { [K in Name]: V }

export type Sent<P extends keyof Paths, M extends Method> = Wanted<'path', PathOf<Operation<P, M>>> &
  (QueryOf<Operation<P, M>> extends never ? unknown : { query?: QueryOf<Operation<P, M>> }) &
  Wanted<'body', BodyOf<Operation<P, M>>>

type Answers<O> = O extends { responses: infer R } ? R : never
type Good<R> = R extends { 200: { content: { 'application/json': infer V } } } ? V
  : R extends { 201: { content: { 'application/json': infer V } } } ? V
  : R extends { 202: { content: { 'application/json': infer V } } } ? V
  : unknown
export type Given<P extends keyof Paths, M extends Method> = Good<Answers<Operation<P, M>>>
