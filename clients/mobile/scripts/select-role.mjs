// Writes src/pages.json and src/manifest.json for one role of the client: both | customer | worker.
import { readdirSync, existsSync, writeFileSync } from 'node:fs'
import { resolve, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as listed from '../roles/pages.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const role = process.argv[2] ?? 'both'
const chosen = {
  both: [...listed.start, ...listed.door, ...listed.customer, ...listed.worker],
  customer: [...listed.customer, ...listed.door],
  worker: [...listed.worker, ...listed.door],
}[role]
if (!chosen) {
  console.error(`No such role: ${role}. Say both, customer or worker.`)
  process.exit(1)
}
for (const path of chosen) {
  if (!existsSync(resolve(root, 'src', `${path}.vue`))) throw new Error(`Listed but not there: ${path}`)
}
for (const folder of ['door', 'customer', 'worker']) {
  for (const name of readdirSync(resolve(root, 'src/pages', folder))) {
    const path = `pages/${folder}/${name.replace(/\.vue$/, '')}`
    const all = [...listed.start, ...listed.door, ...listed.customer, ...listed.worker]
    if (name.endsWith('.vue') && !all.includes(path)) throw new Error(`There but not listed: ${path}`)
  }
}

const name = { both: 'Doorstep', customer: 'Doorstep', worker: 'Doorstep 服务端' }[role]
const why = '用于查找可上门的服务人员，并在服务途中显示距离'
const pages = {
  pages: chosen.map((path) => ({ path, style: { navigationStyle: 'custom' } })),
  globalStyle: {
    navigationBarTitleText: name,
    navigationBarTextStyle: '@textStyle',
    navigationBarBackgroundColor: '@ground',
    backgroundColor: '@ground',
  },
}
const scopes = { 'scope.userLocation': { desc: why } }
const appid = process.env[`DOORSTEP_APPID_${role.toUpperCase()}`] ?? 'touristappid'
const manifest = {
  name,
  appid: '',
  versionName: '0.1.0',
  versionCode: '1',
  transformPx: false,
  vueVersion: '3',
  locale: 'zh-Hans',
  fallbackLocale: 'zh-Hans',
  uniStatistics: { enable: false },
  h5: {
    title: name,
    template: 'index.html',
    router: { mode: 'hash', base: './' },
    darkmode: true,
    themeLocation: 'theme.json',
    optimization: { treeShaking: { enable: true } },
  },
  'mp-weixin': {
    appid,
    darkmode: true,
    themeLocation: 'theme.json',
    mergeVirtualHostAttributes: true,
    setting: { urlCheck: true, es6: true, minified: true },
    permission: scopes,
    requiredPrivateInfos:
      role === 'worker'
        ? ['getLocation', 'chooseLocation', 'startLocationUpdate', 'onLocationChange']
        : ['getLocation', 'chooseLocation'],
    ...(role === 'worker' ? { requiredBackgroundModes: ['location'] } : {}),
    usingComponents: true,
    lazyCodeLoading: 'requiredComponents',
  },
  'mp-alipay': { usingComponents: true },
  'mp-toutiao': { usingComponents: true, appid },
}
writeFileSync(resolve(root, 'src/pages.json'), `${JSON.stringify(pages, null, 2)}\n`)
writeFileSync(resolve(root, 'src/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
