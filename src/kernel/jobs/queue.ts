import { fromKysely, PgBoss } from 'pg-boss'
import type { Pool } from 'pg'
import type { Act, Tx } from '#kernel/act.ts'
import type { Job } from '#kernel/jobs/enqueue.ts'

/** Where jobs wait. The web process only sends; the worker also fetches. */
export interface JobQueue {
  send(tx: Tx, job: Job<never>, payload: object): Promise<void>
  close(): Promise<void>
}

/** Waits grow from half a minute to six hours, so that twelve tries outlast a mail server's bad weekend day. */
const retry = { retryDelay: 30, retryBackoff: true, retryDelayMax: 6 * 3600 }

/**
 * @param pool connections of the application role, for what pg-boss asks outside acts (which queues exist)
 */
export async function openQueue(pool: Pool): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values ?? []) },
    schema: 'job',
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined)
  await boss.start()
  const known = new Map<string, Promise<void>>()

  return {
    async send(tx, job, payload) {
      const ready = known.get(job.name) ?? ensureQueue(boss, job)
      known.set(job.name, ready)
      await ready
      await boss.send(job.name, payload, {
        db: fromKysely(tx),
        retryLimit: job.retryLimit ?? 12,
        ...retry,
      })
    },
    close: () => boss.stop({ graceful: false }),
  }
}

/** A queue is a row; creating one that is there already changes nothing. */
export async function ensureQueue(boss: PgBoss, job: { readonly name: string }): Promise<void> {
  if (!(await boss.getQueue(job.name))) await boss.createQueue(job.name, { deleteAfterSeconds: 14 * 24 * 3600 })
}

/** Asks for work after the act has committed, in the act's own transaction. */
export async function enqueue<Payload extends object>(act: Act, job: Job<Payload>, payload: Payload): Promise<void> {
  await act.queue.send(act.tx, job, payload)
}
