// The order in which people are shown, and an order as a wish again.
import { describe, expect, it } from 'vitest'
import { wantedOf } from '@/customer/again'
import { ordered, type Person } from '@/customer/people'

const person = (id: string, distance_m: number, rating: number | null, next_free_at: string | null): Person =>
  ({ id, distance_m, rating, next_free_at, visits_done: 0 }) as Person

describe('people to choose from', () => {
  const all = [person('far', 4000, 4.9, '2026-05-12T01:00:00Z'), person('near', 500, null, null), person('middle', 1500, 4.2, '2026-05-11T09:00:00+08:00')]
  it('stand nearest first', () => expect(ordered(all, 'near').map((one) => one.id)).toEqual(['near', 'middle', 'far']))
  it('stand best rated first, unrated last', () => expect(ordered(all, 'rating').map((one) => one.id)).toEqual(['far', 'middle', 'near']))
  it('stand soonest first, those without a free time last', () => expect(ordered(all, 'soon').map((one) => one.id)).toEqual(['middle', 'far', 'near']))
  it('keep the order of the house where they are equal', () => expect(ordered(all, 'served').map((one) => one.id)).toEqual(['far', 'near', 'middle']))
})

describe('an order that shall be moved', () => {
  const order = {
    service_id: 's', variant: 'room', units: 2, way: 'choose', starts_at: '2026-05-12T01:00:00Z',
    lines: [{ kind: 'work', code: 'room', count: 2 }, { kind: 'option', code: 'fridge', count: 1 }],
  } as unknown as Parameters<typeof wantedOf>[0]
  it('asks for the times of the chosen person with the same options', () => {
    expect(wantedOf(order, 'w')).toMatchObject({ options: { fridge: 1 }, units: 2, workerId: 'w' })
  })
  it('asks for anybody when nobody was chosen', () => expect(wantedOf({ ...order, way: 'assign' }, 'w').workerId).toBe(''))
})
