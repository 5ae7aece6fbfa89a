// Keys of the desk: "/" searches, "g" and a letter jumps, "?" shows the help, Escape leaves a field.
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

export function useKeys(keys: Keys): void {
  let waitsUntil = 0
  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (waitsUntil > event.timeStamp && keys.jump(event.key)) {
      waitsUntil = 0
    } else if (event.key === 'g') {
      waitsUntil = event.timeStamp + JUMP_MS
      return
    } else if (event.key === '/') keys.search()
    else if (event.key === '?') keys.help()
    else return
    event.preventDefault()
  }
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
