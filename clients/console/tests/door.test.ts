// Addresses, headers and intents as the door needs them.
import { describe, expect, it } from 'vitest'

import { address, headerText } from '@/api/door'
import { newKey, useIntent } from '@/api/intent'
import { Problem } from '@/api/problem'
import { csvOf } from '@/parts/csv'
import { allows } from '@/session/duties'

describe('the door', () => {
  it('fills names into addresses and leaves empty questions out', () => {
    expect(address('/orders/{order_id}/track', { path: { order_id: 'a b' } })).toBe('/api/console/v1/orders/a%20b/track')
    expect(address('/orders', { query: { state: 'open', after: '', service_id: undefined, size: 30 } })).toBe('/api/console/v1/orders?state=open&size=30')
  })
  it('sends reasons as UTF-8 bytes that a header may hold', () => {
    const sent = headerText('客户来电')
    expect([...sent].every((letter) => letter.charCodeAt(0) < 256)).toBe(true)
    expect(new TextDecoder().decode(Uint8Array.from(sent, (letter) => letter.charCodeAt(0)))).toBe('客户来电')
  })
})

describe('an intent', () => {
  it('is sent once however often it is tapped', async () => {
    const intent = useIntent()
    const keys: string[] = []
    const act = async (key: string) => { keys.push(key); await Promise.resolve(); return 1 }
    const [first, second] = await Promise.all([intent.run(act), intent.run(act)])
    expect([first, second, keys.length]).toEqual([1, undefined, 1])
  })
  it('keeps its key while the answer is unknown, and takes a new one after a refusal', async () => {
    const intent = useIntent()
    const keys: string[] = []
    const fail = (status: number) => async (key: string) => { keys.push(key); throw new Problem(status, 'x', '') }
    await intent.run(fail(0))
    await intent.run(fail(503))
    await intent.run(fail(409))
    await intent.run(fail(409))
    expect(keys[0]).toBe(keys[1])
    expect(keys[1]).toBe(keys[2])
    expect(keys[3]).not.toBe(keys[2])
    expect(new Set([newKey(), newKey(), newKey()]).size).toBe(3)
  })
})

describe('a table as a file', () => {
  it('quotes what needs it and runs no formula', () => {
    const text = csvOf([{ key: 'a', label: '服务', text: (row: string) => row }], ['一,二', '=1+1', '-12.50', 'say "hi"'])
    expect(text).toBe('\uFEFF服务\r\n"一,二"\r\n\'=1+1\r\n-12.50\r\n"say ""hi"""\r\n')
  })
})

describe('duties', () => {
  it('open what the door opens, and merchants only what is theirs', () => {
    expect(allows('money', { role: 'operator', duties: ['finance'] })).toBe(true)
    expect(allows('money', { role: 'operator', duties: ['support'] })).toBe(false)
    expect(allows('money', { role: 'merchant', duties: ['finance'] })).toBe(false)
    expect(allows('dispatch', { role: 'merchant', duties: ['dispatcher'] })).toBe(true)
  })
})
