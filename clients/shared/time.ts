// Moments in the city's own zone, written for people; every "now" is handed in by the server's clock.

export type Language = 'zh-CN' | 'en'

export interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  weekday: number
}

const MINUTE = 60_000
const DAY = 86_400_000
const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Minutes east of UTC of a zone; cities lie in China, and a runtime without zones still knows it. */
export function offsetMinutes(zone: string, at: number): number {
  if (zone === 'Asia/Shanghai' || typeof Intl === 'undefined' || !Intl.DateTimeFormat) return 480
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    }).formatToParts(new Date(at))
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
    return Math.round((wall - Math.floor(at / 1000) * 1000) / MINUTE)
  } catch {
    return 480
  }
}

/** Milliseconds of an ISO moment. */
export function moment(iso: string): number {
  return Date.parse(iso.replace(/(\.\d{3})\d+/, '$1'))
}

/** What a clock on the wall of the city shows. */
export function wall(at: number | string, zone: string): Wall {
  const ms = typeof at === 'string' ? moment(at) : at
  const there = new Date(ms + offsetMinutes(zone, ms) * MINUTE)
  return {
    year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate(),
    hour: there.getUTCHours(), minute: there.getUTCMinutes(), weekday: there.getUTCDay(),
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** "2026-11-23": the day of the city at a moment, as the doors take it. */
export function dayOf(at: number | string, zone: string): string {
  const { year, month, day } = wall(at, zone)
  return `${year}-${two(month)}-${two(day)}`
}

/** The days of the city from a moment on. */
export function daysFrom(at: number, count: number, zone: string): string[] {
  return Array.from({ length: count }, (_, index) => dayOf(at + index * DAY, zone))
}

/** "14:30" in the city. */
export function clockTime(at: number | string, zone: string): string {
  const { hour, minute } = wall(at, zone)
  return `${two(hour)}:${two(minute)}`
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** "今天", "明天", "11月25日 周三" / "Today", "Tomorrow", "Wed 25 Nov" for a day of the city. */
export function dayName(day: string, today: string, language: Language): string {
  const away = daysBetween(today, day)
  const near = language === 'en'
    ? { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' }
    : { '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' }
  const said = (near as Record<string, string>)[String(away)]
  return said ?? dayDate(day, today, language)
}

/** The date of a day without words like today. */
export function dayDate(day: string, today: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number)
  const weekday = WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  const otherYear = day.slice(0, 4) !== today.slice(0, 4)
  if (language === 'en') return `${weekday} ${date} ${MONTHS[month - 1]}${otherYear ? ` ${year}` : ''}`
  return `${otherYear ? `${year}年` : ''}${month}月${date}日 ${weekday}`
}

/** "周三" / "Wed". */
export function weekdayName(day: string, language: Language): string {
  return WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** "今天 14:30". */
export function when(at: string | number, now: number, zone: string, language: Language): string {
  return `${dayName(dayOf(at, zone), dayOf(now, zone), language)} ${clockTime(at, zone)}`
}

/** "今天 14:30-16:30". */
export function span(from: string, to: string, now: number, zone: string, language: Language): string {
  return `${when(from, now, zone, language)}-${clockTime(to, zone)}`
}

/** "1小时30分" / "1 h 30 min". */
export function minutesLong(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes - hours * 60)
  if (language === 'en') return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ')
  return `${hours ? `${hours}小时` : ''}${rest ? `${rest}分${hours ? '' : '钟'}` : hours ? '' : '0分钟'}`
}

/** How long ago or ahead, roughly: "3分钟", "2小时", "5天". */
export function roughly(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.round(Math.abs(ms) / 1000))
  const [count, zh, en] =
    seconds < 60 ? [seconds, '秒', 's']
    : seconds < 3600 ? [Math.round(seconds / 60), '分钟', 'min']
    : seconds < 172_800 ? [Math.round(seconds / 3600), '小时', 'h']
    : [Math.round(seconds / 86_400), '天', 'd']
  return language === 'en' ? `${count} ${en}` : `${count}${zh}`
}

/** "04:59" or "1:04:59" for a countdown. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return `${hours ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`
}

/** A day of the city from its clock: the ISO moment of "2026-11-23" and "14:30". */
export function isoAt(day: string, time: string, zone: string): string {
  const as = Date.parse(`${day}T${time}:00Z`)
  const minutes = offsetMinutes(zone, as)
  const sign = minutes < 0 ? '-' : '+'
  const far = Math.abs(minutes)
  return `${day}T${time}:00${sign}${two(Math.floor(far / 60))}:${two(far % 60)}`
}
