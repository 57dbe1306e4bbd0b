import type { Caller, Reader } from '#kernel/act.ts'
import type { Outlet } from '#kernel/exchange/outlet.ts'
import type { Scanner } from '#kernel/files/scan.ts'
import type { FileStore } from '#kernel/files/store.ts'
import type { Inbox } from '#kernel/mail/incoming-mail.ts'
import type { Mailer } from '#kernel/mail/mailer.ts'

/** What a job may use: a caller that performs as the system, and the tools that reach outside the database. */
export interface JobWorld {
  readonly caller: Caller
  readonly reader: Reader
  readonly mailer: Mailer
  readonly inbox: Inbox
  readonly files: FileStore
  readonly scanner: Scanner
  /** Where documents for another system go. */
  readonly outlet: Outlet
  /** Public address of this installation, without a slash at the end. */
  readonly baseUrl: string
}

/**
 * Work to be done after the act has committed. The job row is written in the act's transaction: it exists if and only if the change does.
 * `work` performs one act or sends one message, and must bear being run twice.
 */
export interface Job<Payload extends object> {
  /** `module.verb-noun`; also the queue's name. */
  readonly name: string
  /** How often it is tried again, with growing waits, before it is kept aside for a person. Default 12 (about two days). */
  readonly retryLimit?: number
  readonly work: (world: JobWorld, payload: Payload) => Promise<void>
}

export function defineJob<Payload extends object>(job: Job<Payload>): Job<Payload> {
  return job
}
