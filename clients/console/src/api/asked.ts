// Something that a screen reads: loading, there, or failed; asked again when news says so.
import { onScopeDispose, type Ref, ref, shallowRef } from 'vue'

import { asProblem, type Problem } from './problem'

export interface Asked<T> {
  value: Ref<T | null>
  problem: Ref<Problem | null>
  loading: Ref<boolean>
  ask: () => Promise<void>
}

/** Ask at once and on demand; an older answer never replaces a newer one. */
export function useAsked<T>(ask: () => Promise<T>, options: { now?: boolean } = {}): Asked<T> {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  let turn = 0
  let isGone = false
  onScopeDispose(() => (isGone = true))
  async function again(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const found = await ask()
      if (mine !== turn || isGone) return
      value.value = found
      problem.value = null
    } catch (failure) {
      if (mine === turn && !isGone) problem.value = asProblem(failure)
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  if (options.now !== false) void again()
  return { value, problem, loading, ask: again }
}
