// A policy's numbers as rows: nested ones stand behind a dot, changes go back to where they came from.
import { describe, expect, it } from 'vitest'

import { changed, differing, rowsOf } from '@/screens/policy/facts'

const facts = { batch_seconds: 5, radius_max_m: 12_000, weights: { eta_permille: 1000, idle_permille: 50 }, grab_rule: 'first', found_late_fen: 500 }

describe('the facts of a policy', () => {
  it('are rows with their units', () => {
    expect(rowsOf(facts).map((one) => [one.name, one.unit])).toEqual([
      ['batch_seconds', 'seconds'], ['radius_max_m', 'm'], ['weights.eta_permille', 'permille'], ['weights.idle_permille', 'permille'], ['grab_rule', 'text'], ['found_late_fen', 'fen'],
    ])
  })
  it('change only where they were changed, and leave the original alone', () => {
    const draft = { batch_seconds: 5, 'weights.eta_permille': 1200, grab_rule: 'first' }
    expect(differing(facts, draft)).toEqual({ 'weights.eta_permille': 1200 })
    expect(changed(facts, differing(facts, draft))).toEqual({ ...facts, weights: { eta_permille: 1200, idle_permille: 50 } })
    expect(facts.weights.eta_permille).toBe(1000)
  })
})
