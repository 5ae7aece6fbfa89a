// What a door says when it refuses, as an error that pages can show.

export interface Problem {
  status: number
  code: string
  detail: string
  facts?: Record<string, unknown>
  problems?: { field: string; reason: string }[]
}

/** A refusal or an outage; `message` is a sentence in the caller's language. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly facts: Record<string, unknown>
  readonly problems: { field: string; reason: string }[]

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
    this.status = problem.status
    this.code = problem.code
    this.facts = problem.facts ?? {}
    this.problems = problem.problems ?? []
  }

  /** Nothing was heard, so that trying again with the same key is right. */
  get isOffline(): boolean {
    return this.status === 0
  }

  /** The session is over: signing in again comes first. */
  get isSignedOut(): boolean {
    return this.status === 401
  }

  get mayTryAgain(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The error of a page whose request never arrived. */
export function offline(detail: string): ApiError {
  return new ApiError({ status: 0, code: 'client.Offline', detail })
}

/** Any error as one that can be shown. */
export function asApiError(error: unknown, detail: string): ApiError {
  return error instanceof ApiError ? error : new ApiError({ status: -1, code: 'client.Broken', detail })
}
