// What follows the work on the order page: review, disputes, compensations and the record of steps.
import { computed, watch, type Ref } from 'vue'
import { moment } from '@shared/time'
import { get, write, type Customer } from '@/api'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'

export function useAfter(order: Ref<Customer['OrderSeen']>, now: Ref<number>) {
  const path = () => ({ order_id: order.value.id })
  const isAccepted = computed(() => ['accepted', 'closed'].includes(order.value.state))
  const review = useLoaded(() => get('/api/customer/v1/orders/{order_id}/review', { path: path() }))
  const disputes = useLoaded(() => get('/api/customer/v1/orders/{order_id}/disputes', { path: path() }))
  const compensations = useLoaded(() => get('/api/customer/v1/orders/{order_id}/compensations', { path: path() }))
  const visitId = computed(() => order.value.visits.find((one) => one.started_at)?.id ?? '')
  const steps = useLoaded(async () => (visitId.value ? get('/api/customer/v1/visits/{visit_id}/steps', { path: { visit_id: visitId.value } }) : []))
  const disputeLeft = computed(() => (order.value.dispute_until ? Math.max(0, moment(order.value.dispute_until) - now.value) : 0))
  const mayReview = computed(() => order.value.may.review && !review.value.value)
  const mayDispute = computed(() => order.value.may.dispute && disputeLeft.value > 0)
  const mayTip = computed(() => order.value.may.tip)

  async function load(): Promise<void> {
    if (order.value.state === 'unpaid') return
    const reads = [compensations.load(), steps.load()]
    if (isAccepted.value || order.value.dispute_until) reads.push(disputes.load())
    if (isAccepted.value) reads.push(review.load())
    await Promise.all(reads)
  }
  const withdrawing = useAction(async (key, disputeId: string) => {
    await write('post', '/api/customer/v1/disputes/{dispute_id}/withdrawal', key, { path: { dispute_id: disputeId } })
    await disputes.load()
  })
  const collecting = useAction(async (key, id: string) => {
    await write('post', '/api/customer/v1/compensations/{compensation_id}/receipt', key, { path: { compensation_id: id } })
    await compensations.load()
  })
  watch(order, () => void load(), { immediate: true })
  return { review, disputes, compensations, steps, disputeLeft, mayReview, mayDispute, mayTip, withdrawing, collecting, load }
}
