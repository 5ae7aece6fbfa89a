// Now is the server's: turned forward and paced as its headers say.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { heard, now } from '@/clock'

afterEach(() => vi.useRealTimers())

describe('the clock', () => {
  it('runs from the server at its pace, whatever the spelling of the header', () => {
    vi.useFakeTimers()
    vi.setSystemTime(new Date('2020-01-01T00:00:00Z'))
    heard({ 'doorstep-now': '2026-11-23T10:00:00.000+00:00', 'doorstep-pace': '60' }, Date.now())
    expect(now()).toBe(Date.parse('2026-11-23T10:00:00Z'))
    vi.setSystemTime(new Date('2020-01-01T00:00:10Z'))
    expect(now()).toBe(Date.parse('2026-11-23T10:10:00Z'))
  })

  it('keeps its time when an answer says nothing', () => {
    const before = now()
    heard({}, Date.now())
    expect(now() - before).toBeLessThan(60_000)
  })
})
