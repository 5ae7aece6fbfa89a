// The one dialog before every act: it lets through as soon as a reason is there, unless the screen holds it back.
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeAll, describe, expect, it } from 'vitest'

import { i18n, speak } from '@/i18n'
import ReasonDialog from '@/parts/ReasonDialog.vue'

const global = { plugins: [createPinia(), i18n], stubs: { ElDialog: { template: '<div><slot /></div>' } } }
beforeAll(() => speak('zh-CN'))
function shown(props: Record<string, unknown>) {
  return mount(ReasonDialog, { global, props: { modelValue: true, title: '查看', confirm: '确定', act: async () => true, ...props } as never })
}
const isHeld = (box: ReturnType<typeof shown>) => box.get('button[type=submit]').attributes('disabled') !== undefined

describe('the dialog of a reason', () => {
  it('waits for a reason and then lets through', async () => {
    const box = shown({})
    expect(isHeld(box)).toBe(true)
    await box.get('textarea').setValue('客户来电')
    expect(isHeld(box)).toBe(false)
  })
  it('asks nothing where a reason is optional', () => expect(isHeld(shown({ optional: true }))).toBe(false))
  it('is held back by its screen', async () => {
    const box = shown({ ready: false })
    await box.get('textarea').setValue('客户来电')
    expect(isHeld(box)).toBe(true)
  })
})
