// The base map under the marks: our drawn city in two passes (casing, then road), or tiles by key.
import type { GeoJsonObject } from 'geojson'
import type { GeoJSON, LatLngBounds, Layer, Map as LeafletMap, PathOptions } from 'leaflet'
import type * as Leaflet from 'leaflet'

import { colours, type Colour } from '@shared/tokens'

import { mapScene } from './scene'

interface Facts {
  kind?: string
  class?: string
  width?: number
  name?: unknown
}
const WIDTHS: Record<string, number> = { ring: 6, motorway: 6, arterial: 5, main: 5, primary: 5, bridge: 5, avenue: 4.5, secondary: 3.5, street: 2.5, lane: 1.6 }
const WATER = new Set(['water', 'river', 'lake', 'sea', 'canal'])
const GREEN = new Set(['park', 'green', 'wood', 'garden'])
const LABEL_ZOOM = 14.5

function isRoad(kind: string): boolean {
  return kind === 'road' || kind in WIDTHS
}
function widthOf(facts: Facts): number {
  return facts.width && facts.width < 12 ? facts.width : (WIDTHS[facts.class ?? ''] ?? WIDTHS[facts.kind ?? ''] ?? 2.5)
}

/** Lay the ground; answers its bounds, or null where there is none. */
export async function layGround(leaflet: typeof Leaflet, map: LeafletMap, isDark: boolean, isGone: () => boolean): Promise<LatLngBounds | null> {
  const scene = await mapScene()
  if (scene.style === 'tiles') {
    leaflet.tileLayer(scene.url, { attribution: scene.attribution, maxZoom: 18 }).addTo(map)
    return null
  }
  if (scene.style !== 'drawn') return null
  const answer = await fetch(scene.url)
  if (!answer.ok) return null
  const drawn = (await answer.json()) as GeoJsonObject
  if (isGone()) return null
  const colour = (name: Colour) => colours[isDark ? 'dark' : 'light'][name]
  const renderer = leaflet.canvas({ padding: 0.4 })
  const pass = (keeps: (facts: Facts, type: string) => boolean, style: (facts: Facts) => PathOptions): GeoJSON =>
    leaflet.geoJSON(drawn, {
      filter: (feature) => feature.geometry.type !== 'Point' && keeps((feature.properties ?? {}) as Facts, feature.geometry.type),
      style: (feature) => ({ renderer, interactive: false, ...style((feature?.properties ?? {}) as Facts) }) as PathOptions,
    }).addTo(map)
  const kind = (facts: Facts) => facts.kind ?? ''
  const fill = (name: Colour): PathOptions => ({ stroke: false, fill: true, fillColor: colour(name), fillOpacity: 1 })
  const line = (name: Colour, weight: number): PathOptions => ({ color: colour(name), weight, lineCap: 'round', lineJoin: 'round', fill: false })
  const layers = [
    pass((facts, type) => GREEN.has(kind(facts)) && type.endsWith('Polygon'), () => fill('map-park')),
    pass((facts, type) => WATER.has(kind(facts)) && type.endsWith('Polygon'), () => fill('map-water')),
    pass((facts, type) => WATER.has(kind(facts)) && !type.endsWith('Polygon'), () => line('map-water', 9)),
    pass((facts) => isRoad(kind(facts)), (facts) => line('map-casing', widthOf(facts) + 1.6)),
    pass((facts) => isRoad(kind(facts)), (facts) => line('map-road', widthOf(facts))),
  ]
  labels(leaflet, map, drawn)
  const bounds = leaflet.latLngBounds([])
  for (const layer of layers) if (layer.getLayers().length) bounds.extend(layer.getBounds())
  return bounds.isValid() ? bounds : null
}

/** Names of districts, parks and water, where there is room for them. */
function labels(leaflet: typeof Leaflet, map: LeafletMap, drawn: GeoJsonObject): void {
  const texts: Layer[] = []
  leaflet.geoJSON(drawn, {
    filter: (feature) => feature.geometry.type === 'Point' && Boolean(feature.properties?.name),
    pointToLayer: (feature, at) => {
      const span = document.createElement('span')
      span.textContent = nameOf((feature.properties as Facts).name)
      const icon = leaflet.divIcon({ className: 'map-label', html: span, iconSize: [0, 0] })
      const text = leaflet.marker(at, { icon, interactive: false, keyboard: false })
      texts.push(text)
      return text
    },
  })
  const group = leaflet.layerGroup(texts)
  const show = () => (map.getZoom() >= LABEL_ZOOM ? group.addTo(map) : group.remove())
  map.on('zoomend', show)
  show()
}

function nameOf(name: unknown): string {
  if (typeof name === 'string') return name
  const texts = (name ?? {}) as Record<string, string>
  return texts[document.documentElement.lang] ?? texts['zh-CN'] ?? ''
}
