import { sql } from 'kysely'
import { perform, type Act } from '#kernel/act.ts'
import { defineJob, type Job } from '#kernel/jobs/enqueue.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { countReconciliation } from './count-reconciliation.ts'
import { reckonDuties } from './reckon-duties.ts'
import { sendToNationalDatabase } from './send-to-national-database.ts'

/** One announced text, or one ending, to the national database. */
export const sendNationalRecord = defineJob<{ readonly dutyId: string }>({
  name: 'publication.send-national-record',
  work: (world, { dutyId }) => sendToNationalDatabase(world, dutyId),
})

/** What was given up, or was owed before there was anything to send with: nothing is forgotten. */
const sendWhatWaits = defineJob<Record<string, never>>({
  name: 'publication.send-what-waits',
  work: async ({ caller }) => void (await perform(caller, enqueueWaiting, undefined)),
})

const reconcileDay = defineJob<Record<string, never>>({
  name: 'publication.reconcile-day',
  work: async ({ caller }) => void (await perform(caller, countReconciliation, undefined)),
})

const reckonWaiting = defineJob<Record<string, never>>({
  name: 'publication.reckon-duties',
  work: async ({ caller }) => void (await perform(caller, reckonDuties, undefined)),
})

/** A day without an attempt: what is still being tried by its own job is left to it. */
async function enqueueWaiting(act: Act): Promise<void> {
  const before = new Date(act.now.getTime() - 24 * 3_600_000)
  const waiting = await act.tx
    .selectFrom('publicationDuty as duty')
    .leftJoin('nationalSending as sending', 'sending.dutyId', 'duty.id')
    .select('duty.id')
    .where('duty.way', '=', 'national-database')
    .where('duty.doneOn', 'is', null)
    .where('duty.droppedOn', 'is', null)
    .where(sql<boolean>`coalesce(sending.state in ('waiting', 'failed'), true)`)
    .where(sql<boolean>`coalesce(sending.last_at < ${before}, true)`)
    .orderBy('duty.id')
    .limit(5000)
    .execute()
  for (const { id: dutyId } of waiting) await enqueue(act, sendNationalRecord, { dutyId })
}

export const publicationSchedule: readonly Scheduled[] = [
  { job: reckonWaiting, cron: '54 0 * * *' },
  { job: sendWhatWaits, cron: '10 1 * * *' },
  { job: reconcileDay, cron: '50 23 * * *' },
]

export const publicationJobs: readonly Job<never>[] = [sendNationalRecord]
