// Light, dark, or as the machine is set: the tokens as one stylesheet, and the choice of the person.
import { ref, watchEffect } from 'vue'

import { stylesheet } from '@shared/tokens'

export type Choice = 'auto' | 'light' | 'dark'
const KEPT = 'doorstep.console.look'
const CHOICES: readonly Choice[] = ['auto', 'light', 'dark']

const machine = window.matchMedia('(prefers-color-scheme: dark)')
const isMachineDark = ref(machine.matches)
machine.addEventListener('change', (event) => (isMachineDark.value = event.matches))

const kept = localStorage.getItem(KEPT) as Choice | null
export const choice = ref<Choice>(kept && CHOICES.includes(kept) ? kept : 'auto')
export const isDark = ref(false)

/** Put the tokens on the page and keep it light or dark. */
export function dress(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(stylesheet())
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  watchEffect(() => {
    isDark.value = choice.value === 'dark' || (choice.value === 'auto' && isMachineDark.value)
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.style.colorScheme = isDark.value ? 'dark' : 'light'
  })
}

/** From light to dark and back; the choice is kept on this machine. */
export function turn(): void {
  choice.value = isDark.value ? 'light' : 'dark'
  localStorage.setItem(KEPT, choice.value)
}
