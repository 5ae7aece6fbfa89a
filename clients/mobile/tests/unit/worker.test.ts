// The worker's logic: the made-up walk, what the big button does, the hall's sieve, the plan, and the outbox.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { device } from '../device'
import { sifted, type Demand } from '@/worker/hall'
import { flush, send, waiting } from '@/worker/outbox'
import { forget, keep } from '@/session/store'
import { moved, ofDay, switched } from '@/worker/plan'
import { asLeft, bigButton } from '@/worker/visit'
import { EBIKE_SPEED, metresBetween, spotOn, turnedTo } from '@/worker/walk'

const from = { lat: 30.2, lng: 120.14 }
const to = { lat: 30.21, lng: 120.15 }

describe('the walk', () => {
  it('goes straight at the speed of an e-bike and stays at its end', () => {
    const leg = { from, to, beganAt: 0 }
    expect(metresBetween(from, spotOn(leg, 60_000))).toBeCloseTo(60 * EBIKE_SPEED, 0)
    expect(metresBetween(to, spotOn(leg, 3_600_000))).toBeLessThan(1)
  })

  it('turns from where one is', () => {
    const leg = { from, to, beganAt: 0 }
    expect(turnedTo(leg, to, 60_000)).toBe(leg)
    expect(turnedTo(leg, from, 60_000).from).toEqual(spotOn(leg, 60_000))
  })
})

describe('the big button', () => {
  const step = (phase: string, done: boolean) => ({ code: phase, name: '', phase, needs_photo: false, gates: false, done_at: done ? 'x' : null, photo_url: null })
  it('leads from setting out to acceptance', () => {
    expect(bigButton('planned', 'assigned', [])).toBe('set-out')
    expect(bigButton('travelling', 'under_way', [])).toBe('arrive')
    expect(bigButton('arrived', 'under_way', [step('before', false)])).toBe('step')
    expect(bigButton('arrived', 'under_way', [step('before', true), step('during', false)])).toBe('start')
    expect(bigButton('started', 'under_way', [step('during', false)])).toBe('step')
    expect(bigButton('started', 'under_way', [step('during', true)])).toBe('finish')
    expect(bigButton('finished', 'finished', [])).toBe('accept')
    expect(bigButton('finished', 'accepted', [])).toBe('none')
  })
})

describe('the hall', () => {
  const one = (distance_m: number, pay_fen: number, starts_at: string) => ({ distance_m, pay_fen, starts_at }) as Demand
  const all = [one(5000, 9000, '2026-11-24T10:00:00+08:00'), one(900, 5000, '2026-11-25T10:00:00+08:00')]
  const now = Date.parse('2026-11-24T08:00:00+08:00')
  it('sifts and sorts', () => {
    expect(sifted(all, { near: '3', day: 'any', sort: 'near' }, now, 'Asia/Shanghai')).toEqual([all[1]])
    expect(sifted(all, { near: 'any', day: 'today', sort: 'near' }, now, 'Asia/Shanghai')).toEqual([all[0]])
    expect(sifted(all, { near: 'any', day: 'any', sort: 'pay' }, now, 'Asia/Shanghai')[0]).toBe(all[0])
  })
})

describe('the plan', () => {
  it('is switched and moved by day', () => {
    const plan = switched([], 2, true)
    expect(ofDay(plan, 2)).toHaveLength(1)
    expect(ofDay(moved(plan, plan[0], 'from', -1), 2)[0].from_minute).toBe(450)
    expect(switched(plan, 2, false)).toEqual([])
  })
})

describe('the outbox', () => {
  type Asked = { url: string; header: Record<string, string>; success: (answer: object) => void; fail: () => void }
  const signIn = (actorId: string) => keep('worker', { token: `token of ${actorId}`, sessionId: 's', city: 1, actorId })
  let heard: { key: string; token: string; path: string }[] = []
  let answer: 'away' | number = 200
  beforeEach(() => {
    heard = []
    answer = 'away'
    signIn('one')
    device.request.mockImplementation(({ url, header, success, fail }: Asked) => {
      heard.push({ key: header['Idempotency-Key'], token: header.Authorization, path: url })
      if (answer === 'away') fail()
      else success({ statusCode: answer, data: {}, header: {} })
    })
  })
  afterEach(async () => {
    answer = 200
    for (const who of ['one', 'other']) {
      signIn(who)
      await flush()
    }
  })
  const departure = { path: '/api/worker/v1/visits/a/departure', about: 'a', name: 'x', body: {} }

  it('keeps what was not heard and sends it once more, in order, under the same key', async () => {
    expect(await send(departure)).toBe(false)
    expect(await send({ ...departure, path: '/api/worker/v1/visits/a/finish' })).toBe(false)
    await flush()
    expect(waiting.value).toBe(2)
    answer = 200
    await flush()
    expect(waiting.value).toBe(0)
    expect(heard.slice(-2).map((one) => one.path)).toEqual(['/api/worker/v1/visits/a/departure', '/api/worker/v1/visits/a/finish'])
    expect(heard[heard.length - 2].key).toBe(heard[0].key)
    expect(new Set(heard.map((one) => one.key)).size).toBe(2)
  })

  it('never sends with the session of somebody else, and goes on when its own person is back', async () => {
    await send(departure)
    signIn('other')
    answer = 200
    heard = []
    expect(waiting.value).toBe(0)
    await flush()
    expect(heard).toEqual([])
    signIn('one')
    expect(waiting.value).toBe(1)
    await flush()
    expect(heard.map((one) => one.token)).toEqual(['Bearer token of one'])
  })

  it('loses nothing when the session is over', async () => {
    answer = 401
    expect(await send(departure)).toBe(false)
    forget('worker')
    await flush()
    signIn('one')
    answer = 200
    expect(waiting.value).toBe(1)
    await flush()
    expect(waiting.value).toBe(0)
  })

  it('takes out what is refused, and says so', async () => {
    await send(departure)
    answer = 409
    device.showToast.mockClear()
    await flush()
    expect(waiting.value).toBe(0)
    expect(device.showToast).toHaveBeenCalledOnce()
  })
})

describe('a visit whose worker is without a network', () => {
  const step = { code: 'before', name: '', phase: 'before', needs_photo: false, gates: false, done_at: null, photo_url: null }
  const held = { visit: { state: 'planned', starts_at: 'then' }, order: {}, steps: [step] } as unknown as Parameters<typeof asLeft>[0]
  const parcel = (path: string) => ({ key: path, owner: 'one', about: 'a', name: '', path: `/api/worker/v1/visits/a/${path}` })

  it('stands as the worker left it, also after it was read again', () => {
    expect(asLeft(held, []).visit.state).toBe('planned')
    const left = asLeft(held, [parcel('departure'), parcel('arrival'), { ...parcel('steps/before'), form: { done_at: 'now' } }])
    expect(left.visit.state).toBe('arrived')
    expect(left.steps[0].done_at).toBe('now')
    expect(bigButton(left.visit.state, 'under_way', left.steps)).toBe('start')
  })
})
