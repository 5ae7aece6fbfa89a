// The worker's logic: the made-up walk, what the big button does, the hall's sieve, the plan, and the outbox.
import { describe, expect, it } from 'vitest'
import { device } from '../device'
import { sifted, type Demand } from '@/worker/hall'
import { flush, send, waiting } from '@/worker/outbox'
import { moved, ofDay, switched } from '@/worker/plan'
import { bigButton } from '@/worker/visit'
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
  it('keeps what was not heard and sends it once more, in order, under the same key', async () => {
    const keys: string[] = []
    let isAway = true
    device.request.mockImplementation((asked: { header: Record<string, string>; success: (answer: object) => void; fail: () => void }) => {
      keys.push(asked.header['Idempotency-Key'])
      if (isAway) asked.fail()
      else asked.success({ statusCode: 200, data: {}, header: {} })
    })
    expect(await send({ path: '/api/worker/v1/visits/a/departure', about: 'a', name: 'x', body: {} })).toBe(false)
    expect(await send({ path: '/api/worker/v1/visits/a/finish', about: 'a', name: 'y', body: {} })).toBe(false)
    await flush()
    expect(waiting.value).toBe(2)
    isAway = false
    await flush()
    expect(waiting.value).toBe(0)
    expect(keys[keys.length - 2]).toBe(keys[0])
    expect(new Set(keys).size).toBe(2)
  })
})
