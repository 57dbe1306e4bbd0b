import { PgBoss, type JobResult } from 'pg-boss'
import type { Logger } from 'pino'
import type { Caller } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { timeZone } from '#kernel/i18n/dates.ts'
import type { Job, JobWorld } from './enqueue.ts'
import { ensureQueue } from './queue.ts'

/** A job that comes by the clock. */
export interface Scheduled {
  readonly job: Job<Record<string, never>>
  /** Five fields, in Vietnamese time. */
  readonly cron: string
}

export interface WorkerOptions {
  /** Address of the database as the application's role. */
  readonly url: string
  readonly jobs: readonly Job<never>[]
  readonly schedule: readonly Scheduled[]
  readonly tools: Omit<JobWorld, 'caller'>
  readonly caller: Omit<Caller, 'actor' | 'requestId'>
  readonly log: Logger
}

/** Fetches jobs and runs them one line each; a job that throws is tried again, with growing waits. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const { log } = options
  // The owner alone rebuilds indexes and looks after vacuum; this role may not.
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'job',
    migrate: false,
    supervise: true,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    schedule: true,
    reindex: false,
    monitorVacuum: false,
    max: 4,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const job of options.jobs) await work(boss, options, job)
  for (const { job, cron } of options.schedule) {
    await work(boss, options, job)
    await boss.schedule(job.name, cron, {}, { tz: timeZone })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}

async function work<Payload extends object>(boss: PgBoss, options: WorkerOptions, job: Job<Payload>): Promise<void> {
  await ensureQueue(boss, job)
  // Settled one by one: a mail server that refuses one mail must not send the nine beside it twice.
  const settings = { pollingIntervalSeconds: 1, batchSize: 100, perJobResults: true } as const
  await boss.work<Payload, unknown, typeof settings>(job.name, settings, async (batch) => {
    const results: JobResult[] = []
    for (const { id, data } of batch) results.push({ id, status: await runOne(options, job, { id, data }) })
    return results
  })
}

async function runOne<Payload extends object>(
  options: WorkerOptions,
  job: Job<Payload>,
  { id, data }: { readonly id: string; readonly data: Payload },
): Promise<JobResult['status']> {
  const started = performance.now()
  const line = { job: job.name, id }
  try {
    await job.work(
      { ...options.tools, caller: { ...options.caller, actor: systemActor(job.name), requestId: id } },
      data,
    )
    options.log.debug({ ...line, ms: Math.round(performance.now() - started) }, 'job')
    return 'completed'
  } catch (error) {
    options.log.warn({ ...line, err: error }, 'job failed, will be tried again')
    return 'failed'
  }
}
