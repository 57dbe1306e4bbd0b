import type { Kysely } from 'kysely'
import type { FastifyRequest } from 'fastify'
import type { Reader } from '#kernel/act.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import type { MadeFiles } from '#kernel/files/made-files.ts'
import type { Scanner } from '#kernel/files/scan.ts'
import type { FileStore } from '#kernel/files/store.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { JobQueue } from '#kernel/jobs/queue.ts'
import type { Vault } from '#kernel/vault.ts'
import type { Identity, InstallationFacts } from './exchange.ts'

/** An identity provider (OpenID Connect) through which officials may sign in. */
export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  /** Undefined: a public client, guarded by PKCE alone. */
  readonly clientSecret: string | undefined
  /** What people call it: "tài khoản của tỉnh". */
  readonly name: string
}

/** Everything outside one request; made once in the composition root and passed down. */
export interface World {
  readonly db: Kysely<Database>
  readonly reader: Kysely<Database>
  readonly vault: Vault
  readonly clock: Clock
  readonly queue: JobQueue
  readonly files: FileStore
  /** What is made of the database and kept until it changes. */
  readonly made: MadeFiles
  readonly baseUrl: string
  /** The clock stands on another day than the real one (`CLOCK`). */
  readonly clockShifted: boolean
  readonly trustedProxies: number
  readonly writesPerMinute: number
  /** With it `/metrics` answers from elsewhere; undefined: this machine only. */
  readonly metricsToken?: string | undefined
  readonly scanner: Scanner
  readonly oidc?: IdentityProvider | undefined
  /** Hashed address of a built asset. */
  asset(name: string): string
  /** Facts of the installation that every page shows; read once and kept for a minute. */
  facts(): Promise<InstallationFacts>
  /** Finds the official behind the session cookie. */
  identify(request: FastifyRequest, reader: Reader, today: LegalDate): Promise<Identity>
  /** Whether every migration has been applied. */
  isReady(): Promise<boolean>
}
