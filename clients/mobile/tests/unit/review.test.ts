// Words by stars, and a typed tip as fen.
import { describe, expect, it } from 'vitest'
import { tagsFor, typedFen } from '@/orders/review'

describe('reviews and tips', () => {
  it('offers praise for good work and complaints for poor', () => {
    expect(tagsFor(5)).not.toContain('迟到')
    expect(tagsFor(1)).not.toContain('准时')
    expect(tagsFor(3)).toHaveLength(10)
  })
  it('takes an amount in yuan exactly, and nothing else', () => {
    expect(typedFen('8.88')).toBe(888)
    expect(typedFen('0.29')).toBe(29)
    expect(typedFen('-5')).toBe(0)
    expect(typedFen('1e3')).toBe(0)
    expect(typedFen('')).toBe(0)
  })
})
