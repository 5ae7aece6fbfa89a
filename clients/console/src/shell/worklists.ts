// How much waits for a person, list by list; read when the desk opens, and again when news concern it.
import { defineStore } from 'pinia'
import { ref } from 'vue'

import { read } from '@/api/door'
import { Problem } from '@/api/problem'
import { useSession } from '@/session/session'

export interface Worklist {
  name: 'risks' | 'overdue' | 'disputes' | 'dossiers' | 'compensations' | 'dead'
  screen: string
  count: number
  isMore: boolean
}

interface Found { items: unknown[]; next: string }
const MOST = 100

export const useWorklists = defineStore('worklists', () => {
  const lists = ref<Worklist[]>([])

  async function look(): Promise<void> {
    const session = useSession()
    const asked: (Promise<Worklist> | null)[] = [
      session.may('look') ? counted('overdue', 'risks', read('/visits/overdue', { query: { size: MOST } })) : null,
      session.may('look') ? counted('risks', 'risks', read('/visits/at-risk', { query: { size: MOST } })) : null,
      session.may('decide') ? counted('disputes', 'disputes', read('/disputes')) : null,
      session.may('review') ? counted('dossiers', 'dossiers', read('/dossiers', { query: { size: MOST } })) : null,
      session.may('decide') ? counted('compensations', 'compensations', owed()) : null,
      session.may('engineer') ? counted('dead', 'queue', dead()) : null,
    ]
    const found = await Promise.allSettled(asked.filter((one) => one !== null))
    lists.value = found.flatMap((one) => {
      if (one.status === 'fulfilled') return [one.value]
      if (one.reason instanceof Problem) return []
      throw one.reason
    })
  }

  /** Compensations that somebody still has to give. */
  async function owed(): Promise<Found> {
    const page = await read('/compensations', { query: { size: MOST } })
    return { items: page.items.filter((one) => !one.ended_at), next: page.next }
  }
  async function dead(): Promise<Found> {
    const health = await read('/queue')
    return { items: Array.from({ length: Math.min(health.dead, MOST) }), next: health.dead > MOST ? 'more' : '' }
  }
  async function counted(name: Worklist['name'], screen: string, asked: Promise<Found>): Promise<Worklist> {
    const page = await asked
    return { name, screen, count: page.items.length, isMore: Boolean(page.next) }
  }

  return { lists, look }
})
