import { Invalid, isDomainError, TooLarge, TooMany, type DomainError, type FieldProblem } from '#kernel/errors.ts'

/** RFC 9457 problem details with a stable `code`. Sentences are not part of the contract; codes are. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly code: string
  readonly requestId: string
  readonly problems?: readonly FieldProblem[]
  readonly details?: Readonly<Record<string, unknown>>
}

const statuses: Record<DomainError['kind'], { readonly status: number; readonly title: string }> = {
  invalid: { status: 422, title: 'What was sent is not valid' },
  unknown: { status: 401, title: 'Sign-in required' },
  'not-found': { status: 404, title: 'Not found' },
  refused: { status: 409, title: 'Not possible in the present state' },
  'too-many': { status: 429, title: 'Too many requests' },
  'too-large': { status: 413, title: 'Too large' },
}

/** The one map from error to status, for pages and API. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (isDomainError(error)) {
    const { status, title } = statuses[error.kind]
    return {
      type: 'about:blank',
      title,
      status,
      code: error.code,
      requestId,
      ...(error instanceof Invalid ? { problems: error.problems } : {}),
      ...('details' in error && Object.keys(error.details).length > 0 ? { details: error.details } : {}),
      ...(error instanceof TooMany ? { details: { retryAfterSeconds: error.retryAfterSeconds } } : {}),
    }
  }
  return { type: 'about:blank', title: 'Our fault', status: 500, code: 'internal', requestId }
}

/** Fastify's own refusals in our words: body too large, broken JSON, wrong media type. */
export function domainErrorOf(error: unknown): unknown {
  if (isDomainError(error) || !(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new TooLarge()
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Invalid([{ field: 'body', code: 'invalid-json' }])
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new Invalid([{ field: 'body', code: 'unsupported-media-type' }])
    // PostgreSQL keeps no NUL in a text: whoever sends one has sent nothing that exists.
    case '22021':
      return new Invalid([{ field: 'body', code: 'invalid' }])
    default:
      // Whatever else Fastify and its parts blame on the one who asks (a field called `__proto__`) is not our fault in the log either.
      return isBlamedOnAsker(error) ? new Invalid([{ field: 'body', code: 'invalid' }]) : error
  }
}

function isBlamedOnAsker(error: object): boolean {
  return (
    'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
  )
}
