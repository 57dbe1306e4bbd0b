import { fromKysely, PgBoss } from 'pg-boss'
import { Pool } from 'pg'
import type { Act, Tx } from '#kernel/act.ts'
import type { Job } from '#kernel/jobs/enqueue.ts'

/** Where jobs wait. The web process only sends; the worker also fetches. */
export interface JobQueue {
  send(tx: Tx, job: Pick<Job<never>, 'name' | 'retryLimit'>, payload: object): Promise<void>
  close(): Promise<void>
}

/** Waits grow from half a minute to six hours, so that twelve tries outlast a mail server's bad weekend day. */
const retry = { retryDelay: 30, retryBackoff: true, retryDelayMax: 6 * 3600 }

/** A worker that was killed gives no sign of life: what it held is tried again after this, not after the quarter of an hour of an expiry. */
const heartbeat = { heartbeatSeconds: 20 }

/**
 * What pg-boss asks outside acts (which queues exist) goes over connections of its own. Over those of the acts, ten who send at once
 * after a start would each hold one and wait for an eleventh: nobody would ever get an answer.
 * @param acts connections of the application role, from which only the address and the settings are taken
 */
export async function openQueue(acts: Pool): Promise<JobQueue> {
  const pool = new Pool({ ...acts.options, max: 2 })
  // One that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
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
      // Asked while the database was away: a failure that is kept would refuse this job until the process is started again.
      await ready.catch((error: unknown) => {
        known.delete(job.name)
        throw error
      })
      await boss.send(job.name, payload, {
        db: fromKysely(tx),
        retryLimit: job.retryLimit ?? 12,
        ...retry,
        ...heartbeat,
      })
    },
    async close() {
      await boss.stop({ graceful: false })
      await pool.end()
    },
  }
}

/** A queue is a row; creating one that is there already changes nothing. */
export async function ensureQueue(boss: PgBoss, job: { readonly name: string }): Promise<void> {
  if (!(await boss.getQueue(job.name)))
    await boss.createQueue(job.name, { deleteAfterSeconds: 14 * 24 * 3600, ...heartbeat })
}

/** Asks for work after the act has committed, in the act's own transaction. */
export async function enqueue<Payload extends object>(act: Act, job: Job<Payload>, payload: Payload): Promise<void> {
  await act.queue.send(act.tx, job, payload)
}
