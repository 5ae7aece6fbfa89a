// The shapes of states on a 12 grid, for tags and for marks on the map.
import type { Mark, Shape } from '@shared/states'

const FULL = { fill: 'currentColor', stroke: 'none' }
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' as const, 'stroke-linejoin': 'round' as const }

export const SHAPES: Record<Shape, Record<string, string | number>> = {
  circle: { d: 'M6 1.500a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z', ...FULL },
  ring: { d: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z', ...LINE },
  drop: { d: 'M6 11.500C3 8.5 2 7 2 5a4 4 0 0 1 8 0c0 2-1 3.5-4 6.500Z', ...FULL },
  square: { d: 'M2 2h8v8H2Z', ...FULL },
  diamond: { d: 'M6 .8 11.2 6 6 11.2.8 6Z', ...FULL },
  triangle: { d: 'M6 1 11.5 10.500H.5Z', ...FULL },
  cross: { d: 'M2.5 2.500l7 7M9.5 2.500l-7 7', ...LINE },
  tick: { d: 'M1.8 6.5 4.8 9.5 10.2 3', ...LINE },
}

/** Marks of other states than those of orders and visits. */
export const MARKS: Record<string, Mark> = {
  active: { tone: 'good', shape: 'circle' }, pending: { tone: 'info', shape: 'ring' },
  paused: { tone: 'warn', shape: 'diamond' }, ended: { tone: 'ink-2', shape: 'cross' },
  on: { tone: 'good', shape: 'circle' }, off: { tone: 'ink-2', shape: 'ring' },
  waiting: { tone: 'info', shape: 'ring' }, ready: { tone: 'accent', shape: 'diamond' },
  applied: { tone: 'good', shape: 'tick' }, made: { tone: 'good', shape: 'tick' },
  dismissed: { tone: 'ink-2', shape: 'cross' }, dropped: { tone: 'ink-2', shape: 'cross' },
  failed: { tone: 'bad', shape: 'triangle' }, refused: { tone: 'bad', shape: 'triangle' },
  proposed: { tone: 'accent', shape: 'diamond' }, at_risk: { tone: 'bad', shape: 'triangle' },
  explained: { tone: 'good', shape: 'tick' }, stopped: { tone: 'bad', shape: 'triangle' },
  settled: { tone: 'good', shape: 'tick' }, open: { tone: 'warn', shape: 'diamond' },
  approved: { tone: 'good', shape: 'tick' }, rejected: { tone: 'bad', shape: 'cross' },
  submitted: { tone: 'accent', shape: 'diamond' }, in_review: { tone: 'accent', shape: 'diamond' },
  paid: { tone: 'good', shape: 'tick' }, done: { tone: 'good', shape: 'tick' }, owed: { tone: 'warn', shape: 'diamond' },
  asking: { tone: 'warn', shape: 'diamond' }, planned: { tone: 'info', shape: 'ring' },
  ordered: { tone: 'brand', shape: 'circle' }, skipped: { tone: 'ink-2', shape: 'cross' },
  offered: { tone: 'accent', shape: 'diamond' }, placed: { tone: 'good', shape: 'tick' },
  released: { tone: 'good', shape: 'tick' }, accepted: { tone: 'good', shape: 'tick' },
  declined: { tone: 'bad', shape: 'cross' }, lapsed: { tone: 'ink-2', shape: 'cross' },
  revoked: { tone: 'bad', shape: 'cross' }, upheld: { tone: 'good', shape: 'tick' },
}

export function markOf(state: string): Mark {
  return MARKS[state] ?? { tone: 'ink-2', shape: 'ring' }
}
