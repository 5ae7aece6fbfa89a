// Where the console begins: look, language, session, then the first screen.
import { createPinia } from 'pinia'
import { createApp } from 'vue'

import App from './App.vue'
import { chosen, i18n, speak } from './i18n'
import { dress } from './look/look'
import './look/desk.css'
import './look/element.css'
import { router } from './shell/router'

async function begin(): Promise<void> {
  dress()
  await speak(chosen())
  createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
}

void begin()
