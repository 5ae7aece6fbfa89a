// What a customer can do about an order now, and doing it: choose, move, say that nobody came, keep apart, accept by code.
import { computed } from 'vue'
import { moment } from '@shared/time'
import { get, write } from '@/api'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import type { Order, OrderPage } from './order'

export function useDoings(page: OrderPage) {
  const seen = page.seen
  const may = computed(() => seen.value?.may)
  const lateMs = computed(() => (page.visit.value ? page.now.value - moment(page.visit.value.starts_at) : 0))
  const isLate = computed(() => Boolean(may.value?.report_absence) && lateMs.value > 0)

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
  return { applicants, choosing, another, moving, absent, blocking, may, isLate, lateMs }
}

export type Doings = ReturnType<typeof useDoings>
