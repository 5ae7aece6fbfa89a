// A drawn face for a person without a photo: the same seed always gives the same face.
import { asAddress } from './set'

const SKIN = ['#F6D3B3', '#EFC39C', '#E5B287', '#F2CBA9']
const HAIR = ['#2B211C', '#3A2C25', '#1F1B1A', '#4A372B']
const APRON = ['#0B6E5F', '#2C7A9B', '#B5622B', '#5B6FA8', '#7A8F3C']
const GROUND = ['#DDEEE8', '#FBEAD7', '#E4EAF6', '#EFF0DD']
const STYLES = [
  '<path d="M18 30c-2-16 30-16 28 0-2-6-6-9-14-9s-12 3-14 9z"/>',
  '<path d="M17 38c-3-24 33-24 30 0-2-3-2-8-3-11-8 1-18-1-22-5-1 6-3 10-5 16z"/>',
  '<path d="M18 28c0-14 28-14 28 0-4-4-8-3-14-7-4 4-10 3-14 7z"/><circle cx="32" cy="12" r="5"/>',
  '<path d="M18 27c1-12 27-12 28 0-3-3-25-3-28 0z"/>',
]

function numbers(seed: string): () => number {
  let state = 2166136261
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822507)
    state ^= state >>> 13
    return (state >>> 0) / 4294967296
  }
}

/** The face of a seed as an image's address. */
export function portraitAddress(seed: string): string {
  const next = numbers(seed)
  const pick = (from: string[]) => from[Math.floor(next() * from.length)]
  const [skin, hair, apron, ground, style] = [pick(SKIN), pick(HAIR), pick(APRON), pick(GROUND), pick(STYLES)]
  const smile = next() > 0.5 ? 'M28 40q4 4 8 0' : 'M28 40q4 3 8 0'
  const glasses = next() > 0.75
    ? '<g fill="none" stroke="#3A2C25" stroke-width="1.500"><circle cx="26.500" cy="33" r="4"/><circle cx="37.500" cy="33" r="4"/><path d="M30.500 33h3"/></g>'
    : ''
  return asAddress(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>` +
    `<path d="M10 64c1-12 9-17 22-17s21 5 22 17z" fill="#FFFFFF"/><path d="M20 64V50l6-3h12l6 3v14z" fill="${apron}"/>` +
    `<path d="M27 42h10v7q-5 4-10 0z" fill="${skin}"/><ellipse cx="32" cy="32" rx="12.500" ry="14" fill="${skin}"/>` +
    `<g fill="${hair}">${style}</g><circle cx="26.500" cy="33" r="1.600" fill="#2B211C"/><circle cx="37.500" cy="33" r="1.600" fill="#2B211C"/>` +
    `<path d="${smile}" fill="none" stroke="#8A4B35" stroke-width="1.600" stroke-linecap="round"/>${glasses}</svg>`,
  )
}
