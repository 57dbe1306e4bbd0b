/**
 * The six ways in which a request can fail. Domain code throws a code, never a sentence and never an HTTP status:
 * `kernel/http/problems.ts` is the one map from kind to status, for pages and API alike.
 */

/** What is known about one wrong field: the code chooses the words, the details fill them. */
export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly details?: Readonly<Record<string, string | number>>
}

export type ProblemDetails = Readonly<Record<string, unknown>>

/** What you typed is wrong: 422, the same form again with the words kept. */
export class Invalid extends Error {
  readonly kind = 'invalid'
  readonly code = 'invalid'
  readonly problems: readonly FieldProblem[]
  constructor(problems: readonly FieldProblem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.code}`).join(', '))
    this.problems = problems
  }
}

/** You are not signed in: 401, sign-in and then back. */
export class Unknown extends Error {
  readonly kind = 'unknown'
  readonly code: string
  constructor(code = 'sign-in-required') {
    super(code)
    this.code = code
  }
}

/** Not there, or not yours; the two must look the same: 404. */
export class NotFound extends Error {
  readonly kind = 'not-found'
  readonly code: string
  constructor(code = 'not-found') {
    super(code)
    this.code = code
  }
}

/** The law or the present state does not allow it: 409. `details.allowed` lists what is allowed now. */
export class Refused extends Error {
  readonly kind = 'refused'
  readonly code: string
  readonly details: ProblemDetails
  constructor(code: string, details: ProblemDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** Too many requests: 429. */
export class TooMany extends Error {
  readonly kind = 'too-many'
  readonly code: string
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number, code = 'too-many-requests') {
    super(code)
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The body is larger than this address takes: 413. */
export class TooLarge extends Error {
  readonly kind = 'too-large'
  readonly code = 'too-large'
  readonly details: ProblemDetails
  constructor(details: ProblemDetails = {}) {
    super('too-large')
    this.details = details
  }
}

export type DomainError = Invalid | Unknown | NotFound | Refused | TooMany | TooLarge

/** Anything that is not one of ours is our fault: 500, and only the request id is shown. */
export function isDomainError(error: unknown): error is DomainError {
  return (
    error instanceof Invalid ||
    error instanceof Unknown ||
    error instanceof NotFound ||
    error instanceof Refused ||
    error instanceof TooMany ||
    error instanceof TooLarge
  )
}
