// What each duty opens, as the door declares it; the door has the last word, this only hides what would be refused.
export interface Standing {
  role: string
  duties: readonly string[]
}

const HELPERS = ['support', 'dispatcher', 'safety', 'administrator']
const MONEY = ['finance', 'administrator']
const REVIEWERS = ['auditor', 'administrator']
const READERS = [...HELPERS, ...MONEY, ...REVIEWERS, 'analyst', 'marketing']

/** Who may; `merchant` says whether a merchant's staff may as well, for what is theirs. */
const DOORS = {
  look: { duties: READERS, merchant: true },
  lookHouse: { duties: READERS, merchant: false },
  help: { duties: HELPERS, merchant: true },
  helpHouse: { duties: HELPERS, merchant: false },
  dispatch: { duties: ['dispatcher', 'administrator'], merchant: true },
  money: { duties: MONEY, merchant: false },
  decide: { duties: [...HELPERS, ...MONEY], merchant: false },
  review: { duties: REVIEWERS, merchant: false },
  unsafe: { duties: [...HELPERS, ...REVIEWERS], merchant: true },
  replay: { duties: ['dispatcher', 'administrator'], merchant: false },
  keep: { duties: ['administrator'], merchant: false },
  sell: { duties: ['marketing', 'finance', 'administrator'], merchant: false },
  engineer: { duties: ['administrator', 'support'], merchant: false },
  see: { duties: [...HELPERS, ...REVIEWERS], merchant: false },
  track: { duties: ['dispatcher', 'support', 'safety', 'auditor'], merchant: false },
  ledger: { duties: [...MONEY, ...REVIEWERS], merchant: false },
} as const

export type Door = keyof typeof DOORS

/** Whether somebody may pass. */
export function allows(door: Door, who: Standing): boolean {
  const terms = DOORS[door]
  if (who.role === 'merchant' && !terms.merchant) return false
  return who.duties.some((duty) => (terms.duties as readonly string[]).includes(duty))
}
