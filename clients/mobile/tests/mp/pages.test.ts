// @vitest-environment jsdom
// The built WeChat mini programs: whole packages, and every page stands up in a simulated runtime.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const load = createRequire(import.meta.url)
const root = resolve(__dirname, '../..')

interface AppFile {
  pages: string[]
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

for (const target of ['mp-weixin', 'mp-weixin-worker']) {
  const built = join(root, 'dist/build', target)
  describe.skipIf(!existsSync(built))(`the built ${target}`, () => {
    const app = existsSync(built) ? readJson<AppFile>(join(built, 'app.json')) : { pages: [] }

    it('has every file of every page, and every component that a page names', () => {
      const seen = new Set<string>()
      const check = (path: string) => {
        if (seen.has(path)) return
        seen.add(path)
        for (const kind of ['js', 'json', 'wxml']) expect(existsSync(`${path}.${kind}`), `${path}.${kind}`).toBe(true)
        const { usingComponents = {} } = readJson<{ usingComponents?: Record<string, string> }>(`${path}.json`)
        for (const named of Object.values(usingComponents)) check(named.startsWith('/') ? join(built, named) : resolve(dirname(path), named))
      }
      app.pages.forEach((page) => check(join(built, page)))
      expect(seen.size).toBeGreaterThan(app.pages.length)
    })

    it.each(app.pages)('renders %s', async (page) => {
      const simulate = load('miniprogram-simulate') as typeof import('miniprogram-simulate')
      Object.assign(globalThis, {
        App: (made: { onLaunch?: (options: object) => void }) => made.onLaunch?.({ path: page, query: {}, scene: 1001 }),
        getApp: () => ({ $vm: {} }),
        getCurrentPages: () => [],
      })
      load(join(built, 'app.js'))
      const id = simulate.load(join(built, page), { rootPath: built })
      const shown = simulate.render(id, {})
      shown.attach(document.createElement('div'))
      await new Promise((done) => setTimeout(done, 300))
      expect(shown.dom?.innerHTML.length ?? 0).toBeGreaterThan(100)
    })
  })
}
