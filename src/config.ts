import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { clockStartedAt, systemClock, type Clock } from '#kernel/clock.ts'
import { isLegalDate } from '#kernel/i18n/dates.ts'
import { projectRoot } from '#kernel/root.ts'

/** Everything that the environment decides, read once. Nothing else in the project looks at the environment. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** False behind a pooler in transaction mode, which cannot keep named statements. */
  readonly namedStatements: boolean
  /** Public address without a slash at the end. */
  readonly baseUrl: string
  /** Undefined: every mail is a file in `dataDir/mail`. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Undefined: mail for the inbox is dropped as files into `dataDir/inbox`. */
  readonly imapUrl: string | undefined
  /** Name under which our mail server writes what it has proven about a sender; undefined: no sender of a mail is ever proven. */
  readonly mailAuthservId: string | undefined
  /** Bearer token without which `/metrics` answers this machine only. */
  readonly metricsTokenFile: string | undefined
  /** Undefined: `dataDir/files`. */
  readonly filesUrl: string | undefined
  /** Undefined: uploads are not scanned for viruses. */
  readonly clamdUrl: string | undefined
  readonly secretKeyFile: string
  readonly clock: Clock
  /** The instant at which `CLOCK` makes the system start; undefined: the real time. */
  readonly clockStart: Date | undefined
  /** How many proxies in front may be believed about the sender's address. */
  readonly trustedProxies: number
  /** Unsafe requests that one address may send in a minute. */
  readonly writesPerMinute: number
  readonly oidc:
    | {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecretFile: string | undefined
        readonly name: string
      }
    | undefined
  /** Where announced procedures go for the national database: an address with its key, or a folder that somebody empties. */
  readonly nationalDatabase: {
    readonly url: string | undefined
    readonly keyFile: string | undefined
    readonly folder: string
  }
  readonly logLevel: string
}

/** One clear line for the person who starts the system; the process then ends with code 2. */
export class ConfigProblem extends Error {}

const optionalText = z.string().trim().min(1).optional()
const url = (...protocols: readonly string[]) =>
  optionalText.refine((value) => value === undefined || protocols.includes(URL.parse(value)?.protocol ?? ''), {
    error: `must be an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATA_DIR: optionalText,
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_STATEMENTS: z.enum(['named', 'unnamed']).default('named'),
  BASE_URL: url('http:', 'https:'),
  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_FROM: z.string().trim().min(3).default('Minh Bạch <khong-tra-loi@localhost>'),
  IMAP_URL: url('imap:', 'imaps:'),
  MAIL_AUTHSERV_ID: optionalText.refine((value) => value === undefined || /^[\w.-]+$/.test(value), {
    error: 'must be the name in the Authentication-Results headers of the mail server, such as mail.example.gov.vn',
  }),
  METRICS_TOKEN_FILE: optionalText,
  FILES_URL: url('s3:'),
  CLAMD_URL: url('tcp:', 'unix:'),
  SECRET_KEY_FILE: optionalText,
  CLOCK: optionalText.refine((value) => value === undefined || clockStartOf(value) !== undefined, {
    error: 'must be an ISO date such as 2017-10-02 or 2017-10-02T08:30:00+07:00',
  }),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  WRITES_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(1500),
  OIDC_ISSUER: url('https:', 'http:'),
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET_FILE: optionalText,
  OIDC_NAME: z.string().trim().min(1).default('tài khoản của tỉnh'),
  NATIONAL_DATABASE_URL: url('https:', 'http:'),
  NATIONAL_DATABASE_KEY_FILE: optionalText,
  NATIONAL_DATABASE_DIR: optionalText,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/**
 * @param variables the environment; a test gives its own
 * @throws ConfigProblem naming the first variable that is wrong
 */
export function loadConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const filled = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(filled)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = issue?.path.join('.') ?? 'environment'
    throw new ConfigProblem(`${name}=${filled[name] ?? ''}: ${issue?.message ?? 'is not valid'}`)
  }
  const environment = parsed.data
  if (environment.OIDC_ISSUER && !environment.OIDC_CLIENT_ID) {
    throw new ConfigProblem('OIDC_CLIENT_ID: must be set when OIDC_ISSUER is')
  }
  // From wherever a command is called, it must find the same installation.
  const dataDir = resolve(environment.DATA_DIR ?? join(projectRoot, '.data'))
  const clockStart = environment.CLOCK === undefined ? undefined : clockStartOf(environment.CLOCK)
  return {
    port: environment.PORT,
    host: environment.HOST,
    dataDir,
    databaseUrl: environment.DATABASE_URL,
    namedStatements: environment.DATABASE_STATEMENTS === 'named',
    baseUrl: (
      environment.BASE_URL ??
      `http://${environment.HOST.includes(':') ? `[${environment.HOST}]` : environment.HOST}:${environment.PORT}`
    ).replace(/\/+$/, ''),
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM,
    imapUrl: environment.IMAP_URL,
    mailAuthservId: environment.MAIL_AUTHSERV_ID,
    metricsTokenFile: environment.METRICS_TOKEN_FILE,
    filesUrl: environment.FILES_URL,
    clamdUrl: environment.CLAMD_URL,
    secretKeyFile: resolve(environment.SECRET_KEY_FILE ?? `${dataDir}/secret.key`),
    clock: clockStart ? clockStartedAt(clockStart) : systemClock,
    clockStart,
    trustedProxies: environment.TRUSTED_PROXIES,
    writesPerMinute: environment.WRITES_PER_MINUTE,
    oidc:
      environment.OIDC_ISSUER && environment.OIDC_CLIENT_ID
        ? {
            issuer: environment.OIDC_ISSUER,
            clientId: environment.OIDC_CLIENT_ID,
            clientSecretFile: environment.OIDC_CLIENT_SECRET_FILE,
            name: environment.OIDC_NAME,
          }
        : undefined,
    nationalDatabase: {
      url: environment.NATIONAL_DATABASE_URL,
      keyFile: environment.NATIONAL_DATABASE_KEY_FILE,
      folder: resolve(environment.NATIONAL_DATABASE_DIR ?? `${dataDir}/national-database/out`),
    },
    logLevel: environment.LOG_LEVEL,
  }
}

/** Reads the configuration or ends the process with one clear line and code 2. */
export function loadConfigOrExit(): Config {
  try {
    return loadConfig()
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error
    process.stderr.write(`Minh Bạch cannot start: ${error.message}\n`)
    process.exit(2)
  }
}

/** The environment for a process of ours that is to use this database. */
export function environmentWith(databaseUrl: string): Record<string, string | undefined> {
  // At a terminal the address and the accounts must not be washed away by a line per request.
  return { LOG_LEVEL: 'warn', ...process.env, DATABASE_URL: databaseUrl }
}

/**
 * The installation's secret. Made on first start; whoever loses it loses the personal data, whoever copies it can read them.
 * @throws ConfigProblem when the file is there but too short to be a secret
 */
export function loadSecret(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      // `wx`: two processes that start at once must not each make a secret and keep their own.
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if (!existsSync(file)) throw error
    }
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (secret.length < 32) throw new ConfigProblem(`SECRET_KEY_FILE=${file}: must hold at least 32 bytes in base64`)
  return secret
}

/** A day alone starts at eight in the morning in Vietnam, when offices open. */
function clockStartOf(text: string): Date | undefined {
  if (isLegalDate(text)) return new Date(`${text}T08:00:00+07:00`)
  const instant = new Date(text)
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(instant.getTime()) ? instant : undefined
}
