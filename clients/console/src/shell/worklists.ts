// How much waits for a person, list by list, as the house counts it; read when the desk opens and after news.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import { type Answer, read } from '@/api/door'
import { Problem } from '@/api/problem'
import { useSession } from '@/session/session'

export type Worklist = Answer<'get', '/worklists'>[number]

/** The screen that each list opens, and its tab there. */
const OPENS: Record<string, { name: string; query?: Record<string, string> }> = {
  overdue: { name: 'risks' }, risks: { name: 'risks' }, unsafe: { name: 'unsafe' }, disputes: { name: 'disputes' },
  objections: { name: 'disputes', query: { tab: 'rest' } }, reviews: { name: 'disputes', query: { tab: 'rest' } },
  dossiers: { name: 'dossiers' }, compensations: { name: 'compensations' }, short_pay: { name: 'money', query: { tab: 'short_pay' } },
  refunds: { name: 'money', query: { tab: 'refunds' } }, sharings: { name: 'money', query: { tab: 'sharings' } },
  transfers: { name: 'money', query: { tab: 'transfers' } }, unexplained: { name: 'money', query: { tab: 'unexplained' } }, dead: { name: 'queue' },
  differences: { name: 'reconciliation', query: { tab: 'differences' } }, unread_bills: { name: 'reconciliation' },
}
export const opensOf = (name: string) => OPENS[name] ?? { name: 'worklists' }

export const useWorklists = defineStore('worklists', () => {
  const lists = shallowRef<Worklist[]>([])
  const problem = shallowRef<Problem | null>(null)
  const isRead = shallowRef(false)
  const waiting = computed(() => lists.value.filter((one) => one.count))

  async function look(): Promise<void> {
    if (!useSession().may('look')) return
    try {
      lists.value = await read('/worklists')
      problem.value = null
      isRead.value = true
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
    }
  }
  return { lists, waiting, problem, isRead, look }
})
