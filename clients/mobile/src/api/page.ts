// What a page shows, read once and again: loading, there, refused; and lists that go on.
import { computed, getCurrentInstance, onUnmounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { say } from '@/i18n'
import { wantsAgain, wantsNoMore } from './again'
import { ApiError, asApiError } from './problem'

export interface Loaded<T> {
  value: ShallowRef<T | undefined>
  error: Ref<ApiError | null>
  /** Nothing to show yet: draw the skeleton. */
  isFirst: Ref<boolean>
  busy: Ref<boolean>
  /** Read (again); the newest call wins. */
  load: () => Promise<void>
}

/** A value of the house. It is not read before `load` is called. */
export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const value = shallowRef<T>()
  const error: Ref<ApiError | null> = ref(null)
  const busy = ref(false)
  let newest = 0

  async function load(): Promise<void> {
    const mine = ++newest
    busy.value = true
    try {
      const found = await read()
      if (mine === newest) {
        value.value = found
        error.value = null
        wantsNoMore(load)
      }
    } catch (caught) {
      if (mine === newest) refused(asApiError(caught, say('errors.client')))
    } finally {
      if (mine === newest) busy.value = false
    }
  }

  function refused(problem: ApiError): void {
    error.value = problem
    if (problem.mayTryAgain || problem.isSignedOut) wantsAgain(load)
  }

  if (getCurrentInstance()) onUnmounted(() => wantsNoMore(load))
  return { value, error, busy, load, isFirst: computed(() => value.value === undefined && !error.value) }
}

export interface Listed<Item> extends Omit<Loaded<Item[]>, 'value'> {
  items: ShallowRef<Item[] | undefined>
  isEnd: Ref<boolean>
  more: () => Promise<void>
}

/** A list in pages; `more` reads the next one. */
export function useListed<Item>(read: (after: string) => Promise<{ items: Item[]; next: string }>): Listed<Item> {
  const next = ref('')
  const first = useLoaded(async () => {
    const page = await read('')
    next.value = page.next
    return page.items
  })
  const going = ref(false)

  async function more(): Promise<void> {
    if (!next.value || going.value || first.busy.value) return
    going.value = true
    const held = first.value.value ?? []
    try {
      const page = await read(next.value)
      if (first.value.value === held) {
        first.value.value = [...held, ...page.items]
        next.value = page.next
      }
    } catch (caught) {
      uni.showToast({ title: asApiError(caught, say('errors.client')).message, icon: 'none' })
    } finally {
      going.value = false
    }
  }
  return {
    items: first.value, error: first.error, busy: first.busy, load: first.load, isFirst: first.isFirst,
    isEnd: computed(() => !next.value), more,
  }
}
