// How the console is built: relative addresses, components and their styles on demand, no outside request.
import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import elementPlus from 'unplugin-element-plus/vite'
import { defineConfig } from 'vite'

const house = process.env.DOORSTEP_HOUSE ?? 'http://127.0.0.1:8000'

export default defineConfig({
  base: './',
  resolve: { alias: { '@shared': fileURLToPath(new URL('../shared', import.meta.url)), '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [
    vue(),
    components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    elementPlus({}),
  ],
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: house, ws: true }, '/scene.json': house, '/demo': house, '/m': house } },
})
