// One visit as its worker goes through it: what is next, and sending it, even without a network.
import { computed, onMounted, onUnmounted, ref } from 'vue'
import { get, write, type Worker } from '@/api'
import { asApiError } from '@/api/problem'
import { useAction } from '@/api/action'
import { useLoaded } from '@/api/page'
import { now } from '@/clock'
import { say } from '@/i18n'
import { useLive } from '@/live'
import { choosePhoto } from '@/platform/picture'
import { moment } from '@shared/time'
import { myself, readMe, tellPlace } from './desk'
import { send, waitingAbout, waitsFor, whenSent, type Parcel } from './outbox'
import { fixNow, here, whenArrived } from './positions'
import { metresBetween, secondsLeft } from './walk'

type Step = Worker['StepSeen']

/** The step that can be done next at a stage of the visit; gates keep their order. */
export function nextStep(steps: Step[], state: string): Step | undefined {
  const open = steps.filter((one) => !one.done_at)
  if (state === 'arrived') return open.find((one) => one.phase === 'before')
  return state === 'started' ? open[0] : undefined
}

/** What the one big button does now. */
export function bigButton(state: string, orderState: string, steps: Step[]): 'set-out' | 'arrive' | 'step' | 'start' | 'finish' | 'accept' | 'none' {
  if (state === 'planned') return 'set-out'
  if (state === 'travelling') return 'arrive'
  if (state === 'arrived') return nextStep(steps, state) ? 'step' : 'start'
  if (state === 'started') return nextStep(steps, state) ? 'step' : 'finish'
  return state === 'finished' && (orderState === 'finished' || orderState === 'under_way') ? 'accept' : 'none'
}

interface Held {
  visit: Worker['VisitSeen']
  order: Worker['OrderSeen']
  steps: Step[]
}
const STATE_AFTER: Record<string, string> = { departure: 'travelling', arrival: 'arrived', finish: 'finished' }

/** A visit as its worker left it: what waits for the network counts as done on this phone. */
export function asLeft(held: Held, waits: Parcel[]): Held {
  return waits.reduce((now, { path, form, photo }) => {
    const [verb, code] = path.split('/').slice(6)
    if (verb === 'steps') {
      const steps = now.steps.map((one) => (one.code === code && !one.done_at ? { ...one, done_at: form?.done_at ?? now.visit.starts_at, photo_url: photo?.startsWith('blob:') ? photo : null } : one))
      return { ...now, steps }
    }
    return verb in STATE_AFTER ? { ...now, visit: { ...now.visit, state: STATE_AFTER[verb] } } : now
  }, held)
}

/** Where one was, as the fields of a form have it. */
async function placeFields(): Promise<Record<string, string>> {
  const worker = myself()
  const fix = worker ? await fixNow({ lat: worker.home_lat, lng: worker.home_lng }) : null
  const at = { done_at: new Date(now()).toISOString() }
  return fix ? { ...at, lat: String(fix.lat), lng: String(fix.lng), accuracy_m: String(fix.accuracy_m), datum: fix.datum } : at
}

export function useVisit() {
  const id = ref('')
  const path = () => ({ visit_id: id.value })
  const page = useLoaded(async () => {
    if (!myself()) await readMe()
    const visit = await get('/api/worker/v1/visits/{visit_id}', { path: path() })
    const [order, steps] = await Promise.all([
      get('/api/worker/v1/orders/{order_id}', { path: { order_id: visit.order_id } }),
      get('/api/worker/v1/visits/{visit_id}/steps', { path: path() }),
    ])
    tellPlace(visit)
    return asLeft({ visit, order, steps }, waitingAbout(id.value))
  })
  const visit = computed(() => page.value.value?.visit)
  const order = computed(() => page.value.value?.order)
  const steps = computed(() => page.value.value?.steps ?? [])
  const does = computed(() => bigButton(visit.value?.state ?? '', order.value?.state ?? '', steps.value))
  const next = computed(() => nextStep(steps.value, visit.value?.state ?? ''))
  const way = computed(() => {
    const place = visit.value?.place
    if (!place || !here.value || visit.value?.state !== 'travelling') return null
    return { metres: metresBetween(here.value, place), seconds: secondsLeft(here.value, place) }
  })
  const change = computed(() => order.value?.changes.find((one) => one.state === 'proposed' && moment(one.lapses_at) > now()))
  const isWaiting = computed(() => waitsFor(id.value))
  const waits = computed(() => waitingAbout(id.value).length)
  const busy = ref(false)

  useLive(() => (order.value ? [`order:${order.value.id}`] : []), { snapshot: () => void page.load() })
  let ends: (() => void)[] = []
  onMounted(() => { ends = [whenArrived((ids) => ids.includes(id.value) && void page.load()), whenSent(() => void page.load())] })
  onUnmounted(() => ends.forEach((end) => end()))

  /** Send through the outbox; what waits is shown as if it had been heard. */
  async function sent(verb: string, name: string, more: { body?: Record<string, unknown>; form?: Record<string, string>; photo?: string }): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const heard = await send({ path: `/api/worker/v1/visits/${id.value}/${verb}`, about: id.value, name, ...more })
      if (heard) await page.load()
      else {
        const held = page.value.value
        if (held) page.value.value = asLeft(held, waitingAbout(id.value))
        uni.showToast({ title: say('worker.outbox.kept'), icon: 'none' })
      }
    } catch (error) {
      uni.showToast({ title: asApiError(error, say('errors.client')).message, icon: 'none', duration: 3500 })
    } finally {
      busy.value = false
    }
  }

  const setOut = () => sent('departure', say('worker.visit.setOut'), { body: {} })

  async function arrive(reason: string): Promise<void> {
    const worker = myself()
    const fix = worker ? await fixNow({ lat: worker.home_lat, lng: worker.home_lng }) : null
    const sentFix = fix && { lat: fix.lat, lng: fix.lng, datum: fix.datum, accuracy_m: fix.accuracy_m, is_mock: fix.is_mock, taken_at: fix.taken_at }
    await sent('arrival', say('worker.visit.arrive'), { body: { reason, fix: sentFix } })
  }

  async function tick(step: Step): Promise<void> {
    const photo = step.needs_photo ? await choosePhoto() : ''
    if (step.needs_photo && !photo) return
    const form = await placeFields()
    await sent(`steps/${step.code}`, step.name, { form, photo: photo || undefined })
  }

  const finish = () => sent('finish', say('worker.big.finish'), { body: {} })

  async function absent(): Promise<void> {
    const photo = await choosePhoto()
    if (photo) await sent('customer-absence', say('worker.visit.absent'), { form: await placeFields(), photo })
  }

  const absence = useLoaded(() => get('/api/worker/v1/visits/{visit_id}/customer-absence', { path: path() }))

  const starting = useAction(async (key, code: string) => {
    const begun = await write('post', '/api/worker/v1/visits/{visit_id}/start', key, { path: path(), body: { code } })
    await page.load()
    return begun
  })
  const accepting = useAction(async (key, code: string) => {
    const accepted = await write('post', '/api/worker/v1/orders/{order_id}/acceptance', key, { path: { order_id: order.value?.id ?? '' }, body: { code } })
    await page.load()
    return accepted
  })
  const releasing = useAction(async (key, reason: string, is_unsafe: boolean) => {
    const given = await write('post', '/api/worker/v1/orders/{order_id}/release', key, { path: { order_id: order.value?.id ?? '' }, body: { reason, is_unsafe } })
    uni.showToast({ title: say(is_unsafe ? 'worker.visit.unsafeSaid' : 'worker.visit.released'), icon: 'none', duration: 3000 })
    if (getCurrentPages().length > 1) uni.navigateBack()
    else uni.reLaunch({ url: '/pages/worker/root' })
    return given
  })
  const lating = useAction(async (key, minutes: number, reason: string) => {
    const told = await write('post', '/api/worker/v1/visits/{visit_id}/lateness', key, { path: path(), body: { minutes, reason } })
    uni.showToast({ title: say('worker.visit.lateSaid', { n: minutes }), icon: 'none' })
    await page.load()
    return told
  })
  const changing = useAction(async (key, body: Worker['ChangeSent']) => {
    const proposed = await write('post', '/api/worker/v1/visits/{visit_id}/changes', key, { path: path(), body })
    await page.load()
    return proposed
  })
  const blocking = useAction(async (key, reason: string) => {
    const blocked = await write('post', '/api/worker/v1/orders/{order_id}/customer-block', key, { path: { order_id: order.value?.id ?? '' }, body: { reason } })
    uni.showToast({ title: say('worker.visit.blocked'), icon: 'none' })
    return blocked
  })

  function open(asked: string): void {
    id.value = asked
    void page.load()
  }

  return {
    id, page, visit, order, steps, does, next, way, change, isWaiting, waits, busy, open, setOut, arrive, tick, finish, absent, absence,
    starting, accepting, releasing, lating, changing, blocking,
  }
}

export type VisitPage = ReturnType<typeof useVisit>
