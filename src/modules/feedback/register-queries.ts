import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { maySeeSender } from './policy.ts'
import { visibleTo } from './queries.ts'
import { senderKinds, type Channel, type Outcome, type SenderKind } from './model.ts'
import type { Status } from './workflow.ts'

/** One line of the register, without the sender's name: that is shown by a recorded look only. */
export interface RegisterLine {
  readonly code: string
  readonly number: number
  readonly acceptedAt: Date | null
  readonly receivedOn: LegalDate
  readonly channel: Channel
  readonly senderKind: SenderKind | null
  /** Whether this official may look at the sender, on the item's own page. */
  readonly maySeeSender: boolean
  readonly text: string
  readonly handledBy: string | null
  readonly dueOn: LegalDate | null
  readonly status: Status
  readonly outcome: Outcome | null
  readonly answeredAt: Date | null
  readonly answeredLate: boolean | null
}

export interface RegisterQuery {
  readonly agencyId: string
  readonly year: number
  /** Lines after this number. */
  readonly after: number
  readonly limit: number
}

/** Sổ tiếp nhận (NĐ 20/2008 Đ.9.1.c) in the order of its numbers: a walk along the unique index of the register. */
export async function listRegister(
  reader: Reader,
  actor: Actor,
  { agencyId, year, after, limit }: RegisterQuery,
): Promise<readonly RegisterLine[]> {
  const rows = await reader
    .selectFrom('feedback')
    .leftJoin('feedbackSender as sender', 'sender.feedbackId', 'feedback.id')
    .leftJoin('agency as handling', 'handling.id', 'feedback.handlingAgencyId')
    .where('feedback.receivingAgencyId', '=', agencyId)
    .where('feedback.registerYear', '=', year)
    .where('feedback.registerNumber', '>', after)
    .where(visibleTo(actor))
    .select([
      'feedback.id',
      'feedback.code',
      'feedback.registerNumber',
      'acceptedAt',
      'receivedOn',
      'channel',
      'status',
      'feedback.dueOn',
    ])
    .select([
      'about',
      'ground',
      'accusedAgencyId',
      'handlingAgencyId',
      'pausedOn',
      'reopenUntil',
      'reopenedAt',
      'competenceRuledAt',
    ])
    .select(['answeredAt', 'answeredLate', 'sender.kind as senderKind', 'handling.name as handlingName'])
    .select(sql<string>`left(feedback.text, 400)`.as('text'))
    .select(
      sql<
        string | null
      >`(select t.outside_name from feedback_transfer t where t.feedback_id = feedback.id and feedback.handling_agency_id is null
      order by t.id desc limit 1)`.as('outsideName'),
    )
    .select(
      sql<Outcome | null>`(select n.outcome from feedback_answer n where n.feedback_id = feedback.id and n.approved_at is not null
      order by n.approved_at desc limit 1)`.as('outcome'),
    )
    // The due day of an item that is answered stands on its clock; the item itself owes nothing any more.
    .select(
      sql<LegalDate | null>`coalesce(feedback.due_on, (select c.due_on from feedback_clock c where c.feedback_id = feedback.id
      and c.rule in ('feedback.handle', 'feedback.handle-complex') and c.state <> 'dropped' order by c.id desc limit 1))`.as(
        'registerDueOn',
      ),
    )
    .orderBy('feedback.registerNumber')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    number: row.registerNumber ?? 0,
    senderKind: senderKinds.find((kind) => kind === row.senderKind) ?? null,
    dueOn: row.registerDueOn,
    handledBy: row.handlingName ?? row.outsideName,
    maySeeSender: maySeeSender(actor, row),
  }))
}

export interface RegisterBook {
  readonly agencyId: string
  readonly agencyName: string
  readonly year: number
  /** The last number given. */
  readonly last: number
}

/** Which registers exist, the newest year first. */
export async function listRegisterBooks(reader: Reader): Promise<readonly RegisterBook[]> {
  return reader
    .selectFrom('feedbackRegister as register')
    .innerJoin('agency', 'agency.id', 'register.agencyId')
    .select(['register.agencyId', 'agency.name as agencyName', 'register.year', 'register.last'])
    .orderBy('register.year', 'desc')
    .orderBy('agency.name')
    .execute()
}
