// The wish that is being put together between the service page and the checkout.
import { reactive, watch } from 'vue'
import type { Customer } from '@/api'

export type Service = Customer['ServiceDetail']

export interface Choice {
  variant: string
  units: number
  options: Record<string, number>
}

export interface Wish extends Choice {
  serviceId: string
  way: 'assign' | 'grab' | 'choose'
  timing: 'now' | 'slot'
  startsAt: string
  workerId: string
  workerName: string
  merchantId: string
  travel: 'bus' | 'taxi'
  pay: 'deposit' | 'whole'
  note: string
}

/** What times are asked for: a wish that is being put together, or an order that shall be moved. */
export interface Wanted extends Choice {
  serviceId: string
  workerId: string
  merchantId: string
  startsAt: string
}

const DRAFT = 'doorstep.wish'
const EMPTY: Wish = {
  serviceId: '', variant: '', units: 1, options: {}, way: 'assign', timing: 'slot', startsAt: '',
  workerId: '', workerName: '', merchantId: '', travel: 'bus', pay: 'deposit', note: '',
}

function kept(): Partial<Wish> {
  const held: unknown = uni.getStorageSync(DRAFT)
  return held && typeof held === 'object' ? (held as Partial<Wish>) : {}
}

const wish = reactive<Wish>({ ...EMPTY, ...kept() })
watch(wish, (now) => uni.setStorageSync(DRAFT, JSON.parse(JSON.stringify(now))))

/** What is being ordered; the same object on every page. */
export function useWish(): Wish {
  return wish
}

/** Begin a wish for a service; a person chosen for it before stays chosen. */
export function startWish(service: Service, choice: Choice): void {
  const isSame = wish.serviceId === service.id
  const keepsWorker = isSame && Boolean(wish.workerId)
  Object.assign(wish, choice, {
    serviceId: service.id,
    way: keepsWorker ? 'choose' : service.ways.includes('assign') ? 'assign' : service.ways[0],
    timing: service.timings.includes('slot') ? 'slot' : 'now',
    startsAt: isSame ? wish.startsAt : '',
    workerId: keepsWorker ? wish.workerId : '',
    workerName: keepsWorker ? wish.workerName : '',
    merchantId: keepsWorker ? wish.merchantId : '',
    note: isSame ? wish.note : '',
  })
}

/** Forget the wish after it was ordered. */
export function endWish(): void {
  Object.assign(wish, { serviceId: '', startsAt: '', workerId: '', workerName: '', merchantId: '', note: '', options: {} })
}

/** Options as the address of a question carries them: "code:count". */
export function optionsAsked(options: Record<string, number>): string[] {
  return Object.entries(options).filter(([, count]) => count > 0).map(([code, count]) => `${code}:${count}`)
}

/** Options as a wish carries them. */
export function optionsSent(options: Record<string, number>): { code: string; count: number }[] {
  return Object.entries(options).filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }))
}

/** About what a choice costs and takes; the binding price is the quote's. */
export function estimate(service: Service, choice: Choice): { fen: number; minutes: number } {
  const variant = service.variants.find((one) => one.code === choice.variant)
  let fen = (variant?.amount_fen ?? 0) * choice.units
  let minutes = (variant?.minutes ?? 0) * choice.units
  for (const one of service.options) {
    const count = choice.options[one.code] ?? 0
    fen += (one.amount_fen ?? 0) * count
    minutes += one.minutes * count
  }
  return { fen, minutes }
}
