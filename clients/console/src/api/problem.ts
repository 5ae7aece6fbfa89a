// Why something did not happen: problem documents (RFC 9457), and a house that cannot be reached.
export const UNREACHABLE = 'client.Unreachable'

export interface FieldProblem {
  field: string
  reason: string
}

/** A refusal or failure; `detail` is for people, in the language that was asked for. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly facts: Record<string, unknown> = {},
    readonly problems: FieldProblem[] = [],
  ) {
    super(detail || code)
    this.name = 'Problem'
  }

  /** Whether the same intent may be sent again with the same key. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

export function unreachable(): Problem {
  return new Problem(0, UNREACHABLE, '')
}

/** The problem that an answer states; an answer in another shape is told by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => null)
  if (!isRecord(said)) return new Problem(response.status, `client.Status${response.status}`, '')
  return new Problem(
    response.status,
    typeof said.code === 'string' ? said.code : '',
    typeof said.detail === 'string' ? said.detail : '',
    isRecord(said.facts) ? said.facts : {},
    Array.isArray(said.problems) ? (said.problems as FieldProblem[]) : [],
  )
}

/** Any failure as a problem; a mistake of our own stays one and is thrown on. */
export function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure
  throw failure
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
