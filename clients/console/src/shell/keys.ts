// Keys of the desk: "/" searches, "g" and a letter jumps, "j" and "k" step through rows, "?" helps, Escape goes back.
import { onScopeDispose } from 'vue'

const JUMP_MS = 1_200

interface Keys {
  jump: (letter: string) => boolean
  search: () => void
  help: () => void
}

/** Whether keys belong to a field or an open dialog now. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || Boolean(target.closest('input,textarea,select,[role="dialog"],[role="listbox"]'))
}

/** The next or previous row of the screen gets the focus; Enter then opens it. */
function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#screen [data-row]')].filter((one) => one.offsetParent !== null)
  const at = rows.findIndex((one) => one.contains(document.activeElement))
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

export function useKeys(keys: Keys): void {
  let waitsUntil = 0
  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (waitsUntil > event.timeStamp && keys.jump(event.key)) {
      waitsUntil = 0
    } else if (event.key === 'g') {
      waitsUntil = event.timeStamp + JUMP_MS
      return
    } else if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
    else if (event.key === 'Escape') document.querySelector<HTMLElement>('#screen a.back')?.click()
    else if (event.key === '/') keys.search()
    else if (event.key === '?') keys.help()
    else return
    event.preventDefault()
  }
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
