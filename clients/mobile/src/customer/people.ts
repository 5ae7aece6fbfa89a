// The people who could come for a service, in the order that is wanted, and choosing one of them.
import { computed, ref } from 'vue'
import { moment } from '@shared/time'
import { get, type Customer } from '@/api'
import { useLoaded } from '@/api/page'
import { usePlaces } from './place'
import { optionsAsked, startWish, useWish } from './wish'

export type Person = Customer['WorkerShown']
export type Order = 'near' | 'rating' | 'soon' | 'served'
export const ORDERS: Order[] = ['near', 'rating', 'soon', 'served']

/** How a list is put in order; who is equal there stays as the house said. */
export function ordered(people: Person[], by: Order): Person[] {
  const figure: Record<Order, (one: Person) => number> = {
    near: (one) => one.distance_m,
    rating: (one) => -(one.rating ?? 0),
    soon: (one) => (one.next_free_at ? moment(one.next_free_at) : Infinity),
    served: (one) => -one.visits_done,
  }
  return people.map((one, at) => ({ one, at, by: figure[by](one) })).sort((a, b) => (a.by === b.by ? a.at - b.at : a.by - b.by)).map(({ one }) => one)
}

export function usePeople() {
  const wish = useWish()
  const places = usePlaces()
  const by = ref<Order>('near')
  const serviceId = ref('')
  const found = useLoaded(async () => {
    if (!places.isRead.value) await places.load()
    if (wish.serviceId !== serviceId.value) {
      const service = await get('/api/customer/v1/services/{service_id}', { path: { service_id: serviceId.value } })
      startWish(service, { variant: service.variants[0]?.code ?? '', units: service.units_min, options: {} })
    }
    const where = places.chosen.value ? { address_id: places.chosen.value.id } : places.point.value
    return get('/api/customer/v1/services/{service_id}/workers', {
      path: { service_id: serviceId.value },
      query: { ...where, variant: wish.variant, units: wish.units, options: optionsAsked(wish.options), days: 7 },
    })
  })
  const people = computed(() => ordered(found.value.value ?? [], by.value))

  function pick(one: Pick<Person, 'id' | 'name'> & { merchant_id?: string | null }): void {
    Object.assign(wish, { workerId: one.id, workerName: one.name, merchantId: one.merchant_id ?? '', way: 'choose', startsAt: '' })
    if (wish.timing === 'now') wish.timing = 'slot'
  }
  return { wish, places, by, serviceId, found, people, pick }
}
