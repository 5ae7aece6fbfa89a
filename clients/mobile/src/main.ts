// The start of the client: one app for every target.
import { createSSRApp } from 'vue'
import App from './App.vue'
import { texts } from './i18n'

export function createApp() {
  const app = createSSRApp(App)
  app.use(texts)
  return { app }
}
