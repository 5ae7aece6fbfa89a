// What a customer can do about an order now, and doing it: choose, move, say that nobody came, keep apart, accept by code.
import { computed } from 'vue'
import { moment } from '@shared/time'
import { get, write } from '@/api'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import type { Order, OrderPage } from './order'

const MINUTE = 60_000
const LATE_AFTER_MINUTES = 15

export function useDoings(page: OrderPage) {
  const seen = page.seen
  const visitState = computed(() => page.visit.value?.state ?? '')
  const isOpen = computed(() => seen.value?.state === 'open')
  const mayCancel = computed(() => ['unpaid', 'open', 'assigned', 'under_way'].includes(seen.value?.state ?? '')
    && !['started', 'finished'].includes(visitState.value))
  const mayMove = computed(() => ['unpaid', 'open', 'assigned'].includes(seen.value?.state ?? '')
    && seen.value?.timing === 'slot' && visitState.value === 'planned')
  const lateMs = computed(() => (page.visit.value ? page.now.value - moment(page.visit.value.starts_at) : 0))
  const maySayAbsent = computed(() => ['assigned', 'under_way'].includes(seen.value?.state ?? '')
    && ['planned', 'travelling'].includes(visitState.value) && lateMs.value > LATE_AFTER_MINUTES * MINUTE)
  const mayFindAnother = computed(() => isOpen.value && page.search.value.value?.state === 'asking')

  const applicants = useLoaded(() => get('/api/customer/v1/orders/{order_id}/applicants', { path: { order_id: page.id.value } }))
  const took = (fresh: Order) => {
    page.order.value.value = fresh
    void page.load()
    return true
  }
  const choosing = useAction(async (key, id: string) =>
    took(await write('post', '/api/customer/v1/applicants/{applicant_id}/choice', key, { path: { applicant_id: id } })))
  const another = useAction(async (key) =>
    took(await write('post', '/api/customer/v1/orders/{order_id}/another-worker', key, { path: { order_id: page.id.value } })))
  const moving = useAction(async (key, startsAt: string) =>
    took(await write('put', '/api/customer/v1/visits/{visit_id}/time', key, {
      path: { visit_id: page.visit.value?.id ?? '' }, body: { starts_at: startsAt, reason: '' },
    })))
  const absent = useAction(async (key, searchAgain: boolean) =>
    took(await write('post', '/api/customer/v1/visits/{visit_id}/worker-absence', key, {
      path: { visit_id: page.visit.value?.id ?? '' }, body: { search_again: searchAgain },
    })))
  const blocking = useAction(async (key, workerId: string, reason: string) => {
    await write('post', '/api/customer/v1/workers/{worker_id}/block', key, { path: { worker_id: workerId }, body: { reason } })
    return true
  })
  return { applicants, choosing, another, moving, absent, blocking, mayCancel, mayMove, maySayAbsent, mayFindAnother, lateMs }
}

export type Doings = ReturnType<typeof useDoings>
