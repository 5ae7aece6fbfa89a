// Both languages have the same texts, and every key that a page names is there.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/i18n/en'
import zh from '@/i18n/zh-CN'

const PAGES = Object.values(import.meta.glob<{ default: { 'zh-CN': Tree; en: Tree } }>('../../src/i18n/pages/*.ts', { eager: true }))
  .map((one) => one.default).filter(Boolean)

type Tree = { [key: string]: string | string[] | Tree }

function keys(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? keys(value, `${before}${key}.`) : [`${before}${key}`])
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? sources(join(folder, one.name)) : /\.(vue|ts)$/.test(one.name) ? [join(folder, one.name)] : [])
}

describe('texts', () => {
  it('are the same in both languages', () => expect(keys(en as Tree).sort()).toEqual(keys(zh as Tree).sort()))

  it('of single pages are the same in both languages', () => {
    expect(PAGES.length).toBeGreaterThan(0)
    for (const page of PAGES) expect(keys(page.en).sort()).toEqual(keys(page['zh-CN']).sort())
  })

  it('exist for every key that is named', () => {
    const known = new Set([...keys(zh as Tree), ...PAGES.flatMap((page) => keys(page['zh-CN']))])
    const missing = sources(resolve(__dirname, '../../src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bsay\('([\w.]+)'/g)].map(([, key]) => key).filter((key) => !known.has(key)).map((key) => `${path}: ${key}`))
    expect(missing).toEqual([])
  })
})
