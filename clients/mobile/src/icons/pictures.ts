// Larger drawings in two tones and a line: trades, the doorstep mark, and what empty pages show.
import { asAddress } from './set'

export interface Tones {
  line: string
  fill: string
  warm: string
  ground: string
}

type Draw = (tones: Tones) => string

const at = (draw: (tones: Tones) => string): Draw => (tones) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="${tones.line}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${draw(tones)}</svg>`

const DRAWN: Record<string, Draw> = {
  mark: at(({ fill, warm }) => `<path d="M12 56h40" /><path d="M18 56V14a4 4 0 0 1 4-4h20a4 4 0 0 1 4 4v42" fill="${warm}"/><path d="M18 12l18 6v36l-18 2z" fill="${fill}"/><path d="M31 36v3"/>`),
  'home-cleaning': at(({ fill, warm }) => `<path d="M36 8L28 32"/><path d="M22 32h16l4 6H20z" fill="${warm}"/><path d="M20 38h22c2 8 2 12 4 18H14c3-5 5-10 6-18z" fill="${fill}"/><path d="M24 48l-2 8M31 46v10M38 48l2 8"/><path d="M50 14v8M46 18h8"/>`),
  'appliance-cleaning': at(({ fill, warm }) => `<rect x="8" y="12" width="48" height="20" rx="5" fill="${fill}"/><path d="M14 26h36" /><circle cx="48" cy="19" r="1.500" fill="${warm}"/><path d="M20 38c0 5-4 6-4 11M32 38c0 6-3 8-3 14M44 38c0 5 4 6 4 11"/>`),
  'appliance-repair': at(({ fill, warm }) => `<rect x="12" y="8" width="28" height="48" rx="5" fill="${fill}"/><path d="M12 26h28M18 15v5M18 32v8"/><path d="M54 22a8 8 0 0 1-11 9L34 44a4 4 0 0 0 6 6l10-12" fill="${warm}"/><path d="M54 22l-5 4-4-4 4-6a8 8 0 0 0-6 15"/>`),
  massage: at(({ fill, warm }) => `<path d="M8 50h48" /><path d="M10 42c10-6 30-8 44-2v10H10z" fill="${fill}"/><circle cx="50" cy="33" r="5" fill="${warm}"/><path d="M20 38c-2-8 2-14 8-16M30 35c0-6 3-10 8-11"/><path d="M28 12c0 3-3 3-3 6M36 10c0 3-3 3-3 6"/>`),
  beauty: at(({ fill, warm }) => `<path d="M12 56V34h12v22z" fill="${fill}"/><path d="M14 34v-7h8v7"/><path d="M14 27l8-13v13z" fill="${warm}"/><path d="M44 8c4 0 6 3 5 7l-4 17h-4l-3-17c-1-4 2-7 6-7z" fill="${warm}"/><path d="M41 32h6v20a3 3 0 0 1-6 0z" fill="${fill}"/><path d="M28 16h4M30 14v4M54 38h4M56 36v4"/>`),
  'pet-care': at(({ fill, warm }) => `<path d="M16 30L12 10l14 8h12l14-8-4 20c2 4 2 8 0 12-4 8-10 12-16 12s-12-4-16-12c-2-4-2-8 0-12z" fill="${fill}"/><path d="M14 14l8 6M50 14l-8 6" /><circle cx="24" cy="34" r="1.500"/><circle cx="40" cy="34" r="1.500"/><path d="M29 41h6l-3 3.500z" fill="${warm}"/><path d="M32 44.500c0 3-4 4-6 2M32 44.500c0 3 4 4 6 2"/>`),
  'home-cooking': at(({ fill, warm }) => `<path d="M12 30h40v16a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8z" fill="${fill}"/><path d="M8 36H4M60 36h-4"/><path d="M10 30c0-6 9-10 22-10s22 4 22 10z" fill="${warm}"/><circle cx="32" cy="17" r="3" fill="${fill}"/><path d="M22 12c0-3 3-3 3-6M39 12c0-3 3-3 3-6"/>`),
  'elder-care': at(({ fill, warm }) => `<path d="M32 54C18 45 8 37 8 26a11 11 0 0 1 24-4 11 11 0 0 1 24 4c0 11-10 19-24 28z" fill="${fill}"/><circle cx="28" cy="24" r="5" fill="${warm}"/><path d="M20 44v-6a8 8 0 0 1 15-4l3 5M38 36v10M38 36a3 3 0 0 1 6 0"/>`),
  other: at(({ fill, warm }) => `<path d="M10 30L32 12l22 18v24H10z" fill="${fill}"/><path d="M26 54V38h12v16" fill="${warm}"/>`),
  empty: at(({ fill, warm }) => `<path d="M12 22h40l-4 32H16z" fill="${fill}"/><path d="M12 22l6-10h28l6 10" /><path d="M24 32c2 6 14 6 16 0"/><path d="M50 10l3-3M55 15h4" stroke="${warm}"/>`),
  offline: at(({ fill, warm }) => `<path d="M18 44h28a9 9 0 0 0 2-18 14 14 0 0 0-27-3 11 11 0 0 0-3 21z" fill="${fill}"/><path d="M14 12l36 42" stroke="${warm}" stroke-width="3"/>`),
  nowhere: at(({ fill, warm }) => `<path d="M8 18l16-6 16 6 16-6v36l-16 6-16-6-16 6z" fill="${fill}"/><path d="M24 12v36M40 18v36"/><path d="M32 20c5 0 8 3 8 8s-8 14-8 14-8-9-8-14 3-8 8-8z" fill="${warm}"/>`),
  waiting: at(({ fill, warm }) => `<circle cx="32" cy="34" r="20" fill="${fill}"/><path d="M32 22v12l8 5"/><path d="M26 8h12M32 8v6" stroke="${warm}"/>`),
}

/** A drawing in the tones of the look; a trade without one of its own gets a house. */
export function pictureAddress(name: string, tones: Tones): string {
  return asAddress((DRAWN[name] ?? DRAWN.other)(tones))
}
