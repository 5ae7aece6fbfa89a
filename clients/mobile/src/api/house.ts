// Where the house stands: the page's own origin in a browser, a configured address in a mini program.

/** Asked for by every build of a mini program; see vite.config.ts. */
const CONFIGURED: string = import.meta.env.VITE_DOORSTEP_HOUSE ?? ''

/** The origin of the house without a slash at its end; '' means the origin of the page. */
export function house(): string {
  // #ifdef H5
  return ''
  // #endif
  // #ifndef H5
  return CONFIGURED.replace(/\/+$/, '')
  // #endif
}

/** The address of the live feed. */
export function liveAddress(): string {
  // #ifdef H5
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live/v1`
  // #endif
  // #ifndef H5
  return `${house().replace(/^http/, 'ws')}/api/live/v1`
  // #endif
}

/** An address that a door answered, ready for an image. */
export function shown(url: string | null): string {
  if (!url) return ''
  if (!url.startsWith('/')) return url
  // #ifdef H5
  // With the origin: the browser's image part reads a bare path as one beside the page.
  return `${location.origin}${url}`
  // #endif
  // #ifndef H5
  return `${house()}${url}`
  // #endif
}
