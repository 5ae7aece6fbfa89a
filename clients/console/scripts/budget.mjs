// Holds the first route's script under its limit: what the browser loads before the home screen stands.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 200
const FIRST = ['index.html', 'src/shell/DeskShell.vue', 'src/screens/home/HomeScreen.vue', 'src/i18n/zh-CN/index.ts']
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)))

const seen = new Set()
function take(key) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`not in the build: ${key}`)
  if (seen.has(chunk.file)) return
  seen.add(chunk.file)
  for (const other of chunk.imports ?? []) take(other)
}
for (const key of FIRST) take(key)
take(Object.keys(manifest).find((key) => key.endsWith('locale/lang/zh-cn.mjs')))

const sizes = [...seen]
  .filter((file) => file.endsWith('.js'))
  .map((file) => [file, gzipSync(readFileSync(new URL(file, dist))).length])
const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
for (const [file, bytes] of sizes.sort((a, b) => b[1] - a[1]).slice(0, 12)) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`)
}
console.log(`${(total / 1000).toFixed(1)} kB gzip of script for the first route (limit ${LIMIT_KB} kB)`)
process.exit(total > LIMIT_KB * 1000 ? 1 : 0)
