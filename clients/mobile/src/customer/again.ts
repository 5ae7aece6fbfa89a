// An order as a wish: for another time of the same, or the same once more.
import type { Customer } from '@/api'
import { useWish, type Wanted } from './wish'

type Order = Customer['OrderSeen']

function optionsOf(order: Order): Record<string, number> {
  return Object.fromEntries(order.lines.filter((one) => one.kind === 'option').map((one) => [one.code, one.count]))
}

/** What times an order could be moved to: its own choice, with the person who has it. */
export function wantedOf(order: Order, workerId = ''): Wanted {
  return {
    serviceId: order.service_id, variant: order.variant, units: order.units, options: optionsOf(order),
    workerId: order.way === 'choose' ? workerId : '', merchantId: '', startsAt: order.starts_at,
  }
}

/** Begin the same wish again; where and when are asked anew. */
export function wantAgain(order: Order): void {
  const person = order.visits[order.visits.length - 1]?.workers[0]
  Object.assign(useWish(), {
    serviceId: order.service_id, variant: order.variant, units: order.units, options: optionsOf(order), startsAt: '',
    workerId: person?.id ?? '', workerName: person?.name ?? '', merchantId: '', note: order.note,
  })
}
