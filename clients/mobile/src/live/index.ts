// One WebSocket for the whole app: connects while somebody follows something, comes back by itself.
import { onUnmounted, ref, watch, type WatchSource } from 'vue'
import { onHide, onShow } from '@dcloudio/uni-app'
import { liveAddress } from '@/api/house'
import { readAgain } from '@/api/again'
import { tokenOf } from '@/session/store'
import { windowRole } from '@/session/window'
import { Feed, pause, type News } from './feed'

export type { News } from './feed'
type State = 'resting' | 'connecting' | 'following' | 'waiting'

const NO_RETRY = new Set([4401, 4403])
const feed = new Feed()
const state = ref<State>('resting')
let socket: UniApp.SocketTask | null = null
let greeted = ''
let tries = 0
let isAwake = true
let timer: ReturnType<typeof setTimeout> | undefined
let settle: ReturnType<typeof setTimeout> | undefined

function greeting(): string {
  const topics = feed.topics()
  const token = tokenOf(windowRole())
  return topics.length && token ? JSON.stringify({ token, topics: topics.slice(0, 50) }) : ''
}

function hangUp(): void {
  clearTimeout(timer)
  const old = socket
  socket = null
  greeted = ''
  old?.close({ code: 1000, reason: '' })
}

function connect(): void {
  clearTimeout(timer)
  const wanted = greeting()
  if (!isAwake || !wanted) {
    hangUp()
    state.value = 'resting'
    return
  }
  if (socket && greeted === wanted) return
  hangUp()
  state.value = 'connecting'
  greeted = wanted
  const mine = uni.connectSocket({ url: liveAddress(), complete: () => undefined }) as UniApp.SocketTask
  socket = mine
  mine.onOpen(() => {
    if (socket === mine) mine.send({ data: wanted })
  })
  mine.onMessage(({ data }) => {
    if (socket !== mine || typeof data !== 'string') return
    const said: unknown = JSON.parse(data)
    if (said && typeof said === 'object' && 'following' in said) {
      tries = 0
      state.value = 'following'
      readAgain()
    }
    feed.hear(said)
  })
  mine.onClose((closed) => lost(mine, (closed as { code?: number }).code ?? 0))
  mine.onError(() => lost(mine, 0))
}

function lost(which: UniApp.SocketTask, code: number): void {
  if (socket !== which) return
  socket = null
  if (NO_RETRY.has(code)) {
    state.value = 'resting'
    return
  }
  if (code === 4429) feed.missedAll()
  state.value = 'waiting'
  timer = setTimeout(connect, pause(tries++))
}

function soon(): void {
  clearTimeout(settle)
  settle = setTimeout(connect, 60)
}

/** The socket as the app drives it. */
export const live = {
  state,
  /** The app is in front again, or the network is back: connect and read everything anew. */
  wake(): void {
    const slept = !isAwake
    isAwake = true
    tries = 0
    if (slept) feed.missedAll()
    soon()
  },
  rest(): void {
    isAwake = false
    connect()
  },
  /** Somebody else is signed in, or nobody. */
  again(): void {
    greeted = ''
    tries = 0
    soon()
  },
}

/** Follow topics while the page is up. `snapshot` also runs when the page is shown again. */
export function useLive(
  topics: WatchSource<string[]>,
  tell: { news?: (news: News) => void; snapshot: () => void },
): void {
  const subscriber = { topics: [] as string[], ...tell }
  let wasHidden = false
  feed.add(subscriber)
  watch(topics, (wanted) => {
    subscriber.topics = wanted.filter((topic) => !topic.endsWith(':'))
    soon()
  }, { immediate: true })
  onHide(() => {
    wasHidden = true
  })
  onShow(() => {
    if (wasHidden) tell.snapshot()
    wasHidden = false
  })
  onUnmounted(() => {
    feed.remove(subscriber)
    soon()
  })
}

// #ifdef H5
window.addEventListener('online', () => {
  // The old socket may hang without a word: a new one, and everything read anew.
  hangUp()
  readAgain()
  feed.missedAll()
  live.wake()
})
window.addEventListener('offline', () => {
  if (state.value === 'resting') return
  hangUp()
  state.value = 'waiting'
})
document.addEventListener('visibilitychange', () => (document.hidden ? live.rest() : live.wake()))
// #endif
