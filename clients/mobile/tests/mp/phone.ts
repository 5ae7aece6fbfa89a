// A phone that runs a built mini program: its globals, its storage, and a house that answers; no network.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { answerOf, NOW } from './answers'

type Role = 'customer' | 'worker'
interface Asked {
  url: string
  method?: string
  success?: (answer: object) => void
  fail?: (problem: object) => void
  complete?: () => void
}
interface AppMade {
  onLaunch?: (options: object) => void
  onShow?: (options: object) => void
}
interface PageMade {
  onLoad: (query: object) => void
  onShow: () => void
  onReady?: () => void
}

const HOUSE = /^(?:https|wss):\/\/doorstep\.example(\/[^?]*)/
const SETTLED_MS = 250
const MOST_MS = 5000
const load = createRequire(__filename)
const place = globalThis as unknown as Record<string, unknown>

/** The mini program of one folder, launched. */
export function launch(built: string, role: Role) {
  const troubles: string[] = []
  const kept = new Map<string, unknown>([[`doorstep.session.${role}`, { token: 'a-token', sessionId: 'a-session', city: 1, actorId: 'an-actor' }]])
  const app: { made?: AppMade } = {}
  let open: object[] = []
  let busy = 0

  function request(asked: Asked): object {
    const path = HOUSE.exec(asked.url)?.[1]
    const method = asked.method ?? 'GET'
    const answer = path && answerOf(method, path)
    if (!answer) troubles.push(`asked for what nobody answers: ${method} ${asked.url}`)
    busy += 1
    setTimeout(() => {
      busy -= 1
      if (answer) asked.success?.({ statusCode: answer.status, data: answer.data, header: { 'Doorstep-Now': NOW } })
      else asked.fail?.({ errMsg: 'request:fail' })
      asked.complete?.()
    }, 0)
    return { abort: () => undefined }
  }

  const silent = () => undefined
  const frame = { statusBarHeight: 20, windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 2, theme: 'light', language: 'zh_CN', platform: 'ios', SDKVersion: '3.4.0', safeArea: { top: 20, bottom: 844, left: 0, right: 390 } }
  const launched = { path: `pages/${role}/root`, query: {}, scene: 1001 }
  place.wx = {
    request,
    uploadFile: request,
    downloadFile: request,
    connectSocket: ({ url }: Asked) => {
      if (!HOUSE.test(url)) troubles.push(`connected to a foreign host: ${url}`)
      return { onOpen: silent, onMessage: silent, onClose: silent, onError: silent, send: silent, close: silent }
    },
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
    getSystemInfoSync: () => frame,
    getWindowInfo: () => frame,
    getAppBaseInfo: () => frame,
    getDeviceInfo: () => frame,
    getLaunchOptionsSync: () => launched,
    getEnterOptionsSync: () => launched,
    getMenuButtonBoundingClientRect: () => ({ left: 283, right: 373, top: 24, bottom: 56, width: 90, height: 32 }),
    getLocation: (asked: Asked) => asked.fail?.({ errMsg: 'getLocation:fail' }),
    canIUse: () => true,
    navigateTo: ({ url }: Asked) => troubles.push(`led away to ${url}`),
    redirectTo: ({ url }: Asked) => troubles.push(`led away to ${url}`),
    reLaunch: ({ url }: Asked) => troubles.push(`led away to ${url}`),
    showToast: ({ title }: { title?: string }) => troubles.push(`said in a toast: ${title}`),
    onAppShow: silent, onAppHide: silent, onThemeChange: silent, onNetworkStatusChange: silent, onError: silent,
  }
  place.App = (made: AppMade) => {
    app.made = made
  }
  place.Page = silent
  place.getApp = () => app.made
  place.getCurrentPages = () => open
  console.error = (...said: unknown[]) => void troubles.push(said.map((one) => (one instanceof Error ? one.stack : String(one))).join(' '))

  const simulate = load('miniprogram-simulate') as {
    load: (path: string, options: object) => string
    render: (id: string) => { attach: (to: Element) => void; detach: () => void; dom?: Element; instance: PageMade & { route?: string } }
  }
  load(join(built, 'app.js'))
  if (!app.made) throw new Error('app.js makes no app')
  app.made.onLaunch?.(launched)
  app.made.onShow?.(launched)

  async function settled(): Promise<void> {
    const until = Date.now() + MOST_MS
    let quiet = 0
    while (quiet < SETTLED_MS && Date.now() < until) {
      await new Promise((done) => setTimeout(done, 25))
      quiet = busy ? 0 : quiet + 25
    }
    if (quiet < SETTLED_MS) troubles.push('never came to rest')
  }

  /** Open a page as a tap does; what it then shows, and what went wrong on the way. */
  async function show(page: string, query: Record<string, string>): Promise<{ text: string; troubles: string[] }> {
    troubles.length = 0
    const shown = simulate.render(simulate.load(join(built, page), { rootPath: built }))
    const { instance } = shown
    instance.route = page
    open = [instance]
    const screen = document.body.appendChild(document.createElement('div'))
    shown.attach(screen)
    instance.onLoad(query)
    instance.onShow()
    instance.onReady?.()
    await settled()
    const text = (screen.textContent ?? '').replace(/\s+/g, ' ').trim()
    const told = [...troubles]
    shown.detach()
    screen.remove()
    return { text, troubles: told }
  }
  return { show }
}
