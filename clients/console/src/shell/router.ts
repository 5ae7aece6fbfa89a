// Addresses behind the hash; whoever is not signed in signs in first and comes back to where they wanted.
import { createRouter, createWebHashHistory } from 'vue-router'

import { i18n } from '@/i18n'
import { useSession } from '@/session/session'

import { SCREENS } from './menu'

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('@/screens/entrance/SignIn.vue') },
    {
      path: '/',
      component: () => import('./DeskShell.vue'),
      children: [
        ...SCREENS.map((one) => ({ path: one.path, name: one.name, component: one.load, meta: { door: one.door } })),
        { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./NowhereScreen.vue') },
      ],
    },
  ],
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
})

router.beforeEach((to) => {
  const session = useSession()
  if (to.name === 'sign-in') return session.isIn ? wantedBefore(to.query.back) : true
  return session.isIn ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
})

/** Where somebody wanted to go before signing in; an address of this desk only. */
export function wantedBefore(back: unknown): string {
  const wanted = typeof back === 'string' ? back : ''
  return wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/'
}

router.afterEach((to) => {
  const key = `screens.${String(to.name)}`
  const said = i18n.global.te(key) ? i18n.global.t(key) : ''
  document.title = said ? `${said} · Doorstep` : 'Doorstep'
})
