// What every built mini program must do: be whole, and show on each page what a person comes for.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import zh from '../../src/i18n/zh-CN'
import { launch } from './phone'

type Texts = { [key: string]: string | string[] | Texts }
const PAGES = Object.values(import.meta.glob<{ default?: { 'zh-CN': Texts } }>('../../src/i18n/pages/*.ts', { eager: true }))
const TEXTS: Texts[] = [zh as Texts, ...PAGES.flatMap((one) => (one.default ? [one.default['zh-CN']] : []))]

const root = resolve(__dirname, '../..')
const ID = '0196c0de-0000-7000-8000-000000000001'
const QUERY = { id: ID, service: ID, order: ID, visit: ID }

/** What stands on a page; one that is not listed shows the title that its source names. */
const SHOWN: Record<string, string[]> = {
  'pages/customer/root': ['热门服务', '深度保洁', '首页', '订单', '我的'],
  'pages/customer/service': ['深度保洁', '立即预约', '服务流程'],
  'pages/customer/checkout': ['确认订单', '云河花园', '怎么安排人', '提交订单'],
  'pages/customer/addresses': ['上门地址', '云河花园', '新增地址'],
  'pages/customer/address-edit': ['编辑地址', '小区或楼宇', '保存'],
  'pages/customer/order': ['订单详情', '深度保洁', '费用', '128'],
  'pages/door/sign-in': ['手机号', '获取验证码', '微信一键登录'],
  'pages/worker/visit': ['深度保洁', '服务步骤', '云河花园'],
  'pages/worker/root': ['今天', '抢单', '收入', '我的', '深度保洁'],
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

function textOf(key: string): string {
  const found = TEXTS.map((texts) => key.split('.').reduce<unknown>((within, name) => (within as Texts | undefined)?.[name], texts))
    .find((one) => typeof one === 'string')
  if (typeof found !== 'string') throw new Error(`There is no Chinese text ${key}`)
  return found
}

/** The titles that a page's source can give its header. */
function titlesOf(page: string): string[] {
  const source = readFileSync(join(root, 'src', `${page}.vue`), 'utf8')
  const title = /<AppPage\b[^>]*?:title="([^"]*)"/.exec(source)?.[1] ?? ''
  return [...title.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => textOf(key).replace(/\{.*/, ''))
}

/** Judge the package of one target; a package that is not built fails. */
export function judge(target: string, role: 'customer' | 'worker'): void {
  const built = join(root, 'dist/build', target)
  const manifest = join(built, 'app.json')
  const pages = existsSync(manifest) ? readJson<{ pages: string[] }>(manifest).pages : []

  describe(`the built ${target}`, () => {
    let phone: ReturnType<typeof launch>
    beforeAll(() => {
      if (pages.length) phone = launch(built, role)
    })

    it('is built', () => {
      expect(pages, `${manifest} lists no page: build it first`).not.toHaveLength(0)
    })

    it('has every file of every page, and every component that a page names', () => {
      const seen = new Set<string>()
      const check = (path: string) => {
        if (seen.has(path)) return
        seen.add(path)
        for (const kind of ['js', 'json', 'wxml']) expect(existsSync(`${path}.${kind}`), `${path}.${kind}`).toBe(true)
        const { usingComponents = {} } = readJson<{ usingComponents?: Record<string, string> }>(`${path}.json`)
        for (const named of Object.values(usingComponents)) check(named.startsWith('/') ? join(built, named) : resolve(dirname(path), named))
      }
      pages.forEach((page) => check(join(built, page)))
      expect(seen.size).toBeGreaterThan(pages.length)
    })

    it.each(pages)('shows %s', async (page) => {
      const { text, troubles } = await phone.show(page, QUERY)
      expect(troubles).toEqual([])
      const wanted = SHOWN[page]
      if (wanted) for (const one of wanted) expect(text).toContain(one)
      else expect(titlesOf(page).filter((title) => text.includes(title)), `its title in: ${text}`).not.toHaveLength(0)
      for (const broken of Object.values(zh.errors)) expect(text).not.toContain(broken)
      expect(text, 'a text without what belongs in it').not.toMatch(/\{\w+\}/)
    })
  })
}
