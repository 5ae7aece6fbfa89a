// What stands on the map: points with tone and shape, ways, and polygons, by one plain description each.
import type { Mark } from '@shared/states'

export interface Spot {
  key: string
  lat: number
  lng: number
  mark: Mark
  title: string
  kind: 'order' | 'worker' | 'place'
  isLate?: boolean
  label?: string
}

export interface Way {
  key: string
  points: [number, number][]
  tone?: 'brand' | 'accent' | 'bad'
}

export interface Border {
  key: string
  rings: [number, number][][]
  tone: 'brand' | 'accent' | 'info'
  title: string
  isChosen?: boolean
}
