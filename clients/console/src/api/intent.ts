// One intent of a person: busy while it is under way, one key until it is answered, its failure in words.
import { type Ref, ref, shallowRef } from 'vue'

import { asProblem, type Problem } from './problem'

/** A name that nobody else makes up; also on pages without a secure context. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export interface Intent {
  busy: Ref<boolean>
  problem: Ref<Problem | null>
  run: <T>(act: (key: string) => Promise<T>) => Promise<T | undefined>
}

/** Send an act once however often it is tapped; a lost answer is asked for again with the same key. */
export function useIntent(): Intent {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let key = ''
  async function run<T>(act: (key: string) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    key ||= newKey()
    try {
      const answer = await act(key)
      key = ''
      return answer
    } catch (failure) {
      problem.value = asProblem(failure)
      if (!problem.value.mayRetry) key = ''
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, run }
}
