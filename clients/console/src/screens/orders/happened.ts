// What happened to an order, drawn together from its history, evidence, money, offers and disputes.
import type { OfferSeen, OrderWhole } from '@/api/shapes'
import type { Happening } from '@/parts/TimelinePart.vue'
import { moment } from '@shared/time'

type Word = (group: string, code: string | null | undefined) => string
type Yuan = (fen: number) => string
const BAD = new Set(['cancel', 'lapse', 'miss_customer', 'miss_worker', 'release'])
const PEOPLE = new Set(['assign', 'assign_part', 'join', 'drop', 'reseat', 'search_again'])

/** Everything, newest first. */
export function happened(order: OrderWhole, offers: readonly OfferSeen[], word: Word, yuan: Yuan, steps: ReadonlyMap<string, string> = new Map()): Happening[] {
  const verbs = new Set(order.history.map((one) => one.verb))
  const found: Happening[] = [
    ...order.history.map((one) => ({
      key: `v${one.version}`, at: one.at, title: word('verb', one.verb), who: [word('role', one.actor_role), one.actor_name].filter(Boolean).join(' '), detail: one.reason,
      kind: BAD.has(one.verb) ? 'bad' as const : PEOPLE.has(one.verb) ? 'people' as const : one.verb === 'pay' ? 'money' as const : 'step' as const,
    })),
    ...order.evidence.links.filter((one) => !verbs.has(one.kind)).map((one) => ({
      key: `e${one.number}`, at: one.at, title: word('link', one.kind), who: word('role', String(one.facts.role ?? '')), detail: factsText(one.facts, steps), kind: 'desk' as const,
    })),
    ...offers.map((one) => ({
      key: `o${one.id}`, at: one.answered_at ?? one.made_at, title: word('offer', one.state), who: one.worker_name, detail: one.answer, kind: 'people' as const,
    })),
    ...order.refunds.map((one) => ({
      key: `r${one.id}`, at: one.done_at ?? one.asked_at, title: `${word('cause', one.cause)} ${yuan(one.amount_fen)}`, who: word('refund', one.state), detail: one.error, kind: 'money' as const,
    })),
    ...order.disputes.map((one) => ({
      key: `d${one.id}`, at: one.decided_at ?? one.opened_at, title: word('dispute', one.state), who: word('role', 'customer'), detail: one.reason, kind: 'bad' as const,
    })),
  ]
  if (order.review) found.push({ key: 'review', at: order.review.said_at, title: '★'.repeat(order.review.stars), who: word('role', 'customer'), detail: order.review.text, kind: 'desk' })
  return found.sort((a, b) => moment(b.at) - moment(a.at))
}

/** Facts of evidence in words; ids and hashes are left to the evidence itself. */
function factsText(facts: Record<string, unknown>, steps: ReadonlyMap<string, string>): string {
  const said = facts.text ?? facts.reason ?? facts.step ?? facts.code
  return typeof said === 'string' ? steps.get(said) ?? said : ''
}
