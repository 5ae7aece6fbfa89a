// What the desk knows of a verdict and of a difference: its mark, and what can be done about it.
import { type Answer, write } from '@/api/door'
import type { Deed } from '@/parts/deeds'
import type { Mark } from '@shared/states'

export type Difference = Answer<'get', '/reconciliation/differences'>['items'][number]
export type Text = (key: string) => string

export const VERDICTS = ['only_theirs', 'only_ours', 'amount', 'one_bill', 'fee'] as const

/** The colour and shape of a verdict; what was explained is as good as what agrees. */
export function markOfVerdict(verdict: string, state: string): Mark {
  if (state === 'explained' || verdict === 'matched' || verdict === 'came_back') return { tone: 'good', shape: 'tick' }
  if (verdict === 'timing') return { tone: 'info', shape: 'ring' }
  return verdict === 'amount' ? { tone: 'bad', shape: 'triangle' } : { tone: 'warn', shape: 'diamond' }
}

/** What can be done about a difference by who works with money. */
export function deedsOf(t: Text, may: boolean): Deed<Difference>[] {
  const isOpen = (one: Difference) => may && one.state === 'open' && one.verdict !== 'timing'
  return [
    {
      key: 'own', label: t('reconciliation.take'), hint: () => t('reconciliation.takeHint'), optional: true, may: (one) => isOpen(one) && !one.owner,
      act: (one, reason, key) => write('post', '/reconciliation/differences/{item_id}/owning', { path: { item_id: one.id }, key, reason }),
    },
    {
      key: 'explain', label: t('reconciliation.explain'), hint: () => t('reconciliation.explainHint'), reason: t('reconciliation.proof'), may: isOpen,
      act: (one, reason, key) => write('post', '/reconciliation/differences/{item_id}/explaining', { path: { item_id: one.id }, body: { reason }, key }),
    },
    {
      key: 'suspend', label: t('reconciliation.suspend'), hint: () => t('reconciliation.suspendHint'), done: t('reconciliation.suspended'), may: (one) => isOpen(one) && one.may_suspend,
      act: (one, reason, key) => write('post', '/reconciliation/differences/{item_id}/suspense', { path: { item_id: one.id }, body: { reason }, key }),
    },
  ]
}

/** What the channel answered, in the desk's language as far as it is a word of ours. */
export function wordOf(t: Text, word: string): string {
  if (word === 'not a number of ours') return t('reconciliation.notOurs')
  return word.replace(/^no answer: /, `${t('reconciliation.noAnswer')} `)
}
