// One intent is sent once, and under the same key when its answer was not heard.
import { describe, expect, it } from 'vitest'
import { useAction } from '@/api/action'
import { ApiError, offline } from '@/api/problem'

describe('an action', () => {
  it('sends a double tap once', async () => {
    let sent = 0
    const action = useAction(async () => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return 'done'
    })
    const [first, second] = await Promise.all([action.run(), action.run()])
    expect([first, second, sent]).toEqual(['done', undefined, 1])
  })

  it('keeps its key after silence, and takes a new one after a refusal, an answer or another intent', async () => {
    const keys: string[] = []
    let outcome: Error | null = offline('gone')
    const action = useAction(async (key, _what: string) => {
      keys.push(key)
      if (outcome) throw outcome
      return key
    })
    await action.run('a')
    await action.run('a')
    expect(keys[1]).toBe(keys[0])
    await action.run('b')
    expect(keys[2]).not.toBe(keys[0])
    outcome = new ApiError({ status: 409, code: 'orders.PriceChanged', detail: 'no' })
    await action.run('b')
    expect(keys[3]).toBe(keys[2])
    outcome = null
    await action.run('b')
    expect(keys[4]).not.toBe(keys[3])
    await action.run('b')
    expect(keys[5]).not.toBe(keys[4])
    for (const key of keys) expect(key).toMatch(/^[ -~]{1,80}$/)
  })
})
