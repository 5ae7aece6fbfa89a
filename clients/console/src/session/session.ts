// Who sits at the desk: the token, what they may do, and leaving.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import { caller, read, write } from '@/api/door'
import { newKey } from '@/api/intent'
import { asProblem, Problem } from '@/api/problem'
import type { Me } from '@/api/shapes'
import { setNow } from '@/clock/now'
import { moment } from '@shared/time'

import { allows, type Door } from './duties'

const KEPT = 'doorstep.console.session'

interface Kept {
  token: string
  city: number
  ends_at: string
}

export const useSession = defineStore('session', () => {
  const kept = ref<Kept | null>(recall())
  const me = shallowRef<Me | null>(null)
  const hasLapsed = ref(false)
  const isIn = computed(() => kept.value !== null)
  const zone = computed(() => me.value?.zone ?? 'Asia/Shanghai')
  const isHouse = computed(() => me.value?.role === 'operator')
  tell()
  caller.lost = () => {
    hasLapsed.value = true
    forget()
  }

  function tell(): void {
    caller.token = kept.value?.token ?? ''
    caller.city = kept.value?.city ?? 0
  }

  function keep(entered: { token: string; city_id: number; ends_at?: string }): void {
    kept.value = { token: entered.token, city: entered.city_id, ends_at: entered.ends_at ?? '' }
    hasLapsed.value = false
    localStorage.setItem(KEPT, JSON.stringify(kept.value))
    tell()
  }

  function forget(): void {
    kept.value = null
    me.value = null
    localStorage.removeItem(KEPT)
    tell()
  }

  /** Sign in with password and time code. */
  async function enter(login: string, password: string, totp: string): Promise<void> {
    const body = { login, password, totp, client: navigator.userAgent.slice(0, 200) }
    keep(await write('post', '/sessions', { body, key: newKey() }))
    await learn()
  }

  /** Take over a session that the demo gave. */
  async function enterWith(token: string, city: number): Promise<void> {
    keep({ token, city_id: city })
    await learn()
  }

  /** Learn who this is and what time it is. */
  async function learn(): Promise<void> {
    me.value = await read('/me')
    if (me.value.role !== 'operator') return
    try {
      const clock = await read('/clock')
      setNow(moment(clock.business_at), clock.rate)
    } catch (failure) {
      if (asProblem(failure).status !== 404) throw failure // only a demo has a clock to show
    }
  }

  /** Sign out here; the house is told, but an answer is not waited for. */
  async function leave(): Promise<void> {
    try {
      const mine = (await read('/sessions')).find((one) => one.is_this)
      if (mine) await write('delete', '/sessions/{session_id}', { path: { session_id: mine.id }, key: newKey() })
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
    }
    forget()
  }

  /** Whether the caller's duties open a door; a merchant's staff pass where merchants may. */
  function may(door: Door): boolean {
    return me.value !== null && allows(door, me.value)
  }

  return { kept, me, hasLapsed, isIn, isHouse, zone, enter, enterWith, learn, leave, forget, may }
})

function recall(): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null
    return found && typeof found.token === 'string' && found.token ? found : null
  } catch {
    return null
  }
}
