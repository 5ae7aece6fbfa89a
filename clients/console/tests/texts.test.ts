// Both languages say the same things: the same keys, the same names inside, and nothing left empty.
import { describe, expect, it } from 'vitest'

import en from '@/i18n/en'
import zh from '@/i18n/zh-CN'
import { GROUPS, SCREENS } from '@/shell/menu'

type Tree = { [key: string]: string | Tree | string[] }
function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value as Tree, `${before}${key}.`)))
}
const chinese = new Map(flat(zh as unknown as Tree))
const english = new Map(flat(en as unknown as Tree))
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join()

describe('texts', () => {
  it('exist in both languages with the same facts inside', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    const different = [...chinese].filter(([key, text]) => names(text) !== names(english.get(key) ?? '')).map(([key]) => key)
    expect(different).toEqual([])
    expect([...chinese, ...english].filter(([, text]) => !text.trim())).toEqual([])
  })
  it('name every screen and group of the rail', () => {
    for (const one of SCREENS) expect(chinese.has(`screens.${one.name}`), one.name).toBe(true)
    for (const one of GROUPS) expect(chinese.has(`shell.groups.${one}`), one).toBe(true)
  })
  it('give every key of the keyboard to one screen', () => {
    const jumps = SCREENS.flatMap((one) => one.jump ?? [])
    expect(new Set(jumps).size).toBe(jumps.length)
  })
})
