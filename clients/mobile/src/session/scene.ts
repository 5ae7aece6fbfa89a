// What kind of house this is and which map it offers; a house that says nothing is a real one.
import { house } from '@/api/house'
import { enter } from './index'
import type { Role } from './store'

export interface MapSource {
  style: 'drawn' | 'tiles' | 'none'
  url: string
  attribution?: string
  crs?: 'gcj02' | 'wgs84'
}

export interface Scene {
  kind: 'demo' | 'production'
  map?: MapSource
}

export interface DemoPerson {
  key: string
  name: Record<string, string>
  door: string
}

function read<T>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<T | null> {
  return new Promise((resolve) => {
    uni.request({
      url: `${house()}${path}`,
      method,
      timeout: 8000,
      success: ({ statusCode, data }) => resolve(statusCode < 300 && typeof data === 'object' ? (data as T) : null),
      fail: () => resolve(null),
    })
  })
}

let asked: Promise<Scene> | undefined

/** The scene, asked once. */
export function scene(): Promise<Scene> {
  asked ??= read<Scene>('/scene.json').then((said) => said ?? { kind: 'production' })
  return asked
}

/** Who can be played in a demo at a door; nobody elsewhere. */
export async function demoPeople(): Promise<DemoPerson[]> {
  if ((await scene()).kind !== 'demo') return []
  return (await read<{ people: DemoPerson[] }>('/demo/people'))?.people ?? []
}

interface DemoEntered {
  token: string
  door: string
  actor_id?: string
  city: number
  session_id?: string
}

/** Become one of the demo's people; false when the house has no such person. */
export async function playPerson(key: string): Promise<Role | null> {
  const entered = await read<DemoEntered>(`/demo/people/${encodeURIComponent(key)}/session`, 'POST')
  if (!entered || (entered.door !== 'customer' && entered.door !== 'worker')) return null
  await enter(entered.door, entered.token, entered.session_id ?? '', entered.city, entered.actor_id ?? '')
  return entered.door
}
