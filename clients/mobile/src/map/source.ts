// The base map that the house offers: drawn shapes of its own, or tiles by an address with a key.
import { house } from '@/api/house'
import { scene } from '@/session/scene'

export type Point = { lat: number; lng: number }
export type MarkerKind = 'customer' | 'worker' | 'home'

export interface MapMarker extends Point {
  id: string
  kind: MarkerKind
  label?: string
}

/** A GeoJSON collection whose features say in `kind` what they are. */
export interface Drawn {
  type: 'FeatureCollection'
  features: {
    type: 'Feature'
    properties: { kind?: string; rank?: number; name?: string; name_en?: string }
    geometry: { type: string; coordinates: unknown }
  }[]
}

let drawn: Promise<Drawn | null> | undefined

/** The drawn base map, read once; null where there is none. */
export async function drawnMap(): Promise<Drawn | null> {
  const { map } = await scene()
  if (map?.style !== 'drawn' || !map.url) return null
  drawn ??= new Promise((resolve) => {
    uni.request({
      url: /^https?:/.test(map.url) ? map.url : `${house()}${map.url}`,
      success: ({ statusCode, data }) => resolve(statusCode === 200 ? (data as Drawn) : null),
      fail: () => resolve(null),
    })
  })
  return drawn
}

/** Tiles by address, where the house has them. */
export async function tiles() {
  const { map } = await scene()
  return map?.style === 'tiles' ? map : null
}
