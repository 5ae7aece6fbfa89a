// Other windows of the same browser: what they keep on the device, and doing a thing in one of them only.

/** Tells when another window changed something that is kept on the device. */
export function whenChangedElsewhere(tell: (key: string) => void): void {
  // #ifdef H5
  window.addEventListener('storage', ({ key }) => key && tell(key))
  // #endif
}

/** Do something while no other window does it; where a browser cannot tell, it is done at once. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  // #ifdef H5
  const { locks } = navigator as { locks?: LockManager | null }
  if (locks) return void (await locks.request(name, work))
  // #endif
  await work()
}
