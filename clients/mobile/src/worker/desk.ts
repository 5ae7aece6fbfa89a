// What all the worker's pages lean on: who the worker is, duty and consent to their place, and telling it.
import { computed, reactive } from 'vue'
import { get, write, type Worker } from '@/api'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import { keepTelling } from './positions'

const known = reactive<{ mine: Worker['Me'] | null }>({ mine: null })

/** The worker as the door said last. */
export function myself(): Worker['ProfileSeen'] | null {
  return known.mine?.worker ?? null
}

/** Read who one is. */
export async function readMe(): Promise<Worker['Me']> {
  known.mine = await get('/api/worker/v1/me')
  return known.mine
}

/** Tell the house where one is, as far as duty and a visit on the way ask for it. */
export function tellPlace(visit: Worker['VisitSeen'] | undefined): void {
  const worker = myself()
  if (!worker) return
  const isGoing = visit?.state === 'travelling' && visit.place
  keepTelling(
    { lat: worker.home_lat, lng: worker.home_lng },
    { duty: worker.on_duty, towards: isGoing ? { lat: visit.place!.lat, lng: visit.place!.lng } : null },
  )
}

/** The visit that is worked on now, else the next one. */
export function runningVisit(visits: Worker['VisitSeen'][]): Worker['VisitSeen'] | undefined {
  const order = ['started', 'arrived', 'travelling', 'finished', 'planned']
  const open = visits.filter((one) => order.includes(one.state) && !['closed', 'cancelled', 'accepted'].includes(one.order_state))
  return [...open].sort((one, other) =>
    order.indexOf(one.state) - order.indexOf(other.state) || one.starts_at.localeCompare(other.starts_at))[0]
}

/** The duty switch with the consent before it. */
export function useDuty(after: () => Promise<unknown>) {
  const consents = useLoaded(() => get('/api/worker/v1/me/consents'))
  const hasConsent = computed(() => Boolean(consents.value.value?.some((one) => one.purpose === 'location' && !one.withdrawn_at)))
  const words = useLoaded(async () => (await get('/api/worker/v1/consent-texts')).find((one) => one.purpose === 'location'))
  const turning = useAction(async (key, on: boolean) => {
    const duty = await write('put', '/api/worker/v1/duty', key, { body: { on_duty: on } })
    await after()
    return duty
  })
  const allowing = useAction(async (key) => {
    const given = await write('put', '/api/worker/v1/me/consents/{purpose}', key, {
      path: { purpose: 'location' }, body: { text_version: words.value.value?.text_version ?? '' },
    })
    await consents.load()
    return given
  })
  return { consents, hasConsent, words, turning, allowing }
}
