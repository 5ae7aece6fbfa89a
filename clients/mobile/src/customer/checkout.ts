// What the checkout knows and does: the quote of the wish, and the order at the price that was shown.
import { computed } from 'vue'
import { ask, get, write } from '@/api'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import { payOrder } from '@/platform/pay'
import { askToTell } from '@/platform/subscribe'
import { usePlaces } from './place'
import { endWish, optionsSent, startWish, useWish, type Wish } from './wish'

function sent(wish: Wish, addressId: string) {
  return {
    service_id: wish.serviceId, address_id: addressId, variant: wish.variant, units: wish.units,
    options: optionsSent(wish.options), materials: [], way: wish.way, timing: wish.timing,
    starts_at: wish.timing === 'slot' ? wish.startsAt : null,
    worker_id: wish.way === 'choose' ? wish.workerId || null : null, merchant_id: wish.merchantId || null,
    pay: wish.pay, travel_mode: wish.travel,
  }
}

export function useCheckout() {
  const wish = useWish()
  const places = usePlaces()
  let serviceId = ''
  let reading: Promise<void> = Promise.resolve()
  const service = useLoaded(async () => {
    const found = await get('/api/customer/v1/services/{service_id}', { path: { service_id: serviceId } })
    if (wish.serviceId !== serviceId) startWish(found, { variant: found.variants[0]?.code ?? '', units: found.units_min, options: {} })
    return found
  })
  const isAsked = computed(() => Boolean(wish.serviceId && places.chosen.value && (wish.timing === 'now' || wish.startsAt)))
  const quote = useLoaded(() => ask('/api/customer/v1/quotes', { body: sent(wish, places.chosen.value?.id ?? '') }))
  const isReady = computed(() => isAsked.value && Boolean(quote.value.value) && !quote.busy.value)

  /** Once the service was read and the wish stands. */
  const begun = () => reading

  async function quoteAgain(): Promise<void> {
    quote.value.value = undefined
    quote.error.value = null
    if (isAsked.value) await quote.load()
  }

  const placing = useAction(async (key, body: ReturnType<typeof sent> & { shown_total_fen: number; note: string }) =>
    write('post', '/api/customer/v1/orders', key, { body: { ...body, photo_ids: [] } }))

  async function order(): Promise<void> {
    const total = quote.value.value?.total_fen
    const place = places.chosen.value
    if (total === undefined || !place) return
    const taken = await placing.run({ ...sent(wish, place.id), shown_total_fen: total, note: wish.note })
    if (!taken) {
      if (['orders.PriceChanged', 'orders.NobodyFree', 'workers.SlotTaken'].includes(placing.error.value?.code ?? '')) await quoteAgain()
      return
    }
    endWish()
    const page = `/pages/customer/order?id=${taken.id}`
    const mayPay = taken.first_part_fen > 0 && (!taken.pay_from_at || taken.pay_from_at <= taken.placed_at)
    uni.redirectTo({ url: page })
    await askToTell()
    if (mayPay) await payOrder(taken.id).catch(() => undefined)
  }

  function load(id: string): void {
    serviceId = id
    reading = service.load()
  }

  return { wish, service, places, quote, placing, isReady, load, begun, quoteAgain, order }
}
