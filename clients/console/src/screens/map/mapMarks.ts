// The marks of the live map: each state of an order, visit and worker has a tone and a shape of its own.
import { type Mark, orderMark, visitMark } from '@shared/states'

const VISIT_STATES = ['planned', 'travelling', 'arrived', 'started']

/** The states that stand on the map, in their order. */
export const MARKS: [string, Mark][] = [
  ['open', orderMark('open')], ['assigned', orderMark('assigned')],
  ['travelling', visitMark('travelling')], ['arrived', visitMark('arrived')], ['started', visitMark('started')],
]
export const WORKER_MARKS: [string, Mark][] = [
  ['idle', { tone: 'good', shape: 'tick' }], ['asked', { tone: 'warn', shape: 'diamond' }],
  ['travelling', { tone: 'info', shape: 'drop' }], ['working', { tone: 'accent', shape: 'square' }],
]
const BY_WORKER = new Map(WORKER_MARKS)

export function markOf(mark: string): Mark {
  return VISIT_STATES.includes(mark) ? visitMark(mark) : orderMark(mark)
}
export function workerMark(state: string): Mark {
  return BY_WORKER.get(state) ?? { tone: 'ink-2', shape: 'ring' }
}
