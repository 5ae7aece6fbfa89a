// Holds the sizes: script of the browser's first route (gzip), the mini program's main package, and no foreign address.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const H5_KB = 150
const MP_KB = 1500
const FOREIGN = /(?:https?:)?\/\/[\w.-]*(?:dcloud|alicdn|aliyuncs|bspapp|unpkg|jsdelivr|googleapis)[\w./-]*/g
let isOver = false

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)])
}

function say(name, kb, most) {
  const isGood = kb <= most
  if (!isGood) isOver = true
  console.log(`${isGood ? 'good' : 'OVER'}  ${name}: ${kb.toFixed(1)} kB of ${most} kB`)
}

/** What a browser reads before the first page stands: the entry, what it imports, and the first page. */
function firstRoute(folder, first) {
  const assets = join(folder, 'assets')
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const entry = /src="[^"]*assets\/([^"]+\.js)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))[1]
  const wanted = new Set()
  const take = (name) => {
    if (wanted.has(name)) return
    wanted.add(name)
    const code = readFileSync(join(assets, name), 'utf8')
    for (const [, other] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) if (names.includes(other)) take(other)
  }
  take(entry)
  names.filter((name) => name.startsWith(`${first}.`) || name.startsWith(`${first}-`)).forEach(take)
  return [...wanted].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1024
}

const h5 = join(root, 'dist/build/h5')
if (existsSync(h5)) {
  for (const page of ['pages-door-start', 'pages-customer-root', 'pages-worker-root']) say(`h5 ${page}, script gzip`, firstRoute(h5, page), H5_KB)
}
for (const target of ['mp-weixin', 'mp-weixin-worker', 'mp-alipay', 'mp-toutiao']) {
  const folder = join(root, 'dist/build', target)
  if (!existsSync(folder)) continue
  say(`${target}, main package`, files(folder).reduce((sum, path) => sum + statSync(path).size, 0) / 1024, MP_KB)
}
for (const folder of existsSync(join(root, 'dist/build')) ? [join(root, 'dist/build')] : []) {
  for (const path of files(folder).filter((one) => /\.(js|css|html|wxss|wxml|acss|ttss)$/.test(one))) {
    const found = readFileSync(path, 'utf8').match(FOREIGN)
    if (found) {
      isOver = true
      console.log(`OVER  ${path}: ${[...new Set(found)].slice(0, 3).join(' ')}`)
    }
  }
}
if (isOver) process.exit(1)
