import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { JobQueue } from '#kernel/jobs/queue.ts'
import type { Vault } from '#kernel/vault.ts'

export type Tx = Transaction<Database>

/**
 * What a query may ask of the database: look, not touch. A Tx is also a Reader.
 * `with` could still smuggle in a write, so pages read over connections that PostgreSQL itself holds read-only.
 */
export type Reader = Pick<Kysely<Database>, 'selectFrom' | 'with' | 'getExecutor' | 'fn'>

/** One change, by one actor, at one moment, in one transaction. */
export interface Act {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  /** The legal date of `now` in Vietnam. */
  readonly today: LegalDate
  readonly requestId: string
  /** Where `enqueue` puts the work that follows. */
  readonly queue: JobQueue
  /** Seals and opens personal data; the key never reaches the database. */
  readonly vault: Vault
}

/** Who asks for a change, and with what: a request, a job, or the command line. */
export interface Caller {
  readonly db: Kysely<Database>
  readonly actor: Actor
  readonly clock: Clock
  readonly requestId: string
  readonly queue: JobQueue
  readonly vault: Vault
}

export type Doer<Input, Result> = (act: Act, input: Input) => Promise<Result>

/** The only way a request or a job changes anything: one transaction, one moment, one actor. */
export async function perform<Input, Result>(caller: Caller, doer: Doer<Input, Result>, input: Input): Promise<Result> {
  const now = caller.clock.now()
  return caller.db.transaction().execute((tx) => doer(actIn(tx, caller, now), input))
}

/** An act inside a transaction that is already open; tests use it to look at rows and roll back. */
export function actIn(tx: Tx, caller: Omit<Caller, 'db' | 'clock'>, now: Date): Act {
  return {
    tx,
    actor: caller.actor,
    now,
    today: legalDateOf(now),
    requestId: caller.requestId,
    queue: caller.queue,
    vault: caller.vault,
  }
}
