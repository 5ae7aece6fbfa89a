// What the house answers in these tests: an example of each answer as the doors' own document says it.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Schema {
  $ref?: string
  title?: string
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  minimum?: number
  properties?: Record<string, Schema>
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
interface Door {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

export const NOW = '2026-05-12T01:00:00Z'
const LATER = '2026-05-12T03:00:00Z'
const ID = '0196c0de-0000-7000-8000-000000000001'
const DEEPEST = 12

/** What stands in a field of this name, whatever it belongs to. */
const BY_FIELD: Record<string, unknown> = {
  name: '深度保洁', service_name: '深度保洁', worker_name: '周素琴', seller: '云和家政', seller_name: '云和家政', contact_name: '林晓',
  community: '云河花园', house: '3 栋 1202', zone: 'Asia/Shanghai', code: '482915', number: 'D260512001', unit: 'hour', trade: 'cleaning',
  trade_name: '保洁', phase: 'during', verb: 'place', text: '附近有新的订单', title: '订单有新的进展', reason: '临时有事', note: '请先打电话', next: '',
  lat: 30.25, lng: 120.17, starts_at: LATER, url: '', photo_url: null, until: LATER, rating: 4.8,
}
/** How the thing of this name stands. */
const BY_STATE: Record<string, string> = { OrderSeen: 'under_way', OrderCard: 'assigned', VisitSeen: 'travelling', BillSeen: 'open', ChangeSeen: 'proposed' }
/** What of one answer differs from the examples. */
const BY_TITLE: Record<string, Record<string, unknown>> = {
  CitySeen: { number: 1, name: '杭州' },
  ServiceDetail: { ways: ['assign', 'grab'], timings: ['slot', 'now'] },
}

const doors = Object.fromEntries(['customer', 'worker'].map((name) => {
  const text = readFileSync(resolve(__dirname, `../../../shared/openapi/${name}.json`), 'utf8')
  return [name, JSON.parse(text) as Door]
}))

function example(door: Door, schema: Schema, field: string, owner: string, depth: number): unknown {
  if (depth > DEEPEST) return null
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop() as string
    return example(door, door.components.schemas[name], field, name, depth + 1)
  }
  if (schema.properties) {
    const made = Object.entries(schema.properties).map(([name, part]) => [name, example(door, part, name, owner, depth + 1)])
    return { ...Object.fromEntries(made), ...BY_TITLE[owner] }
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (field in BY_FIELD && schema.type !== 'array') return BY_FIELD[field]
  if (schema.anyOf) return example(door, schema.anyOf[0], field, owner, depth + 1)
  if (schema.type === 'array') return schema.items ? [example(door, schema.items, '', owner, depth + 1)] : []
  if (schema.type === 'object') return {}
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return field.endsWith('_fen') ? 12800 : Math.max(schema.minimum ?? 0, 1)
  if (schema.format === 'uuid') return ID
  if (schema.format === 'date-time') return NOW
  if (schema.format === 'date') return NOW.slice(0, 10)
  return field === 'state' ? (BY_STATE[owner] ?? 'open') : '说明'
}

/** The answer of a door, or undefined when no door has such a path. */
export function answerOf(method: string, path: string): { status: number; data: unknown } | undefined {
  if (path === '/scene.json') return { status: 200, data: { kind: 'production' } }
  const door = doors[path.split('/')[2]]
  if (!door) return undefined
  for (const [form, operations] of Object.entries(door.paths)) {
    const operation = operations[method.toLowerCase()]
    if (!operation || !new RegExp(`^${form.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)) continue
    const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? ['204', {}]
    const schema = answer.content?.['application/json']?.schema
    return { status: Number(status), data: schema ? example(door, schema, '', '', 0) : '' }
  }
  return undefined
}
