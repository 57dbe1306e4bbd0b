import { pino, type Logger } from 'pino'

/**
 * The log: one JSON line per event on standard output, with the request's id and without personal data.
 * Bodies, addresses of visitors, query strings and cookies are never given to it; what an error may carry is cut here.
 */
export function openLog(level: string, name: string): Logger {
  return pino({
    level,
    name,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers', 'err.parameters', 'err.detail', 'err.where', '*.text', '*.phone', '*.email'],
      remove: true,
    },
    serializers: { err: errorForLog, error: errorForLog, req: () => undefined, res: () => undefined },
  })
}

/**
 * What may be logged of an error. PostgreSQL puts the values of the row into `detail`, a mail server the citizen's address into its
 * refusal: exactly the personal data that must not be logged.
 */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutAddresses(String(error)) }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {}
  return {
    type: error.name,
    message: withoutAddresses(error.message),
    ...code,
    ...constraint,
    stack: withoutAddresses(error.stack ?? ''),
  }
}

function withoutAddresses(text: string): string {
  return text.replaceAll(/[\w.+%=~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[e-mail]')
}
