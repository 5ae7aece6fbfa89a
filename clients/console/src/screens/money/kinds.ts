// The kinds of money that need a person: how each is read, and what the desk can do about one.
import { read, write } from '@/api/door'
import type { Deed } from '@/parts/deeds'
import type { Page } from '@/parts/keyset'

export const KINDS = ['refunds', 'sharings', 'transfers', 'unexplained', 'short_pay', 'under_way'] as const
export type MoneyKind = (typeof KINDS)[number]

/** A row of any of these lists. */
export interface MoneyRow {
  id: string
  what: string
  state: string
  error: string
  amount_fen: number
  at: string
  link: string
  proposed: string
}
type Text = (key: string, facts?: Record<string, unknown>) => string
type Word = (group: string, code: string) => string
const SIZE = 30
const row = (one: Partial<MoneyRow> & { id: string }): MoneyRow => ({ what: '', state: '', error: '', amount_fen: 0, at: '', link: '', proposed: '', ...one })

/** A page of a kind, its rows alike. */
export async function loadMoney(kind: MoneyKind, wanted: { kind?: string }, after: string, word: Word): Promise<Page<MoneyRow>> {
  const query = { after, size: SIZE }
  if (kind === 'refunds') {
    const page = await read('/refunds/failed', { query })
    return { next: page.next, items: page.items.map((one) => row({ ...one, what: word('cause', one.cause), at: one.asked_at, proposed: one.proposed_by ? one.proposed_reason : '' })) }
  }
  if (kind === 'sharings') {
    const page = await read('/sharings/failed', { query })
    return { next: page.next, items: page.items.map((one) => row({ ...one, what: word('money', 'sharing'), amount_fen: one.total_fen, at: one.asked_at, link: `/orders/${one.subject_id}` })) }
  }
  if (kind === 'transfers') {
    const page = await read('/transfers/failed', { query })
    return { next: page.next, items: page.items.map((one) => row({ ...one, what: word('money', one.subject_kind), at: one.asked_at })) }
  }
  if (kind === 'unexplained') {
    const page = await read('/unexplained', { query })
    return { next: page.next, items: page.items.map((one) => row({ ...one, what: one.transaction_no, error: one.reason, at: one.found_at })) }
  }
  if (kind === 'short_pay') {
    const page = await read('/pay-days', { query: { ...query, short: true } })
    return { next: page.next, items: page.items.map((one) => row({ id: one.id, what: one.day, state: one.state, error: one.why, amount_fen: one.short_fen, link: `/workers/${one.worker_id}` })) }
  }
  const page = await read('/money/under-way', { query: { ...query, kind: (wanted.kind || 'refund') as 'refund' } })
  return { next: page.next, items: page.items.map((one) => row({ ...one, what: word('money', one.kind), at: one.asked_at })) }
}

/** What can be done about a row of a kind. */
export function deedsOf(kind: MoneyKind, t: Text): Deed<MoneyRow>[] {
  const label = (key: string) => ({ key, label: t(`moneyDesk.deeds.${key}`), hint: () => t(`moneyDesk.hints.${key}`) })
  if (kind === 'refunds') {
    return [
      { ...label('askRefund'), optional: true, may: (one) => !one.proposed, act: (one, reason, key) => write('post', '/refunds/{refund_id}/asking', { path: { refund_id: one.id }, key, reason }) },
      { ...label('propose'), danger: true, may: (one) => !one.proposed, act: (one, reason, key) => write('post', '/refunds/{refund_id}/abandoning', { path: { refund_id: one.id }, body: { reason }, key }) },
      { ...label('abandon'), danger: true, may: (one) => Boolean(one.proposed), act: (one, reason, key) => write('post', '/refunds/{refund_id}/abandoning/confirmation', { path: { refund_id: one.id }, body: { reason }, key }) },
    ]
  }
  if (kind === 'sharings') {
    return [
      { ...label('askSharing'), optional: true, act: (one, reason, key) => write('post', '/sharings/{sharing_id}/asking', { path: { sharing_id: one.id }, key, reason }) },
      { ...label('giveUp'), danger: true, act: (one, reason, key) => write('post', '/sharings/{sharing_id}/giving-up', { path: { sharing_id: one.id }, body: { reason }, key }) },
    ]
  }
  if (kind === 'transfers') {
    return [
      { ...label('askTransfer'), optional: true, act: (one, reason, key) => write('post', '/transfers/{transfer_id}/asking', { path: { transfer_id: one.id }, key, reason }) },
      { ...label('takeBack'), danger: true, act: (one, reason, key) => write('post', '/transfers/{transfer_id}/taking-back', { path: { transfer_id: one.id }, body: { reason }, key }) },
    ]
  }
  if (kind === 'unexplained') {
    return [{ ...label('giveBack'), act: (one, reason, key) => write('post', '/unexplained/{case_id}/giving-back', { path: { case_id: one.id }, body: { reason }, key }) }]
  }
  if (kind === 'short_pay') {
    return [
      { ...label('topUp'), act: (one, reason, key) => write('post', '/pay-days/{pay_day_id}/topping-up', { path: { pay_day_id: one.id }, body: { reason }, key }) },
      { ...label('leave'), act: (one, reason, key) => write('post', '/pay-days/{pay_day_id}/leaving', { path: { pay_day_id: one.id }, body: { reason }, key }) },
    ]
  }
  return []
}
