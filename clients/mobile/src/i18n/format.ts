// Money, moments and distances as this device's language and city write them.
import * as money from '@shared/money'
import * as time from '@shared/time'
import { now, zone } from '@/clock'
import { language, say } from './index'

export const yuan = money.yuan

export function when(iso: string): string {
  return time.when(iso, now(), zone(), language())
}

export function span(from: string, to: string): string {
  return time.span(from, to, now(), zone(), language())
}

export function clockTime(iso: string): string {
  return time.clockTime(iso, zone())
}

export function dayName(day: string): string {
  return time.dayName(day, time.dayOf(now(), zone()), language())
}

export function weekday(day: string): string {
  return time.weekdayName(day, language())
}

export function minutesLong(minutes: number): string {
  return time.minutesLong(minutes, language())
}

export function ago(iso: string): string {
  return say('time.ago', { long: time.roughly(now() - time.moment(iso), language()) })
}

export function secondsLong(seconds: number): string {
  return time.roughly(seconds * 1000, language())
}

/** "350 米", "1.2 公里" / "350 m", "1.2 km". */
export function distance(metres: number): string {
  return metres < 950
    ? say('distance.m', { n: Math.max(50, Math.round(metres / 50) * 50) })
    : say('distance.km', { n: (metres / 1000).toFixed(1) })
}

/** "元/小时" and the like after a price. */
export function perUnit(unit: string): string {
  return say(`units.${unit}`)
}
