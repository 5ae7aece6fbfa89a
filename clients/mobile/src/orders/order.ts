// All that the customer's order page knows of one order, kept fresh by the live feed.
import { computed, ref } from 'vue'
import { moment } from '@shared/time'
import { isLive, progress } from '@shared/states'
import { get, write, type Customer } from '@/api'
import { newKey, useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import { now as businessNow, useNow } from '@/clock'
import { useLive } from '@/live'
import type { MapMarker } from '@/map/source'
import { payOrder } from '@/platform/pay'
import { sessionOf } from '@/session'
import { movedTrip, type Moved } from './trip'

export type Order = Customer['OrderSeen']

export function useOrder() {
  const id = ref('')
  const fromCashier = ref(false)
  const now = useNow()
  const order = useLoaded(() => get('/api/customer/v1/orders/{order_id}', { path: { order_id: id.value } }))
  const trip = useLoaded(async () => {
    const found = await get('/api/customer/v1/orders/{order_id}/trip', { path: { order_id: id.value } })
    return { ...found, readAt: businessNow() }
  })
  const search = useLoaded(() => get('/api/customer/v1/orders/{order_id}/search', { path: { order_id: id.value } }))
  const seen = computed(() => order.value.value)
  const visit = computed(() => {
    const visits = seen.value?.visits ?? []
    return visits.find((one) => !['finished', 'cancelled', 'missed'].includes(one.state)) ?? visits[visits.length - 1]
  })
  const worker = computed(() => visit.value?.workers[0])
  const onTheWay = computed(() => trip.value.value?.workers[0])
  /** When they arrive as was reckoned, and how old the place on the map is by now. */
  const arrivesAt = computed(() => {
    const { eta_seconds: eta, eta_age_seconds: age } = onTheWay.value ?? {}
    return eta == null || !trip.value.value ? null : trip.value.value.readAt + (eta - (age ?? 0)) * 1000
  })
  const fixAge = computed(() => {
    const age = onTheWay.value?.fix_age_seconds
    return age == null || !trip.value.value ? null : age + Math.max(0, (now.value - trip.value.value.readAt) / 1000)
  })
  const done = computed(() => progress(seen.value?.state ?? '', visit.value?.state ?? ''))
  const isMoving = computed(() => visit.value?.state === 'travelling')
  const change = computed(() => seen.value?.changes.find((one) => one.state === 'proposed' && moment(one.lapses_at) > now.value))
  /** Back from the cashier while a bill is still open: whether it was paid only the house says. */
  const isChecking = computed(() => fromCashier.value && Boolean(seen.value?.bills.some((one) => one.state === 'open')))
  const bill = computed(() => seen.value?.bills.find((one) => one.state === 'open'))
  const payFrom = computed(() => {
    const from = seen.value?.pay_from_at
    return from && moment(from) > now.value ? from : null
  })
  const markers = computed<MapMarker[]>(() => {
    const place = seen.value?.address
    if (!place) return []
    const at: MapMarker[] = [{ id: 'home', kind: 'home', lat: place.lat, lng: place.lng }]
    for (const one of trip.value.value?.workers ?? []) {
      if (one.lat !== null && one.lng !== null && isMoving.value) {
        at.push({ id: one.worker?.id ?? 'worker', kind: 'worker', lat: one.lat, lng: one.lng, label: one.worker?.name })
      }
    }
    return at
  })

  async function load(): Promise<void> {
    await order.load()
    const state = seen.value?.state ?? ''
    if (state === 'open') void search.load()
    if (state === 'assigned' || state === 'under_way') void trip.load()
  }

  function open(asked: string, cameFromCashier = false): void {
    id.value = asked
    fromCashier.value = cameFromCashier
    void load()
  }

  /** Until it is settled: an accepted order is still closed, disputed or paid back by others. */
  const isFollowed = computed(() => !seen.value || isLive(seen.value.state) || seen.value.state === 'accepted')
  useLive(
    () => (id.value && isFollowed.value
      ? [`order:${id.value}`, `customer:${sessionOf('customer')?.actorId ?? ''}`, ...(isMoving.value ? [`trip:${id.value}`] : [])]
      : []),
    {
      snapshot: () => void load(),
      news: ({ name, content }) => {
        if (name !== 'tracking.WorkerMoved') return void load()
        const moved = trip.value.value && movedTrip(trip.value.value, content as unknown as Moved, businessNow())
        if (moved) trip.value.value = moved
        else void trip.load()
      },
    },
  )

  const replaced = (fresh: Order) => {
    order.value.value = fresh
    return fresh
  }
  const path = () => ({ order_id: id.value })
  const paying = useAction(async (_key, billId: string) => {
    fromCashier.value = false
    const said = await payOrder(id.value, billId || undefined)
    fromCashier.value = said === 'paid'
    await load()
    return true
  })
  const accepting = useAction(async (key, code: string) =>
    replaced(await write('post', '/api/customer/v1/orders/{order_id}/acceptance', key, { path: path(), body: { code } })))
  const asking = useAction(async (key) => write('post', '/api/customer/v1/orders/{order_id}/balance', key, { path: path() }))
  const cancelling = useAction(async (key, fee: number) =>
    replaced(await write('post', '/api/customer/v1/orders/{order_id}/cancellation', key, { path: path(), body: { shown_fee_fen: fee, reason: '' } })))
  const deciding = useAction(async (key, changeId: string, approves: boolean) => {
    const decided = await write('post', '/api/customer/v1/changes/{change_id}/decision', key, { path: { change_id: changeId }, body: { approve: approves } })
    await load()
    return decided
  })
  const startCode = useLoaded(() =>
    write('post', '/api/customer/v1/visits/{visit_id}/start-code', newKey(), { path: { visit_id: visit.value?.id ?? '' } }))
  const finishCode = useLoaded(() => write('post', '/api/customer/v1/orders/{order_id}/finish-code', newKey(), { path: path() }))
  const fee = useLoaded(() => get('/api/customer/v1/orders/{order_id}/cancellation', { path: path() }))

  /** Accept; what is still due is asked for and paid, which completes the acceptance. */
  async function accept(code = ''): Promise<boolean> {
    const taken = await accepting.run(code)
    if (taken && taken.due_fen > 0) await payDue()
    return Boolean(taken)
  }

  async function payDue(): Promise<void> {
    const open = bill.value ?? (await asking.run())
    if (open) await paying.run(open.id)
  }

  return {
    id, now, order, seen, arrivesAt, fixAge, isChecking, fromCashier, visit, worker, onTheWay, done, isMoving, change, bill, payFrom, markers, search, trip,
    load, open, paying, accepting, cancelling, deciding, startCode, finishCode, fee, accept, payDue,
  }
}

export type OrderPage = ReturnType<typeof useOrder>
