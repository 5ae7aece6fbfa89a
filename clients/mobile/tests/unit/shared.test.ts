// Money, moments and progress as people read them.
import { describe, expect, it } from 'vitest'
import { fenOf, percent, yuan } from '@shared/money'
import { progress } from '@shared/states'
import * as time from '@shared/time'

const ZONE = 'Asia/Shanghai'

describe('money', () => {
  it('writes fen as yuan', () => {
    expect(yuan(19800)).toBe('¥198.00')
    expect(yuan(19800, { short: true })).toBe('¥198')
    expect(yuan(19805, { short: true })).toBe('¥198.05')
    expect(yuan(123456789)).toBe('¥1,234,567.89')
    expect(yuan(-50)).toBe('-¥0.50')
    expect(yuan(1000, { plus: true, short: true })).toBe('+¥10')
  })
  it('reads what is typed, and refuses what is no amount', () => {
    expect(fenOf('198')).toBe(19800)
    expect(fenOf('0.5')).toBe(50)
    expect(fenOf('1,234.56')).toBe(123456)
    for (const wrong of ['', 'a', '1.234', '-1', '1e3']) expect(fenOf(wrong)).toBeNull()
  })
  it('writes basis points', () => expect(percent(1250)).toBe('12.5%'))
})

describe('time', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  it('names days from the city, not from the device', () => {
    expect(time.when('2026-11-23T16:30:00+00:00', now, ZONE, 'zh-CN')).toBe('明天 00:30')
    expect(time.when('2026-11-23T12:30:00+00:00', now, ZONE, 'en')).toBe('Today 20:30')
    expect(time.dayName('2026-11-27', '2026-11-23', 'zh-CN')).toBe('11月27日 周五')
    expect(time.dayName('2027-01-01', '2026-11-23', 'en')).toBe('Fri 1 Jan 2027')
  })
  it('turns a clock of the city into a moment and back', () => {
    const iso = time.isoAt('2026-11-24', '09:30', ZONE)
    expect(iso).toBe('2026-11-24T09:30:00+08:00')
    expect(time.clockTime(iso, ZONE)).toBe('09:30')
    expect(time.offsetMinutes('Europe/Berlin', Date.parse('2026-07-01T00:00:00Z'))).toBe(120)
  })
  it('counts down and says lengths', () => {
    expect(time.countdown(299_001)).toBe('05:00')
    expect(time.countdown(3_661_000)).toBe('1:01:01')
    expect(time.minutesLong(90, 'zh-CN')).toBe('1小时30分')
    expect(time.minutesLong(60, 'zh-CN')).toBe('1小时')
    expect(time.minutesLong(45, 'en')).toBe('45 min')
  })
})

describe('progress', () => {
  it('follows the visit while the order is under way', () => {
    expect(progress('unpaid', 'planned')).toBe(0)
    expect(progress('assigned', 'planned')).toBe(2)
    expect(progress('under_way', 'travelling')).toBe(3)
    expect(progress('finished', 'finished')).toBe(6)
    expect(progress('closed', 'finished')).toBe(7)
  })
})
