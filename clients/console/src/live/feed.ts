// The live feed: one socket for the whole desk, numbered news, and a fresh reading after every gap.
import { onScopeDispose } from 'vue'

export interface News {
  topic: string
  sequence: number
  name: string
  content: Record<string, unknown> | null
}

type Hears = (news: News) => void
type Refreshes = () => void

const NOT_SIGNED_IN = 4401
const NOT_ALLOWED = 4403
const PAUSE_MS = 1_000
const PAUSE_MAX_MS = 30_000

const hearing = new Set<Hears>()
const refreshing = new Set<Refreshes>()
const known = new Map<string, number>()

let socket: WebSocket | null = null
let greeting = ''
let tries = 0
let timer = 0
let told: (isUp: boolean) => void = () => undefined

/** Follow the topics of the desk from now on; `up` hears whether the line stands. */
export function follow(token: string, topics: readonly string[], up: (isUp: boolean) => void): void {
  unfollow()
  told = up
  greeting = JSON.stringify({ token, topics })
  connect()
}

/** Hang up and forget what was heard. */
export function unfollow(): void {
  window.clearTimeout(timer)
  greeting = ''
  known.clear()
  const old = socket
  socket = null
  old?.close()
}

function connect(): void {
  if (!greeting) return
  const line = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live/v1`)
  socket = line
  line.onopen = () => line.send(greeting)
  line.onmessage = (event) => line === socket && take(JSON.parse(String(event.data)))
  line.onclose = (event) => line === socket && lost(event.code)
}

function take(said: { following?: Record<string, number> } & Partial<News>): void {
  tries = 0
  told(true)
  if (said.following) {
    const isBehind = Object.entries(said.following).some(([topic, at]) => known.has(topic) && known.get(topic) !== at)
    for (const [topic, at] of Object.entries(said.following)) known.set(topic, at)
    if (isBehind) refresh()
    return
  }
  const news = said as News
  const before = known.get(news.topic)
  known.set(news.topic, news.sequence)
  if (before !== undefined && news.sequence !== before + 1) refresh()
  else for (const hears of hearing) hears(news)
}

function lost(code: number): void {
  socket = null
  told(false)
  if (code === NOT_SIGNED_IN || code === NOT_ALLOWED) return
  const pause = Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** tries) * (0.5 + Math.random() / 2)
  tries += 1
  timer = window.setTimeout(connect, pause)
}

function refresh(): void {
  for (const again of refreshing) again()
}

/** Come back at once when the network or the window does. */
function wake(): void {
  if (document.visibilityState === 'hidden' || socket || !greeting) return
  window.clearTimeout(timer)
  connect()
}
window.addEventListener('online', wake)
document.addEventListener('visibilitychange', wake)

/** Hear news while a screen is open; `again` is called when something may have been missed. */
export function useNews(hears: Hears, again: Refreshes): void {
  hearing.add(hears)
  refreshing.add(again)
  onScopeDispose(() => {
    hearing.delete(hears)
    refreshing.delete(again)
  })
}

/** Read anew soon after news that concern the screen; many at once are one reading. */
export function useFresh(concerns: (news: News) => boolean, again: Refreshes, pauseMs = 600): void {
  let waiting = 0
  const soon = () => {
    waiting ||= window.setTimeout(() => {
      waiting = 0
      again()
    }, pauseMs)
  }
  useNews((news) => concerns(news) && soon(), again)
  onScopeDispose(() => window.clearTimeout(waiting))
}

/** The order that a piece of news is about, or ''. */
export function orderOf(news: News): string {
  const id = news.content?.order_id
  return typeof id === 'string' ? id : ''
}
