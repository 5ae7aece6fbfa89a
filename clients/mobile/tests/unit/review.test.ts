// Words by stars, and a typed tip as fen.
import { describe, expect, it } from 'vitest'
import { tagsFor, typedFen } from '@/orders/review'

describe('reviews and tips', () => {
  it('offers praise for good work and complaints for poor', () => {
    const known = [{ tag: '准时', name: 'On time', is_good: true }, { tag: '迟到', name: 'Late', is_good: false }]
    expect(tagsFor(5, known).map((one) => one.tag)).toEqual(['准时'])
    expect(tagsFor(1, known).map((one) => one.tag)).toEqual(['迟到'])
    expect(tagsFor(3, known)).toHaveLength(2)
  })
  it('takes an amount in yuan exactly, and nothing else', () => {
    expect(typedFen('8.88')).toBe(888)
    expect(typedFen('0.29')).toBe(29)
    expect(typedFen('-5')).toBe(0)
    expect(typedFen('1e3')).toBe(0)
    expect(typedFen('')).toBe(0)
  })
})
