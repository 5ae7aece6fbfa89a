// How the tests of logic and of the built mini program run.
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@shared': resolve(__dirname, '../shared'),
      '@': resolve(__dirname, 'src'),
      'texts-engine': resolve(__dirname, 'node_modules/vue-i18n/dist/vue-i18n.mjs'),
    },
  },
  test: { setupFiles: ['tests/device.ts'], environment: 'happy-dom' },
})
