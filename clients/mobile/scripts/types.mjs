// Writes shared/api/<door>.d.ts from shared/openapi/<door>.json, for the doors named.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

mkdirSync(new URL('../../shared/api/', import.meta.url), { recursive: true })
for (const door of process.argv.slice(2)) {
  const source = new URL(`../../shared/openapi/${door}.json`, import.meta.url)
  const target = new URL(`../../shared/api/${door}.d.ts`, import.meta.url)
  const ast = await openapiTS(JSON.parse(readFileSync(source, 'utf8')))
  writeFileSync(target, `// Generated from openapi/${door}.json by \`npm run types\`.\n\n${astToString(ast)}`)
}
