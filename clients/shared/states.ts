// The states of orders, visits, offers and changes, in their order, with the tone and shape they are shown in.

export const ORDER_STATES = [
  'unpaid', 'open', 'assigned', 'under_way', 'finished', 'accepted', 'closed', 'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const VISIT_STATES = [
  'planned', 'travelling', 'arrived', 'started', 'finished', 'cancelled', 'missed',
] as const
export type VisitState = (typeof VISIT_STATES)[number]

export const CHANGE_STATES = ['proposed', 'approved', 'declined', 'lapsed', 'paid'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export type Tone = 'brand' | 'accent' | 'good' | 'warn' | 'bad' | 'info' | 'ink-2'
export type Shape = 'circle' | 'ring' | 'drop' | 'square' | 'diamond' | 'triangle' | 'cross' | 'tick'

/** How a state looks: a tone and a shape, so that colour never speaks alone. */
export interface Mark {
  tone: Tone
  shape: Shape
}

export const ORDER_MARKS: Record<OrderState, Mark> = {
  unpaid: { tone: 'warn', shape: 'diamond' },
  open: { tone: 'info', shape: 'ring' },
  assigned: { tone: 'brand', shape: 'circle' },
  under_way: { tone: 'brand', shape: 'drop' },
  finished: { tone: 'accent', shape: 'square' },
  accepted: { tone: 'good', shape: 'tick' },
  closed: { tone: 'ink-2', shape: 'tick' },
  cancelled: { tone: 'ink-2', shape: 'cross' },
}

export const VISIT_MARKS: Record<VisitState, Mark> = {
  planned: { tone: 'info', shape: 'ring' },
  travelling: { tone: 'brand', shape: 'drop' },
  arrived: { tone: 'brand', shape: 'circle' },
  started: { tone: 'accent', shape: 'square' },
  finished: { tone: 'good', shape: 'tick' },
  cancelled: { tone: 'ink-2', shape: 'cross' },
  missed: { tone: 'bad', shape: 'triangle' },
}

/** The steps a customer sees, in their order; the last visit tells how far the work is. */
export const PROGRESS = ['paid', 'assigned', 'travelling', 'arrived', 'started', 'finished', 'accepted'] as const
export type Progress = (typeof PROGRESS)[number]

/** How many steps of PROGRESS are behind, from the order's and the running visit's state. */
export function progress(order: string, visit: string): number {
  if (order === 'unpaid' || order === 'cancelled') return 0
  if (order === 'open') return 1
  if (order === 'assigned') return 2
  if (order === 'under_way') {
    const along: Record<string, number> = { planned: 2, travelling: 3, arrived: 4, started: 5, finished: 6 }
    return along[visit] ?? 3
  }
  return order === 'finished' ? 6 : 7
}

/** Whether somebody still comes or works, so that a page wants to be told live. */
export function isLive(order: string): boolean {
  return order === 'unpaid' || order === 'open' || order === 'assigned' || order === 'under_way' || order === 'finished'
}

/** The mark of an order's state; a state that is not known yet looks neutral. */
export function orderMark(state: string): Mark {
  return ORDER_MARKS[state as OrderState] ?? { tone: 'ink-2', shape: 'ring' }
}

/** The mark of a visit's state. */
export function visitMark(state: string): Mark {
  return VISIT_MARKS[state as VisitState] ?? { tone: 'ink-2', shape: 'ring' }
}
