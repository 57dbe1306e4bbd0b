import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '#kernel/act.ts'
import { Receipt } from '#kernel/calendar/receipt.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { LegalInstrument } from '#modules/procedure/public-announcing.ts'
import type { AnnouncedItem } from './model.ts'

/** An item as pages and documents name it. */
export interface NamedItem extends AnnouncedItem {
  readonly code: string
  /** Of the text to be announced; of an item that ends a procedure, of its latest text. */
  readonly name: string
  readonly sectorName: string
  readonly revisionStatus: string | null
  readonly baseRevisionId: string | null
  readonly successorCode: string | null
  readonly instrument: LegalInstrument
}

/** The procedures of a dossier in the order in which they were put into it, each with what it is called and rests on. */
export async function listItems(reader: Reader, announcementId: string): Promise<readonly NamedItem[]> {
  const rows = await reader
    .selectFrom('announcementItem as item')
    .innerJoin('procedure', 'procedure.id', 'item.procedureId')
    .innerJoin('legalInstrument as instrument', 'instrument.id', 'item.instrumentId')
    .leftJoin('procedureRevision as draft', 'draft.id', 'item.revisionId')
    .leftJoin('procedure as successor', 'successor.id', 'item.successorProcedureId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('procedureRevision as stands')
          .select(['stands.name', 'stands.sectorName'])
          .whereRef('stands.procedureId', '=', 'item.procedureId')
          .where('stands.status', '=', 'announced')
          .orderBy(sql`upper(stands.effective) desc nulls first`)
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select(['item.id', 'item.announcementId', 'item.kind', 'item.procedureId', 'item.revisionId'])
    .select([
      'item.successorProcedureId',
      'item.instrumentId',
      'item.shortened',
      'item.effectiveOn',
      'item.earlyReason',
    ])
    .select([
      'procedure.code',
      'draft.status as revisionStatus',
      'draft.baseRevisionId',
      'successor.code as successorCode',
    ])
    .select([
      sql<string>`coalesce(draft.name, latest.name, '')`.as('name'),
      sql<string>`coalesce(draft.sector_name, latest.sector_name, '')`.as('sectorName'),
    ])
    .select([
      'instrument.number',
      'instrument.name as instrumentName',
      'instrument.issuer',
      'instrument.issuedOn',
      'instrument.effectiveOn as instrumentEffectiveOn',
      'instrument.endedOn',
      'instrument.endedBy',
    ])
    .where('item.announcementId', '=', announcementId)
    .where('item.removedAt', 'is', null)
    .orderBy('item.id')
    .execute()
  return rows.map(({ number, instrumentName, issuer, issuedOn, instrumentEffectiveOn, endedOn, endedBy, ...item }) => ({
    ...item,
    instrument: {
      id: item.instrumentId,
      number,
      name: instrumentName,
      issuer,
      issuedOn,
      effectiveOn: instrumentEffectiveOn,
      endedOn,
      endedBy,
    },
  }))
}

/** The dossier in which a draft stands now, if it stands in one. */
export async function findDossierOf(
  reader: Reader,
  revisionId: string,
): Promise<{ readonly code: string; readonly itemId: string } | undefined> {
  return reader
    .selectFrom('announcementItem as item')
    .innerJoin('announcement', 'announcement.id', 'item.announcementId')
    .select(['announcement.code', 'item.id as itemId'])
    .where('item.revisionId', '=', revisionId)
    .where('item.removedAt', 'is', null)
    .where('announcement.status', '<>', 'withdrawn')
    .orderBy('item.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The same for whoever would give the draft up. */
export async function dossierOfDraft(reader: Reader, revisionId: string): Promise<string | undefined> {
  return (await findDossierOf(reader, revisionId))?.code
}

export interface SigningClock {
  readonly id: string
  readonly rule: string
  readonly origin: 'law' | 'index' | 'province' | 'ours'
  readonly startedOn: LegalDate
  readonly dueOn: LegalDate | null
  readonly dueBasis: string
  readonly state: 'running' | 'calendar-unknown' | 'met' | 'late' | 'dropped'
  readonly endedOn: LegalDate | null
  readonly receipt: Receipt | null
}

/** The periods for the signature with their receipts; those that fell away are left out. */
export async function listSigningClocks(reader: Reader, announcementId: string): Promise<readonly SigningClock[]> {
  return (await listCourse(reader, announcementId)).clocks
}

export interface AnnouncementEventRow {
  readonly id: string
  readonly at: Date
  readonly name: string
  readonly officialName: string | null
  readonly note: string | null
  readonly details: unknown
}

interface CourseRow {
  readonly kind: 'clock' | 'event'
  readonly row: unknown
}

const ClockRow = z.object({
  id: z.string(),
  rule: z.string(),
  origin: z.enum(['law', 'index', 'province', 'ours']),
  startedOn: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  dueBasis: z.string(),
  state: z.enum(['running', 'calendar-unknown', 'met', 'late', 'dropped']),
  endedOn: z.iso.date().nullable(),
  receipt: Receipt.nullable(),
})

const EventRow = z.object({
  id: z.string(),
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  name: z.string(),
  officialName: z.string().nullable(),
  note: z.string().nullable(),
  details: z.unknown(),
})

/** What happened to a dossier, the earliest first, and its periods, in one statement: its page asks much already. */
export async function listCourse(
  reader: Reader,
  announcementId: string,
): Promise<{ readonly clocks: readonly SigningClock[]; readonly events: readonly AnnouncementEventRow[] }> {
  const { rows } = await sql<CourseRow>`
    select 'clock' as kind, json_build_object('id', id, 'rule', rule, 'origin', origin, 'startedOn', started_on, 'dueOn', due_on,
      'dueBasis', due_basis, 'state', state, 'endedOn', ended_on, 'receipt', receipt) as row, 0 as place, due_on, id
    from announcement_clock where announcement_id = ${announcementId} and state <> 'dropped'
    union all
    select 'event', json_build_object('id', event.id, 'at', event.at, 'name', event.name, 'officialName', official.name,
      'note', event.note, 'details', event.details), 1, null, event.id
    from announcement_event event left join official on official.id = event.official_id
    where event.announcement_id = ${announcementId}
    order by place, due_on, id`.execute(reader)
  const of = (kind: CourseRow['kind']) => rows.filter((one) => one.kind === kind).map(({ row }) => row)
  return { clocks: z.array(ClockRow).parse(of('clock')), events: z.array(EventRow).parse(of('event')) }
}
