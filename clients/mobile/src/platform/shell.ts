// The pages kept for a lost network: only where the browser allows it, which plain http does not.

export type Shell = 'kept' | 'plain' | 'none'

/** Whether the pages can be kept here: on https or this very device; never in a mini program. */
export function shell(): Shell {
  // #ifdef H5
  if (!window.isSecureContext) return 'plain'
  return 'serviceWorker' in navigator ? 'kept' : 'none'
  // #endif
  // #ifndef H5
  return 'none'
  // #endif
}

/** Keep the pages (never an answer of the house) for when the network is away. */
export function keepShell(): void {
  // #ifdef H5
  if (import.meta.env.PROD && shell() === 'kept') void navigator.serviceWorker.register('./sw.js').catch(() => undefined)
  // #endif
}
