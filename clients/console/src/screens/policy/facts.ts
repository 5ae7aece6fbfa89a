// The numbers of a dispatch policy as rows that can be edited: nested ones by a dot, each with its unit.
export interface Fact {
  name: string
  value: number | string | boolean
  unit: 'seconds' | 'minutes' | 'm' | 'fen' | 'permille' | 'bp' | 'count' | 'text'
}
type Facts = Record<string, unknown>
const UNITS: [RegExp, Fact['unit']][] = [[/seconds/, 'seconds'], [/_minutes$/, 'minutes'], [/_m$/, 'm'], [/_fen$/, 'fen'], [/_permille$/, 'permille'], [/_bp$/, 'bp']]

/** Every plain value, nested ones behind a dot. */
export function rowsOf(facts: Facts, before = ''): Fact[] {
  return Object.entries(facts).flatMap(([name, value]): Fact[] => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return rowsOf(value as Facts, `${before}${name}.`)
    if (!['number', 'string', 'boolean'].includes(typeof value)) return []
    const unit = typeof value === 'number' ? UNITS.find(([ends]) => ends.test(name))?.[1] ?? 'count' : 'text'
    return [{ name: before + name, value: value as Fact['value'], unit }]
  })
}

/** The facts with some of their rows changed; the original stays. */
export function changed(facts: Facts, changes: Record<string, Fact['value']>): Facts {
  const whole = JSON.parse(JSON.stringify(facts)) as Facts
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.')
    const last = names.pop() as string
    let inside = whole
    for (const name of names) inside = inside[name] as Facts
    inside[last] = value
  }
  return whole
}

/** Which rows differ. */
export function differing(facts: Facts, draft: Record<string, Fact['value']>): Record<string, Fact['value']> {
  const now = new Map(rowsOf(facts).map((one) => [one.name, one.value]))
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => now.get(name) !== value))
}
