// The design tokens of every client: colour for light and dark, spacing, radius, type and motion.

export const colours = {
  light: {
    brand: '#0B6E5F', 'brand-strong': '#085548', 'brand-soft': '#E2F1EC', 'on-brand': '#FFFFFF',
    accent: '#F2994A', 'accent-soft': '#FDF0E2', 'on-accent': '#3A2106', 'accent-ink': '#8F4A0C',
    ink: '#14211F', 'ink-2': '#56635F', 'ink-3': '#66736F', line: '#E3E8E5', 'line-strong': '#C9D2CE',
    ground: '#F4F6F4', surface: '#FFFFFF', sunken: '#EEF2EF', overlay: 'rgba(12, 22, 20, 0.48)',
    price: '#B93A1A', good: '#0B6E5F', 'good-soft': '#E2F1EC', warn: '#8F4A0C', 'warn-soft': '#FDF0E2',
    bad: '#B3261E', 'bad-soft': '#FBEAE7', info: '#1F5FA8', 'info-soft': '#E6EFF9', star: '#E8912D',
    skeleton: '#E8EDEA', shadow: 'rgba(20, 33, 31, 0.07)',
    'map-land': '#EEF1EC', 'map-road': '#FFFFFF', 'map-casing': '#D5DCD6', 'map-water': '#CBE0E8',
    'map-park': '#D6E8D2', 'map-label': '#55615D',
  },
  dark: {
    brand: '#3FC1A8', 'brand-strong': '#62D3BD', 'brand-soft': '#17342E', 'on-brand': '#06251F',
    accent: '#F2A560', 'accent-soft': '#3A2916', 'on-accent': '#2A1704', 'accent-ink': '#F5BA83',
    ink: '#E9F0ED', 'ink-2': '#A9B7B2', 'ink-3': '#93A29D', line: '#283431', 'line-strong': '#3C4A46',
    ground: '#0F1514', surface: '#18211F', sunken: '#121A18', overlay: 'rgba(0, 0, 0, 0.62)',
    price: '#FF8A66', good: '#3FC1A8', 'good-soft': '#17342E', warn: '#F5BA83', 'warn-soft': '#3A2916',
    bad: '#FF8A80', 'bad-soft': '#3D1E1C', info: '#8CBBF0', 'info-soft': '#182B42', star: '#F2B25C',
    skeleton: '#222D2A', shadow: 'rgba(0, 0, 0, 0.4)',
    'map-land': '#1A2321', 'map-road': '#36423F', 'map-casing': '#232E2B', 'map-water': '#14303C',
    'map-park': '#1C3226', 'map-label': '#93A29D',
  },
} as const

export type Look = keyof typeof colours
export type Colour = keyof (typeof colours)['light']

export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32 } as const
export const radius = { s: 8, m: 12, l: 20, round: 999 } as const
export const type = { 1: 12, 2: 14, 3: 16, 4: 18, 5: 22, 6: 28 } as const
export const motion = { quick: 120, calm: 200, slow: 320 } as const
export const touch = 44
export const scales = { usual: 1, large: 1.3 } as const

/** What a state is painted with; the shape is said beside, so that colour never speaks alone. */
export const markers = {
  customer: { colour: 'accent', shape: 'circle' },
  worker: { colour: 'brand', shape: 'drop' },
  home: { colour: 'price', shape: 'square' },
} as const

const FONT =
  "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'Hiragino Sans GB', 'Noto Sans CJK SC', " +
  "'Microsoft YaHei', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

function declared(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')
}

/** The colours of one look as CSS declarations. */
export function colourDeclarations(look: Look): string {
  return declared(colours[look])
}

/** Space, radius, type (times --scale) and motion as CSS declarations. */
export function sizeDeclarations(): string {
  const sizes: Record<string, string> = { font: FONT, touch: `${touch}px` }
  for (const [step, px] of Object.entries(space)) sizes[`space-${step}`] = `${px}px`
  for (const [name, px] of Object.entries(radius)) sizes[`radius-${name}`] = `${px}px`
  for (const [step, px] of Object.entries(type)) sizes[`type-${step}`] = `calc(${px}px * var(--scale, 1))`
  for (const [name, ms] of Object.entries(motion)) sizes[`motion-${name}`] = `${ms}ms`
  return declared(sizes)
}

/** A stylesheet that sets every token on `root`, dark under `dark` (a selector). */
export function stylesheet(root = ':root', dark = '.dark'): string {
  return [
    `${root} { --scale: 1; ${sizeDeclarations()} ${colourDeclarations('light')} }`,
    `${dark} { ${colourDeclarations('dark')} }`,
    `@media (prefers-reduced-motion: reduce) { ${root} { --motion-quick: 0ms; --motion-calm: 0ms; --motion-slow: 0ms; } }`,
  ].join('\n')
}
