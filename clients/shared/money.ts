// Money as the house keeps it, in whole fen, written for people and read from what they type.

export interface YuanParts {
  sign: string
  whole: string
  cents: string
}

/** The parts of an amount; cents are empty when there are none and `short` is asked. */
export function yuanParts(fen: number, short = false): YuanParts {
  const cents = Math.abs(fen) % 100
  const whole = (Math.abs(fen) - cents) / 100
  return {
    sign: fen < 0 ? '-' : '',
    whole: String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ','),
    cents: short && cents === 0 ? '' : String(cents).padStart(2, '0'),
  }
}

/** "¥1,234.50"; with `short`, whole yuan are "¥198". */
export function yuan(fen: number, options: { short?: boolean; plus?: boolean } = {}): string {
  const { sign, whole, cents } = yuanParts(fen, options.short)
  const before = sign || (options.plus && fen > 0 ? '+' : '')
  return `${before}¥${whole}${cents ? `.${cents}` : ''}`
}

/** Fen of what was typed in yuan, or null when it is no amount. */
export function fenOf(typed: string): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/,/g, ''))
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0)
}

/** "70%" of basis points. */
export function percent(bp: number): string {
  return `${Number((bp / 100).toFixed(2))}%`
}
