// The money story adds up to the fen, and says so when it does not.
import { describe, expect, it } from 'vitest'

import { refundable, sumsOf } from '@/screens/orders/story'

const paid = (amount_fen: number, refunded_fen = 0) => ({ id: 'c', bill_id: 'b', scene: 'jsapi', amount_fen, refunded_fen, shared_fen: 0, transaction_no: '1', paid_at: '2026-11-24T01:00:00Z' })
const line = (amount_fen: number) => ({ kind: 'service', code: 'x', label: 'x', unit_fen: amount_fen, count: 1, amount_fen, change_id: null })
const share = (party: string, amount_fen: number) => ({ round: 1, party, party_id: null, amount_fen, decided_at: '', released_at: null })
const settled = (...shares: ReturnType<typeof share>[]) => ({ state: 'released', payee_mode: 'D', release_at: '', freeze_ends_at: null, released_at: '', taken_back_fen: 0, shares })
const refund = (amount_fen: number, state = 'done', follows_id: string | null = null) => ({ id: 'r', charge_id: 'c', case_id: null, follows_id, amount_fen, cause: 'desk', state, error: '', proposed_by: null, proposed_reason: '', asked_at: '', done_at: '' })

describe('the story of an order’s money', () => {
  it('holds what was paid until it is divided', () => {
    const sums = sumsOf({ lines: [line(14_900), line(400)], total_fen: 15_300, charges: [paid(4_590)], refunds: [], settlement: null })
    expect(sums).toEqual({ lines: 15_300, paid: 4_590, back: 0, shared: 0, held: 4_590, off: 0 })
  })
  it('leaves nothing once every share is decided', () => {
    const sums = sumsOf({ lines: [line(19_800)], total_fen: 19_800, charges: [paid(19_800)], refunds: [], settlement: settled(share('worker', 15_000), share('platform', 4_800)) })
    expect([sums.held, sums.off]).toEqual([0, 0])
  })
  it('counts what went back before what is held', () => {
    const sums = sumsOf({ lines: [line(10_000)], total_fen: 10_000, charges: [paid(10_000, 2_500)], refunds: [], settlement: settled(share('worker', 7_500)) })
    expect([sums.back, sums.held, sums.off]).toEqual([2_500, 0, 0])
  })
  it('says when more was given out than came in, or lines and total differ', () => {
    expect(sumsOf({ lines: [line(100)], total_fen: 100, charges: [paid(100)], refunds: [], settlement: settled(share('worker', 101)) }).off).toBe(1)
    expect(sumsOf({ lines: [line(100)], total_fen: 90, charges: [], refunds: [], settlement: null }).off).toBe(10)
  })
  it('lets no more go back than came in and was not asked back already', () => {
    expect(refundable({ charges: [paid(5_000)], refunds: [refund(2_000)] })).toBe(3_000)
    expect(refundable({ charges: [paid(5_000)], refunds: [refund(2_000, 'closed'), refund(2_000, 'done', 'r')] })).toBe(3_000)
  })
})
