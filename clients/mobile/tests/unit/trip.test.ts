// The pin on the customer's map between two readings of the trip.
import { expect, test } from 'vitest'
import { movedTrip, type Moved, type Trip } from '@/orders/trip'

const AT = Date.parse('2026-11-24T10:00:00Z')
const person = (id: string) => ({ id, name: id }) as NonNullable<Trip['workers'][number]['worker']>
const comes = (id: string) => ({
  worker: person(id), distance_m: 900, lat: 30.1, lng: 120.1, accuracy_m: 20, fix_age_seconds: 10, eta_seconds: 600, eta_age_seconds: 10,
  set_out_at: null, arrived_at: null, late_minutes: null, late_reason: '', expected_at: null,
})
const trip: Trip = { visit_id: 'v', visit_state: 'travelling', starts_at: '2026-11-24T10:10:00Z', workers: [comes('a'), comes('b')], readAt: AT }
const news = (more: Partial<Moved> = {}): Moved => ({
  visit_id: 'v', worker_id: 'a', lat: 30.2, lng: 120.2, accuracy_m: 15, distance_m: 500, eta_seconds: 300, taken_at: '2026-11-24T10:00:18Z', ...more,
})

test('the pin moves and says how old it is; the other one only grows older', () => {
  const moved = movedTrip(trip, news(), AT + 20_000)
  expect(moved?.workers[0]).toMatchObject({ lat: 30.2, lng: 120.2, distance_m: 500, fix_age_seconds: 2, eta_seconds: 300, eta_age_seconds: 2 })
  expect(moved?.workers[1]).toMatchObject({ lat: 30.1, fix_age_seconds: 30, eta_age_seconds: 30 })
})

test('a place without a time of arrival keeps the one that was reckoned before', () => {
  expect(movedTrip(trip, news({ eta_seconds: null }), AT + 20_000)?.workers[0]).toMatchObject({ lat: 30.2, eta_seconds: 600, eta_age_seconds: 30 })
})

test('an older place does not pull the pin back', () => {
  expect(movedTrip(trip, news({ taken_at: '2026-11-24T09:59:00Z' }), AT + 20_000)).toBe(trip)
})

test('news of another visit or of somebody new ask for the whole trip', () => {
  expect(movedTrip(trip, news({ visit_id: 'w' }), AT)).toBeUndefined()
  expect(movedTrip(trip, news({ worker_id: 'c' }), AT)).toBeUndefined()
})
