// The map in a browser: Leaflet on a canvas, our markers with a colour and a shape, smooth movement.
import type * as Leaflet from 'leaflet'
import { colours, markers as looks, type Colour, type Look } from '@shared/tokens'
import { language } from '@/i18n'
import { drawnMap, tiles, type Drawn, type MapMarker, type Point } from './source'

const SHAPES: Record<string, string> = {
  circle: '<circle cx="16" cy="16" r="11"/>',
  drop: '<path d="M16 30C9 22 5 18 5 13a11 11 0 0 1 22 0c0 5-4 9-11 17z"/><circle cx="16" cy="13" r="4" fill="#fff" stroke="none"/>',
  square: '<path d="M5 15L16 5l11 10v12H5z"/><path d="M13 27v-7h6v7" fill="#fff" stroke="none"/>',
}
const MOVE_MS = 1000
const FAR_ZOOM = 11
const NEAR_ZOOM = 14

type Shapes = Drawn['features']

/** One map on the page. */
export class Drawing {
  private readonly held = new Map<string, { marker: Leaflet.Marker; at: Point; frame: number }>()
  private base: Leaflet.LayerGroup
  private labels: Leaflet.LayerGroup
  private route: Leaflet.Polyline | null = null
  private shapes: Shapes = []
  readonly map: Leaflet.Map

  private constructor(private readonly L: typeof Leaflet, element: HTMLElement, center: Point, zoom: number, private look: Look) {
    this.map = L.map(element, {
      center: [center.lat, center.lng], zoom, minZoom: 9, maxZoom: 18, zoomControl: false, preferCanvas: true,
      attributionControl: false, fadeAnimation: false,
    })
    this.base = L.layerGroup().addTo(this.map)
    this.labels = L.layerGroup().addTo(this.map)
    this.map.on('zoomend', () => {
      this.labels.clearLayers()
      this.names()
    })
  }

  static async make(element: HTMLElement, center: Point, zoom: number, look: Look): Promise<Drawing> {
    const [{ default: L }] = await Promise.all([import('leaflet'), import('leaflet/dist/leaflet.css')])
    const made = new Drawing(L, element, center, zoom, look)
    const online = await tiles()
    if (online) {
      L.tileLayer(online.url, { maxZoom: 18 }).addTo(made.map)
      if (online.attribution) L.control.attribution({ prefix: false }).addAttribution(online.attribution).addTo(made.map)
    } else {
      made.shapes = (await drawnMap())?.features ?? []
      made.paint(look)
    }
    return made
  }

  /** Colours of the look; called again when it changes. */
  paint(look: Look): void {
    this.look = look
    const paint = colours[look]
    this.base.clearLayers()
    this.labels.clearLayers()
    this.map.getContainer().style.background = paint['map-land']
    const of = (...kinds: string[]) => this.shapes.filter((one) => kinds.includes(one.properties.kind ?? ''))
    this.areas(of('park', 'green'), paint['map-park'])
    this.areas(of('water', 'river', 'lake', 'sea'), paint['map-water'])
    const roads = of('road')
    for (const [colour, extra] of [[paint['map-casing'], 2], [paint['map-road'], 0]] as const) this.roads(roads, colour, extra)
    this.names()
  }

  /** Names of districts from afar, of parks and landmarks from near; they stand in the page's own type. */
  private names(): void {
    if (this.map.getZoom() < FAR_ZOOM) return
    const far = this.map.getZoom() < NEAR_ZOOM
    const shows = far ? ['district-name'] : ['park-name', 'landmark']
    for (const { properties, geometry } of this.shapes) {
      if (!shows.includes(properties.kind ?? '') || geometry.type !== 'Point') continue
      const [lng, lat] = geometry.coordinates as [number, number]
      const html = document.createElement('span')
      const paint = colours[this.look]
      html.style.cssText = `position:absolute;color:${paint['map-label']};font-size:${far ? 13 : 11}px;line-height:1;white-space:nowrap;transform:translate(-50%,-50%);text-shadow:0 0 3px ${paint['map-land']},0 0 3px ${paint['map-land']}`
      html.textContent = (language() === 'en' && properties.name_en) || properties.name || ''
      const icon = this.L.divIcon({ html, className: `map-name ${properties.kind}`, iconSize: [0, 0] })
      this.L.marker([lat, lng], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(this.labels)
    }
  }

  private geo(shapes: Shapes, style: (one: Shapes[number]['properties']) => Leaflet.PathOptions): void {
    if (!shapes.length) return
    this.L.geoJSON({ type: 'FeatureCollection', features: shapes } as unknown as Parameters<typeof Leaflet.geoJSON>[0], {
      interactive: false,
      style: (feature) => style((feature?.properties ?? {}) as Shapes[number]['properties']),
    }).addTo(this.base)
  }

  private areas(shapes: Shapes, colour: string): void {
    this.geo(shapes, () => ({ stroke: true, weight: 1, color: colour, fillColor: colour, fillOpacity: 1 }))
  }

  private roads(shapes: Shapes, color: string, extra: number): void {
    this.geo(shapes, ({ rank }) => ({ color, weight: [6, 4.5, 3, 2][Math.min(3, Math.max(0, (rank ?? 2) - 1))] + extra, lineCap: 'round' }))
  }

  private icon(marker: MapMarker): Leaflet.DivIcon {
    const { colour, shape } = looks[marker.kind]
    const fill = colours[this.look][colour as Colour]
    const svg = `<svg viewBox="0 0 32 32" width="36" height="36" fill="${fill}" stroke="#fff" stroke-width="2.5">${SHAPES[shape]}</svg>`
    return this.L.divIcon({ html: svg, className: `map-marker ${marker.kind}`, iconSize: [36, 36], iconAnchor: [18, shape === 'drop' ? 34 : 18] })
  }

  /** Show these markers; one that is there already glides to its new place. */
  setMarkers(markers: MapMarker[]): void {
    const wanted = new Set(markers.map((one) => one.id))
    for (const [id, { marker, frame }] of this.held) {
      if (wanted.has(id)) continue
      cancelAnimationFrame(frame)
      marker.remove()
      this.held.delete(id)
    }
    for (const one of markers) {
      const known = this.held.get(one.id)
      if (known) this.glide(known, one)
      else {
        const marker = this.L.marker([one.lat, one.lng], { icon: this.icon(one), alt: one.label ?? one.kind, keyboard: false, interactive: false }).addTo(this.map)
        this.held.set(one.id, { marker, at: one, frame: 0 })
      }
    }
  }

  private glide(known: { marker: Leaflet.Marker; at: Point; frame: number }, to: Point): void {
    cancelAnimationFrame(known.frame)
    const from = known.marker.getLatLng()
    if (from.lat === to.lat && from.lng === to.lng) return
    const begun = performance.now()
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const step = (time: number) => {
      const part = still ? 1 : Math.min(1, (time - begun) / MOVE_MS)
      known.marker.setLatLng([from.lat + (to.lat - from.lat) * part, from.lng + (to.lng - from.lng) * part])
      if (part < 1) known.frame = requestAnimationFrame(step)
    }
    known.frame = requestAnimationFrame(step)
  }

  setRoute(points: Point[]): void {
    this.route?.remove()
    this.route = points.length > 1
      ? this.L.polyline(points.map(({ lat, lng }) => [lat, lng]), { color: colours[this.look].brand, weight: 4, opacity: 0.75, dashArray: '2 8', interactive: false }).addTo(this.map)
      : null
  }

  /** Show all these points at once. */
  fit(points: Point[]): void {
    if (points.length > 1) this.map.fitBounds(this.L.latLngBounds(points.map(({ lat, lng }) => [lat, lng])).pad(0.25), { maxZoom: 16, animate: false })
    else if (points[0]) this.map.setView([points[0].lat, points[0].lng], 15, { animate: false })
  }

  end(): void {
    for (const { frame } of this.held.values()) cancelAnimationFrame(frame)
    this.map.remove()
  }
}
