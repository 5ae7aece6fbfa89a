// Writes shared/api/<door>.d.ts from shared/openapi/<door>.json; with --check, fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const check = process.argv.includes('--check')
let stale = false
for (const door of ['customer', 'worker', 'console']) {
  const source = new URL(`../../shared/openapi/${door}.json`, import.meta.url)
  const target = new URL(`../../shared/api/${door}.d.ts`, import.meta.url)
  const ast = await openapiTS(JSON.parse(readFileSync(source, 'utf8')))
  const written = `// Generated from openapi/${door}.json; write it anew with \`npm run types\`.\n\n${astToString(ast)}`
  if (check) {
    let held = ''
    try {
      held = readFileSync(target, 'utf8')
    } catch {
      held = ''
    }
    if (held !== written) {
      stale = true
      console.error(`${fileURLToPath(target)} is not what openapi/${door}.json says`)
    }
  } else {
    writeFileSync(target, written)
    console.log(fileURLToPath(target))
  }
}
if (stale) process.exit(1)
