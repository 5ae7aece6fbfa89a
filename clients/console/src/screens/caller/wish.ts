// What a caller wants, as it is put together step by step, and as the door takes it.
import type { ServiceSeen } from '@/api/shapes'
import { isoAt } from '@shared/time'

export interface Choice {
  code: string
  name: Record<string, string>
  minutes?: number
}

export interface Wish {
  serviceId: string
  variant: string
  units: number
  options: string[]
  materials: string[]
  timing: 'now' | 'slot'
  day: string
  time: string
  way: 'assign' | 'grab' | 'choose'
  workerId: string
  travel: 'bus' | 'taxi'
  pay: 'deposit' | 'whole'
  note: string
}

export function freshWish(): Wish {
  return { serviceId: '', variant: '', units: 1, options: [], materials: [], timing: 'slot', day: '', time: '', way: 'assign', workerId: '', travel: 'bus', pay: 'deposit', note: '' }
}

/** The choices of a kind as the service lists them. */
export function choicesOf(service: Pick<ServiceSeen, 'choices'> | null, kind: 'variants' | 'options' | 'materials'): Choice[] {
  return ((service?.choices[kind] ?? []) as Choice[])
}

/** How many units may be ordered. */
export function unitsOf(service: Pick<ServiceSeen, 'duration'> | null): { least: number; most: number } {
  const facts = (service?.duration ?? {}) as { units_min?: number; units_max?: number }
  return { least: facts.units_min ?? 1, most: Math.max(facts.units_min ?? 1, facts.units_max ?? 1) }
}

/** What the door is asked for: the price, and with it the order. */
export function wishSent(wish: Wish, customerId: string, addressId: string, zone: string) {
  return {
    customer_id: customerId,
    service_id: wish.serviceId,
    address_id: addressId,
    variant: wish.variant,
    units: wish.units,
    options: wish.options.map((code) => ({ code, count: 1 })),
    materials: wish.materials.map((code) => ({ code, count: 1 })),
    way: wish.way,
    timing: wish.timing,
    starts_at: wish.timing === 'slot' ? isoAt(wish.day, wish.time, zone) : null,
    worker_id: wish.way === 'choose' && wish.workerId ? wish.workerId : null,
    pay: wish.pay,
    travel_mode: wish.travel,
    phone: '',
  }
}

/** What the door is asked for when somebody can come on a day. */
export function slotsSent(wish: Wish, customerId: string, addressId: string) {
  return {
    customer_id: customerId, phone: '', service_id: wish.serviceId, address_id: addressId, variant: wish.variant, units: wish.units,
    options: wish.options.map((code) => ({ code, count: 1 })), materials: wish.materials.map((code) => ({ code, count: 1 })),
    day: wish.day, worker_id: wish.way === 'choose' && wish.workerId ? wish.workerId : null,
  }
}

/** The next half hours of the day as what one can pick from. */
export function times(now: { hour: number; minute: number } | null): string[] {
  const all = Array.from({ length: 30 }, (_, step) => `${String(7 + Math.floor(step / 2)).padStart(2, '0')}:${step % 2 ? '30' : '00'}`)
  if (!now) return all
  const after = `${String(now.hour).padStart(2, '0')}:${String(now.minute).padStart(2, '0')}`
  return all.filter((one) => one > after)
}
