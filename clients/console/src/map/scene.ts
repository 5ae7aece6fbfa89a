// Which base map this house has: drawn by us, tiles by key, or none.
export interface MapScene {
  style: 'drawn' | 'tiles' | 'none'
  url: string
  attribution: string
  crs: string
}

const NONE: MapScene = { style: 'none', url: '', attribution: '', crs: 'gcj02' }
let asked: Promise<MapScene> | null = null

/** The base map; asked once. */
export function mapScene(): Promise<MapScene> {
  asked ??= fetch('/scene.json')
    .then(async (answer) => (answer.ok ? (((await answer.json()) as { map?: MapScene }).map ?? NONE) : NONE))
    .catch(() => NONE)
  return asked
}
