// How the mobile client is built: tokens to CSS, no address of a vendor's network, our aliases.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig, type Plugin } from 'vite'
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

/** Takes vendors' pictures and fonts out of what is built: the client asks nobody but its house. */
function noForeignAddress(): Plugin {
  return {
    name: 'no-foreign-address',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.(css|scss|vue|js|mjs)(\?|$)/.test(id) || !FOREIGN.test(code)) return null
      FOREIGN.lastIndex = 0
      return { code: code.replace(/@font-face\s*\{[^}]*alicdn[^}]*\}/g, '').replace(FOREIGN, ''), map: null }
    },
    generateBundle(_options, bundle) {
      for (const piece of Object.values(bundle)) {
        if (piece.type === 'chunk') piece.code = piece.code.replace(FOREIGN, '')
        else if (typeof piece.source === 'string') piece.source = piece.source.replace(FOREIGN, '')
      }
    },
  }
}

writeTokens()

export default defineConfig({
  base: './',
  plugins: [noForeignAddress(), uni()],
  resolve: { alias: { '@shared': resolve(root, '../shared') } },
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
