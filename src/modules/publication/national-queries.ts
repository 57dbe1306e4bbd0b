import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { agenciesOf } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { undecreedYear, type DueDay } from './due-day.ts'
import type { SendingState } from './national-model.ts'
import { watchesPublication } from './policy.ts'

/** Which record of the national database is this procedure's: under the code that it writes itself, or under ours. */
export const recordOfProcedure = sql<boolean>`n.gone_on is null and n.source_code = coalesce(p.source_code, p.code)`

/** Open duties that the newest snapshot shows to be met: the text is there, or what ended is no longer there. */
export async function dutiesShown(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select duty.id from publication_duty duty
    join procedure p on p.id = duty.procedure_id
    left join national_record n on ${recordOfProcedure}
    left join procedure_revision revision on revision.id = duty.revision_id
    left join procedure_content content on content.revision_id = duty.revision_id
    left join national_sending sending on sending.duty_id = duty.id
    where duty.way = 'national-database' and duty.done_on is null and duty.dropped_on is null
      and ((duty.revision_id is null and n.id is null) or n.source_hash = revision.source_hash
        or n.content_digest = content.digest or n.content_digest = any(sending.shown_digests))
    order by duty.id`.execute(reader)
  return rows.map(({ id }) => id)
}

export interface NationalSnapshot {
  readonly takenOn: LegalDate
  readonly importedAt: Date
  readonly sourceName: string
  readonly records: number
}

export async function latestSnapshot(reader: Reader): Promise<NationalSnapshot | undefined> {
  return reader
    .selectFrom('nationalSnapshot')
    .select(['takenOn', 'importedAt', 'sourceName', 'records'])
    .orderBy('takenOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export interface Sending extends DueDay {
  readonly dutyId: string
  readonly code: string
  readonly name: string
  /** An ending has no text to send. */
  readonly isEnding: boolean
  readonly agencyId: string
  readonly decisionNumber: string | null
  readonly startedOn: LegalDate
  readonly doneOn: LegalDate | null
  readonly state: SendingState
  readonly attempts: number
  readonly sentOn: LegalDate | null
  readonly lastAnswer: string | null
  readonly lastStatus: number | null
}

export const sendingViews = ['chua-xong', 'bi-tu-choi', 'da-gui', 'chua-thay', 'tat-ca'] as const
export type SendingView = (typeof sendingViews)[number]

const viewConditions: Readonly<Record<SendingView, RawBuilder<boolean>>> = {
  'chua-xong': sql<boolean>`coalesce(sending.state, 'waiting') in ('waiting', 'failed')`,
  'bi-tu-choi': sql<boolean>`sending.state = 'refused'`,
  'da-gui': sql<boolean>`sending.state in ('handed-over', 'accepted')`,
  'chua-thay': sql<boolean>`duty.done_on is null`,
  'tat-ca': sql<boolean>`true`,
}

/** An agency sees what it owes; the control authority and the chairman's office see all. */
function dutyVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || watchesPublication(actor)) return sql<boolean>`true`
  return sql<boolean>`duty.agency_id = any(${[...agenciesOf(actor)]}::uuid[])`
}

function sendings(reader: Reader, actor: Actor) {
  return reader
    .selectFrom('publicationDuty as duty')
    .innerJoin('procedure', 'procedure.id', 'duty.procedureId')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .leftJoin('nationalSending as sending', 'sending.dutyId', 'duty.id')
    .where('duty.way', '=', 'national-database')
    .where('duty.droppedOn', 'is', null)
    .where(dutyVisibleTo(actor))
}

function withColumns(query: ReturnType<typeof sendings>) {
  return query.select([
    'duty.id as dutyId',
    'procedure.code',
    sql<string>`coalesce(
      (select name from procedure_revision where id = duty.revision_id),
      (select name from procedure_revision where procedure_id = duty.procedure_id and status = 'announced'
        order by upper(effective) desc nulls first limit 1), '')`.as('name'),
    sql<boolean>`duty.revision_id is null`.as('isEnding'),
    'duty.agencyId',
    'announcement.decisionNumber',
    'duty.startedOn',
    'duty.dueOn',
    'duty.doneOn',
    undecreedYear.as('undecreedYear'),
    sql<SendingState>`coalesce(sending.state, 'waiting')`.as('state'),
    sql<number>`coalesce(sending.attempts, 0)`.as('attempts'),
    'sending.sentOn',
    sql<string | null>`(select answer from national_exchange where duty_id = duty.id order by attempt desc limit 1)`.as(
      'lastAnswer',
    ),
    sql<number | null>`(select status from national_exchange where duty_id = duty.id order by attempt desc limit 1)`.as(
      'lastStatus',
    ),
  ])
}

/** What is owed to the national database and how far it is, what is due first. */
export async function listSendings(
  reader: Reader,
  actor: Actor,
  filter: { readonly view: SendingView; readonly page: number; readonly pageSize: number },
): Promise<readonly Sending[]> {
  return withColumns(sendings(reader, actor))
    .where(viewConditions[filter.view])
    .orderBy('duty.dueOn', (order) => order.asc().nullsLast())
    .orderBy('duty.startedOn', 'desc')
    .orderBy('procedure.code')
    .orderBy('duty.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
}

export async function countSendings(reader: Reader, actor: Actor): Promise<Readonly<Record<SendingView, number>>> {
  const counted = (view: SendingView) => sql<number>`(count(*) filter (where ${viewConditions[view]}))::int`.as(view)
  return sendings(reader, actor)
    .select([counted('chua-xong'), counted('bi-tu-choi'), counted('da-gui'), counted('chua-thay'), counted('tat-ca')])
    .executeTakeFirstOrThrow()
}

/** @throws NotFound when it is not there, or another agency's */
export async function getSending(reader: Reader, actor: Actor, dutyId: string): Promise<Sending> {
  const row = await withColumns(sendings(reader, actor)).where('duty.id', '=', dutyId).executeTakeFirst()
  if (!row) throw new NotFound('publication.sending-not-found')
  return row
}

export interface NationalExchange {
  readonly id: string
  readonly round: number
  readonly attempt: number
  readonly at: Date
  readonly via: 'folder' | 'http'
  readonly bodyHash: Buffer
  readonly bodyBytes: number
  readonly outcome: Exclude<SendingState, 'waiting'>
  readonly status: number | null
  readonly answer: string
}

/** Every attempt, the newest first. */
export async function listExchanges(reader: Reader, dutyId: string): Promise<readonly NationalExchange[]> {
  return reader
    .selectFrom('nationalExchange')
    .select(['id', 'round', 'attempt', 'at', 'via', 'bodyHash', 'bodyBytes', 'outcome', 'status', 'answer'])
    .where('dutyId', '=', dutyId)
    .orderBy('attempt', 'desc')
    .limit(100)
    .execute()
}
