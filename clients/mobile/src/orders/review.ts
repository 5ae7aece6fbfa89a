// Which words fit how many stars: praise for good work, complaints for poor, both in between.

const PRAISE = ['准时', '专业', '干净', '热情', '细心', '沟通好']
const COMPLAINT = ['迟到', '不专业', '态度差', '没做干净']

/** The tags that are offered for a number of stars. */
export function tagsFor(stars: number): string[] {
  if (stars >= 4) return PRAISE
  return stars <= 2 ? COMPLAINT : [...PRAISE, ...COMPLAINT]
}

/** Yuan as typed as fen; 0 when it is no amount that can be paid. */
export function typedFen(typed: string): number {
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed.trim())) return 0
  return Math.round(Number(typed) * 100)
}
