// One intent of a person: sent once however often it is tapped, and again under the same key after a failure.
import { ref, type Ref } from 'vue'
import { say } from '@/i18n'
import { ApiError, asApiError } from './problem'

export interface Action<Taken extends unknown[], Result> {
  busy: Ref<boolean>
  error: Ref<ApiError | null>
  /** The result, or undefined when it was refused (the error says why) or is under way already. */
  run: (...taken: Taken) => Promise<Result | undefined>
}

/** A key that no other intent has. */
export function newKey(): string {
  const random = () => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** A write as a button uses it. `tell: false` leaves the error to the page instead of a toast. */
export function useAction<Taken extends unknown[], Result>(
  write: (key: string, ...taken: Taken) => Promise<Result>,
  options: { tell?: boolean } = {},
): Action<Taken, Result> {
  const busy = ref(false)
  const error: Ref<ApiError | null> = ref(null)
  let kept = { key: '', intent: '' }

  async function run(...taken: Taken): Promise<Result | undefined> {
    if (busy.value) return undefined
    busy.value = true
    error.value = null
    const intent = JSON.stringify(taken)
    if (kept.intent !== intent || !kept.key) kept = { key: newKey(), intent }
    try {
      const result = await write(kept.key, ...taken)
      kept = { key: '', intent: '' }
      return result
    } catch (caught) {
      const problem = asApiError(caught, say('errors.client'))
      if (!problem.mayTryAgain) kept = { key: '', intent: '' }
      error.value = problem
      if (options.tell !== false) uni.showToast({ title: problem.message, icon: 'none', duration: 3000 })
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, error, run }
}
