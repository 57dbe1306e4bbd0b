import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { sendNationalRecord } from './national-jobs.ts'
import { mayBeSentAgain } from './national-model.ts'
import { maySendFor } from './policy.ts'
import { lockSending } from './send-to-national-database.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.national-sending-renewed': { dutyId: string; round: number }
  }
}

/**
 * Somebody has looked why it was refused, or the file got lost: it goes out once more, under a new key. What failed keeps its key: a record
 * that the other side has stored before the connection broke would otherwise stand there twice.
 */
export async function sendAgain(act: Act, { dutyId }: { readonly dutyId: string }): Promise<void> {
  const sending = await lockSending(act, dutyId)
  if (!sending || !maySendFor(act.actor, sending.agencyId)) throw new NotFound('publication.sending-not-found')
  if (sending.doneOn !== null || !mayBeSentAgain(sending.state))
    throw new Refused('publication.sending-not-renewable', { state: sending.state })
  const round = sending.state === 'failed' ? sending.round : sending.round + 1
  await act.tx
    .updateTable('nationalSending')
    .set({ state: 'waiting', round, sentOn: null })
    .where('dutyId', '=', dutyId)
    .execute()
  await record(act, 'publication.national-sending-renewed', { dutyId, round }, { type: 'publication-duty', id: dutyId })
  await enqueue(act, sendNationalRecord, { dutyId })
}
