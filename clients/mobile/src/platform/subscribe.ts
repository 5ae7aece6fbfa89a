// Asking to be told by the messenger, right after a tap, where there is one.
import { get, write } from '@/api'
import { newKey } from '@/api/action'

/** Ask for up to three kinds of messages; what the person allowed is noted at the house. */
export async function askToTell(): Promise<void> {
  // #ifdef MP-WEIXIN
  const asked = (await get('/api/customer/v1/notices/allowances').catch(() => [])).filter((one) => one.template_id)
  if (!asked.length) return
  const tmplIds = asked.slice(0, 3).map((one) => one.template_id)
  const said = await new Promise<Record<string, string>>((resolve) => {
    uni.requestSubscribeMessage({
      tmplIds,
      success: (answer) => resolve(answer as unknown as Record<string, string>),
      fail: () => resolve({}),
    })
  })
  for (const one of asked) {
    if (said[one.template_id] !== 'accept') continue
    await write('post', '/api/customer/v1/notices/allowances', newKey(), { body: { template: one.template, count: 1 } })
      .catch(() => undefined)
  }
  // #endif
}
