// How the mobile client is built: tokens to CSS, no address of a vendor's network, our aliases.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig, loadEnv, type Plugin } from 'vite'
import { colourDeclarations, sizeDeclarations } from '../shared/tokens'

const root = __dirname

function writeTokens(): void {
  const target = resolve(root, 'src/look/tokens.css')
  const written = [
    '/* Generated from shared/tokens.ts by every build. */',
    `page { --scale: 1; ${sizeDeclarations()} ${colourDeclarations('light')} }`,
    `.look-light { ${colourDeclarations('light')} }`,
    `.look-dark { ${colourDeclarations('dark')} }`,
    `.type-large { --scale: 1.3; ${sizeDeclarations()} }`,
    '',
  ].join('\n')
  if (!existsSync(target) || readFileSync(target, 'utf8') !== written) writeFileSync(target, written)
}

const FOREIGN = /(?:https?:)?\/\/[\w.-]*(?:dcloud\.net\.cn|dcloud\.io|alicdn\.com|aliyuncs\.com|bspapp\.com)[^\s"'`)\\]*/g

function withoutForeign(text: string): string {
  return text
    .replace('isFunction(wx.preloadAssets)', 'false') // asks the vendor's network, spelt so that no search finds it
    .replace(/@font-face\s*\{[^}]*alicdn[^}]*\}/g, '')
    .replace(FOREIGN, '')
}

function textsIn(folder: string): string[] {
  if (!folder || !existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(js|css|\w\wss|acss|\w\wml|axml|html)$/.test(one.name))
    .map((one) => join(one.parentPath ?? one.path, one.name))
}

/** Takes vendors' pictures and fonts out of what is built: the client asks nobody but its house. */
function noForeignAddress(): Plugin {
  return {
    name: 'no-foreign-address',
    enforce: 'pre',
    transform(code, id) {
      const own = /\.(css|scss|vue|js|mjs)(\?|$)/.test(id) ? withoutForeign(code) : code
      return own === code ? null : { code: own, map: null }
    },
    writeBundle(options) {
      // At the end, for a mini program's styles are written beside the bundle.
      for (const path of textsIn(options.dir ?? '')) {
        const text = readFileSync(path, 'utf8')
        const own = withoutForeign(text)
        if (own !== text) writeFileSync(path, own)
      }
    },
  }
}

/** What a browser needs to keep the pages for a lost network; it stands beside the page. */
function shellBeside(): Plugin {
  return {
    name: 'shell-beside',
    generateBundle() {
      if ((process.env.UNI_PLATFORM ?? 'h5') !== 'h5') return
      for (const name of readdirSync(resolve(root, 'shell'))) {
        this.emitFile({ type: 'asset', fileName: name, source: readFileSync(resolve(root, 'shell', name)) })
      }
    },
  }
}

/** A mini program has no page of its own: it must be told where its house stands. */
function checkHouse(): void {
  const platform = process.env.UNI_PLATFORM ?? 'h5'
  if (!platform.startsWith('mp-')) return
  const house = process.env.VITE_DOORSTEP_HOUSE ?? loadEnv(process.env.NODE_ENV ?? 'production', root, 'VITE_').VITE_DOORSTEP_HOUSE ?? ''
  if (/^https:\/\/[\w.-]+(:\d+)?\/?$/.test(house)) return
  throw new Error(
    `${platform}: say in VITE_DOORSTEP_HOUSE where the house stands, as https://house.example without a path; ` +
    `it is ${house ? `"${house}"` : 'not set'}. The same host belongs into the mini program's list of servers.`,
  )
}

checkHouse()
writeTokens()

export default defineConfig({
  base: './',
  plugins: [noForeignAddress(), shellBeside(), uni()],
  resolve: {
    alias: {
      '@shared': resolve(root, '../shared'),
      // By a name of our own: for mini programs uni puts an engine in its place that fills in nothing.
      'texts-engine': resolve(root, 'node_modules/vue-i18n/dist/vue-i18n.mjs'),
    },
  },
  define: {
    __INTLIFY_JIT_COMPILATION__: true,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { sourcemap: false, chunkSizeWarningLimit: 800 },
  server: {
    proxy: {
      '/api': { target: process.env.DOORSTEP_HOUSE ?? 'http://127.0.0.1:8000', ws: true },
      '/demo': { target: process.env.DOORSTEP_HOUSE ?? 'http://127.0.0.1:8000' },
      '/scene.json': { target: process.env.DOORSTEP_HOUSE ?? 'http://127.0.0.1:8000' },
    },
  },
})
