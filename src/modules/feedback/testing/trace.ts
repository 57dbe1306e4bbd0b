import { sql } from 'kysely'
import type { TestDatabase } from '#kernel/testing/database.ts'

/** What one act has left behind, of everything that an act may leave. */
export interface Trace {
  /** `rule: state` of every clock, with the day on which it is due or ended. */
  readonly clocks: readonly string[]
  /** Names of what the course tells, with whether the sender reads it. */
  readonly told: readonly { readonly name: string; readonly forSender: boolean }[]
  readonly audited: readonly { readonly name: string; readonly data: unknown; readonly actorId: string | null }[]
  /** Names of jobs that wait, with what they are about. */
  readonly jobs: readonly { readonly name: string; readonly data: unknown }[]
}

/** Everything that stands about this item now. */
async function traceOf({ db }: TestDatabase, feedbackId: string): Promise<Trace> {
  const clocks = await db
    .selectFrom('feedbackClock')
    .select(['rule', 'state', 'dueOn', 'endedOn'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
  const told = await db
    .selectFrom('feedbackEvent')
    .select(['name', 'forSender'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
  const audited = await db
    .selectFrom('auditEvent')
    .select(['name', 'data', 'actorId'])
    .where('subjectType', '=', 'feedback')
    .where('subjectId', '=', feedbackId)
    .orderBy('id')
    .execute()
  const { rows: jobs } = await sql<{ name: string; data: unknown }>`
    select name, data from job.job where data->>'feedbackId' = ${feedbackId}
      or data->>'reminderId' in (select id::text from feedback_reminder where feedback_id = ${feedbackId})
    order by created_on, name`.execute(db)
  return {
    clocks: clocks.map(({ rule, state, dueOn, endedOn }) => `${rule}: ${state} ${endedOn ?? dueOn ?? ''}`.trim()),
    told,
    audited,
    jobs,
  }
}

/** What this has added to the course, the log and the queue; the clocks as they stand afterwards. */
export async function traced<Result>(
  database: TestDatabase,
  feedbackId: string,
  work: () => Promise<Result>,
): Promise<Trace & { readonly result: Result }> {
  const before = await traceOf(database, feedbackId)
  const result = await work()
  const after = await traceOf(database, feedbackId)
  return {
    result,
    clocks: after.clocks,
    told: after.told.slice(before.told.length),
    audited: after.audited.slice(before.audited.length),
    jobs: after.jobs.slice(before.jobs.length),
  }
}
