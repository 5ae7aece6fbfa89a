// The candidates of a decision as it was kept: cost, parts, distance and way; what is not there is not invented.
import type { DecisionSeen } from '@/api/shapes'

export interface Candidate {
  worker: string
  cost: number
  parts: Record<string, number>
  distance_m: number | null
  eta_seconds: number | null
  isChosen: boolean
}

/** Cheapest first. */
export function candidatesOf(decision: Pick<DecisionSeen, 'candidates' | 'chosen'>): Candidate[] {
  return decision.candidates
    .map((one) => {
      const kept = one as Record<string, unknown>
      const worker = String(kept.worker ?? '')
      return {
        worker,
        cost: numberOf(kept.cost) ?? 0,
        parts: (kept.parts ?? {}) as Record<string, number>,
        distance_m: numberOf(kept.distance_m),
        eta_seconds: numberOf(kept.eta_seconds),
        isChosen: kept.chosen === true || worker === decision.chosen,
      }
    })
    .sort((a, b) => a.cost - b.cost)
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
