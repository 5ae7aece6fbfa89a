// Signing in with what the app's surroundings know of the person; a browser knows nothing.
import { ask } from '@/api'
import { enter, type Role } from '@/session'

/** Whether the surroundings can sign a person in without a typed code. */
export function hasOwnLogin(): boolean {
  // #ifdef MP-WEIXIN
  return true
  // #endif
  // #ifndef MP-WEIXIN
  return false
  // #endif
}

/** Sign in through the mini program; `phoneCode` comes from its phone button. */
export async function signInHere(role: Role, phoneCode = ''): Promise<void> {
  const { code } = await uni.login({ provider: 'weixin' })
  const body = { code, phone_code: phoneCode, client: 'Doorstep mini program' }
  const entered = role === 'worker'
    ? await ask('/api/worker/v1/sessions/wechat', { body })
    : await ask('/api/customer/v1/sessions/wechat', { body })
  await enter(role, entered.token, entered.session_id, entered.city_id)
}
