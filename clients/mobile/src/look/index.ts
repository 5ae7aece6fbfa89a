// Light, dark or as the system says, and the large type of 长辈版.
import { computed, reactive } from 'vue'
import { colours, type Look } from '@shared/tokens'

export type Wish = 'light' | 'dark' | 'system'

const LOOK = 'doorstep.look'
const LARGE = 'doorstep.large'

function wish(): Wish {
  const kept: unknown = uni.getStorageSync(LOOK)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

const held = reactive({ wish: wish(), system: 'light' as Look, isLarge: uni.getStorageSync(LARGE) === true })
const look = computed<Look>(() => (held.wish === 'system' ? held.system : held.wish))

function paintWindow(): void {
  // #ifdef H5
  document.documentElement.classList.toggle('window-dark', look.value === 'dark')
  // #endif
}

/** How the app looks on this device. */
export function useLook() {
  return {
    look,
    wish: computed(() => held.wish),
    isLarge: computed(() => held.isLarge),
    /** The classes of a page's root, by which all its colours and sizes come. */
    classes: computed(() => `look-${look.value} ${held.isLarge ? 'type-large' : 'type-usual'}`),
    colours: computed(() => colours[look.value]),
    setWish(chosen: Wish) {
      held.wish = chosen
      uni.setStorageSync(LOOK, chosen)
      paintWindow()
    },
    setLarge(on: boolean) {
      held.isLarge = on
      uni.setStorageSync(LARGE, on)
    },
    /** Once at launch: ask the system and go on listening. */
    begin() {
      held.system = uni.getSystemInfoSync().theme === 'dark' ? 'dark' : 'light'
      // #ifdef H5
      const dark = window.matchMedia('(prefers-color-scheme: dark)')
      held.system = dark.matches ? 'dark' : 'light'
      dark.addEventListener('change', (event) => {
        held.system = event.matches ? 'dark' : 'light'
        paintWindow()
      })
      // #endif
      // #ifndef H5
      uni.onThemeChange?.(({ theme }) => {
        held.system = theme === 'dark' ? 'dark' : 'light'
      })
      // #endif
      paintWindow()
    },
  }
}
