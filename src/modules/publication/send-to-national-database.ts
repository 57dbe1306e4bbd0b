import { sql } from 'kysely'
import { perform, type Act, type Caller } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { Outlet, OutletAnswer } from '#kernel/exchange/outlet.ts'
import { meetDuty } from './meet-duties.ts'
import { openSendingStates, type SendingState } from './national-model.ts'
import { nationalParcelOf } from './national-payload.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.national-record-sent': { dutyId: string; attempt: number; outcome: OutletAnswer['outcome'] }
  }
}

/**
 * Sends what a duty obliges to, unless it has gone out in this round already. Called by a job, which may run twice: the row is locked while
 * the other side is spoken to. One gap cannot be closed from here, when the other side has taken it and this process dies before the
 * commit: then it goes out again under the same key, by which the other side can tell.
 * @throws Error when it failed and is to be tried again; the attempt has been written down by then
 */
export async function sendToNationalDatabase(
  { caller, outlet }: { readonly caller: Caller; readonly outlet: Outlet },
  dutyId: string,
): Promise<void> {
  const answer = await perform(caller, (act) => sendOpen(act, outlet, dutyId), undefined)
  if (answer?.outcome === 'failed') throw new Error(`publication.not-sent: ${answer.answer}`)
}

async function sendOpen(act: Act, outlet: Outlet, dutyId: string): Promise<OutletAnswer | undefined> {
  const sending = await lockSending(act, dutyId)
  // Met by a snapshot before it was sent: the national database has it already.
  if (!sending || !isOpen(sending.state) || sending.doneOn !== null) return undefined
  // What was made up for a demonstration must never reach the real national database.
  if (sending.demonstration && outlet.via === 'http') return undefined
  const parcel = await nationalParcelOf(act.tx, dutyId, sending.round)
  const answer = await outlet.send(parcel)
  const attempt = sending.attempts + 1
  const isSent = answer.outcome === 'accepted' || answer.outcome === 'handed-over'
  await act.tx
    .insertInto('nationalExchange')
    .values({
      dutyId,
      round: sending.round,
      attempt,
      at: act.now,
      via: outlet.via,
      bodyHash: parcel.bodyHash,
      bodyBytes: Buffer.byteLength(parcel.body),
      ...answer,
    })
    .execute()
  const shown = parcel.shown.map((content) => JSON.stringify(content))
  await act.tx
    .updateTable('nationalSending')
    .set({
      state: answer.outcome,
      attempts: attempt,
      lastAt: act.now,
      sentOn: isSent ? act.today : null,
      shownDigests: sql<
        Buffer[]
      >`(select coalesce(array_agg(distinct content_digest(one::jsonb)), '{}') from unnest(${shown}::text[]) one)`,
    })
    .where('dutyId', '=', dutyId)
    .execute()
  // A file in a folder is not yet in the database: that duty is met when a snapshot shows it.
  if (answer.outcome === 'accepted') await meetDuty(act, dutyId, act.today)
  await record(
    act,
    'publication.national-record-sent',
    { dutyId, attempt, outcome: answer.outcome },
    { type: 'publication-duty', id: dutyId },
  )
  return answer
}

/** The duty's sending, made when it is not there yet; nobody else sends it until this transaction ends. */
export async function lockSending(act: Act, dutyId: string) {
  await sql`insert into national_sending (duty_id)
    select id from publication_duty where id = ${dutyId} and way = 'national-database' and dropped_on is null
    on conflict (duty_id) do nothing`.execute(act.tx)
  return act.tx
    .selectFrom('nationalSending as sending')
    .innerJoin('publicationDuty as duty', 'duty.id', 'sending.dutyId')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .select([
      'sending.state',
      'sending.round',
      'sending.attempts',
      'duty.agencyId',
      'duty.doneOn',
      'announcement.demonstration',
    ])
    .where('sending.dutyId', '=', dutyId)
    .forUpdate('sending')
    .executeTakeFirst()
}

function isOpen(state: SendingState): boolean {
  return openSendingStates.some((one) => one === state)
}
