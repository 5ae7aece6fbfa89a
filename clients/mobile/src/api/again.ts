// Reads that failed for want of a network or a session, to be tried once more when it is back.

const failed = new Set<() => void>()

/** Try this read again once the network or the session is back. */
export function wantsAgain(load: () => void): void {
  failed.add(load)
}

/** The read came through, or nobody waits for it any more. */
export function wantsNoMore(load: () => void): void {
  failed.delete(load)
}

/** The network or the session is back. */
export function readAgain(): void {
  const loads = [...failed]
  failed.clear()
  loads.forEach((load) => load())
}
