import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { startOfDay, type LegalDate } from '#kernel/i18n/dates.ts'
import { maySeeSender } from './policy.ts'
import { visibleTo } from './queries.ts'
import { senderKinds, type Channel, type Outcome, type SenderKind } from './model.ts'
import type { Status } from './workflow.ts'

/** One line of the register, without the sender's name: that is shown by a recorded look only. */
export interface RegisterLine {
  readonly id: string
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
  readonly handlingAgencyId: string | null
  readonly receivingAgencyId: string
  readonly dueOn: LegalDate | null
  readonly status: Status
  readonly outcome: Outcome | null
  readonly answeredAt: Date | null
  readonly answeredLate: boolean | null
}

export interface RegisterQuery {
  readonly agencyId: string
  readonly year: number
  /** By number as the book is kept, or the newest first as one looks for something. */
  readonly order: 'number' | 'newest'
  /** Only numbers up to this one. */
  readonly upTo?: number | undefined
  /** Only what was entered on these days. */
  readonly entered?: { readonly from: LegalDate; readonly to: LegalDate } | undefined
  readonly limit: number
}

/** Sổ tiếp nhận (NĐ 20/2008 Đ.9.1.c): a walk along the unique index of the register, forwards or backwards. */
export async function listRegister(
  reader: Reader,
  actor: Actor,
  { agencyId, year, order, upTo, entered, limit }: RegisterQuery,
): Promise<readonly RegisterLine[]> {
  const rows = await reader
    .selectFrom('feedback')
    .leftJoin('feedbackSender as sender', 'sender.feedbackId', 'feedback.id')
    .leftJoin('agency as handling', 'handling.id', 'feedback.handlingAgencyId')
    .where('feedback.receivingAgencyId', '=', agencyId)
    .where('feedback.registerYear', '=', year)
    .where('feedback.registerNumber', '>', 0)
    .$if(upTo !== undefined, (query) => query.where('feedback.registerNumber', '<=', upTo ?? 0))
    .$if(entered !== undefined, (query) =>
      query
        .where('feedback.acceptedAt', '>=', startOfDay(entered?.from ?? ''))
        .where('feedback.acceptedAt', '<', startOfDay(plusDays(entered?.to ?? '', 1))),
    )
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
      'receivingAgencyId',
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
    .orderBy('feedback.registerNumber', order === 'newest' ? 'desc' : 'asc')
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

export interface RegisterLook {
  readonly id: string
  readonly lookedAt: Date
  readonly officialName: string
  readonly fromOn: LegalDate
  readonly toOn: LegalDate
  readonly purpose: string
  readonly asSheet: boolean
  readonly named: number
}

const looksShown = 20

/** Who has opened this book with names lately, the latest first. */
export async function listRegisterLooks(
  reader: Reader,
  { agencyId, year }: Pick<RegisterBook, 'agencyId' | 'year'>,
): Promise<readonly RegisterLook[]> {
  return reader
    .selectFrom('feedbackRegisterLook as look')
    .innerJoin('official', 'official.id', 'look.officialId')
    .select(['look.id', 'lookedAt', 'official.name as officialName', 'fromOn', 'toOn', 'purpose', 'asSheet', 'named'])
    .where('look.agencyId', '=', agencyId)
    .where('look.year', '=', year)
    .orderBy('look.id', 'desc')
    .limit(looksShown)
    .execute()
}
