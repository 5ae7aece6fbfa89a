// The demo's people for the desk: there only where the house says that it is a demo.
import { problemOf, unreachable } from '@/api/problem'

export interface DemoPerson {
  key: string
  name: Record<string, string>
  about: Record<string, string>
}

interface Given {
  token: string
  city: number
}

/** Whom one can be with one tap; nobody where nothing is said. */
export async function demoPeople(): Promise<DemoPerson[]> {
  try {
    const scene: unknown = await (await fetch('/scene.json')).json()
    if ((scene as { kind?: string }).kind !== 'demo') return []
    const said = (await (await fetch('/demo/people')).json()) as { people: (DemoPerson & { door: string })[] }
    return said.people.filter((one) => one.door === 'console')
  } catch {
    return [] // a house without a scene is no demo
  }
}

/** Be that person. */
export async function demoSession(key: string): Promise<Given> {
  const answer = await fetch(`/demo/people/${encodeURIComponent(key)}/session`, { method: 'POST' }).catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw await problemOf(answer)
  return (await answer.json()) as Given
}
