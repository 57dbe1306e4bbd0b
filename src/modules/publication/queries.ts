import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Act, Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { postingAgencies, watchesPublication } from './policy.ts'
import { isOutdatedOn, sheetsOn, toSheet, type Sheet } from './sheet.ts'

export interface HangingSheet {
  readonly id: string
  readonly agencyId: string
  /** Null for a notice. */
  readonly procedureId: string | null
  readonly postedOn: LegalDate
}

/** Sheets of a procedure that hang somewhere: posted and not taken down. */
export async function postedSheetsOf(reader: Reader, procedureId: string): Promise<readonly HangingSheet[]> {
  return hangingSheets(reader).where('sheet.procedureId', '=', procedureId).execute()
}

/** What hangs on the same board about the same thing and gives way to this sheet: a text that began before, another notice. */
export async function hangingBefore(reader: Reader, sheet: Sheet): Promise<readonly HangingSheet[]> {
  const rows = hangingSheets(reader).where('sheet.agencyId', '=', sheet.agencyId).where('sheet.id', '<>', sheet.id)
  if (sheet.kind === 'notice') return rows.where('sheet.notice', 'is not', null).execute()
  return rows
    .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .where('sheet.procedureId', '=', sheet.procedureId)
    .where(
      sql<boolean>`coalesce(lower(revision.effective), '-infinity') < coalesce(${sheet.effectiveFrom}::date, '-infinity')`,
    )
    .execute()
}

function hangingSheets(reader: Reader) {
  return reader
    .selectFrom('postingSheet as sheet')
    .innerJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .select(['sheet.id', 'sheet.agencyId', 'sheet.procedureId', 'posting.postedOn'])
    .where('removal.sheetId', 'is', null)
}

type Visible = (eb: ExpressionBuilder<Database & { sheet: Database['postingSheet'] }, 'sheet'>) => Expression<SqlBool>

/** An agency sees its own board; the control authority and the chairman's office see all. */
function sheetVisibleTo(actor: Actor): Visible {
  return (eb) => {
    if (actor.kind === 'system' || watchesPublication(actor)) return eb.lit(true)
    const mine = [...postingAgencies(actor)]
    return mine.length === 0 ? eb.lit(false) : eb('sheet.agencyId', 'in', mine)
  }
}

/** What a sheet says of itself on a day, for whoever stands before the board. */
export async function findSheet(reader: Reader, token: string, on: LegalDate): Promise<Sheet | undefined> {
  const row = await sheetsOn(reader, on).where('sheet.token', '=', token).executeTakeFirst()
  return row && toSheet(row)
}

/** A sheet that is the actor's to post, locked. @throws NotFound when it is not there, or another agency's */
export async function lockSheet(act: Act, token: string): Promise<Sheet> {
  await act.tx.selectFrom('postingSheet as sheet').select('id').where('sheet.token', '=', token).forUpdate().execute()
  return getSheet(act.tx, act.actor, token, act.today)
}

/** @throws NotFound when it is not there, or another agency's */
export async function getSheet(reader: Reader, actor: Actor, token: string, on: LegalDate): Promise<Sheet> {
  const row = await sheetsOn(reader, on)
    .where('sheet.token', '=', token)
    .where(sheetVisibleTo(actor))
    .executeTakeFirst()
  if (!row) throw new NotFound('publication.sheet-not-found')
  return toSheet(row)
}

export const sheetViews = ['cho-niem-yet', 'phai-go', 'bi-bao', 'dang-treo', 'tat-ca'] as const
export type SheetView = (typeof sheetViews)[number]

export interface SheetFilter {
  readonly view: SheetView
  readonly today: LegalDate
  readonly agencyId?: string | undefined
  readonly page: number
  readonly pageSize: number
}

/** Sheets of the boards that an official may see, what is due first. */
export async function listSheets(reader: Reader, actor: Actor, filter: SheetFilter): Promise<readonly Sheet[]> {
  const rows = await sheetsOn(reader, filter.today)
    .where(sheetVisibleTo(actor))
    .where(viewCondition(filter.view, filter.today))
    .$if(filter.agencyId !== undefined, (query) => query.where('sheet.agencyId', '=', filter.agencyId ?? ''))
    .$if(filter.view === 'phai-go', (query) => query.orderBy('removeBy', (order) => order.asc().nullsLast()))
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('procedure.code')
    .orderBy('sheet.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return rows.map(toSheet)
}

/** How many sheets stand in each view: one statement. */
export async function countSheets(
  reader: Reader,
  actor: Actor,
  { today, agencyId }: Pick<SheetFilter, 'today' | 'agencyId'>,
): Promise<Readonly<Record<SheetView, number>>> {
  const counted = (view: SheetView) => sql<number>`count(*) filter (where ${viewCondition(view, today)})::int`.as(view)
  return reader
    .selectFrom('postingSheet as sheet')
    .leftJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .leftJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .where(sheetVisibleTo(actor))
    .$if(agencyId !== undefined, (query) => query.where('sheet.agencyId', '=', agencyId ?? ''))
    .select([counted('cho-niem-yet'), counted('phai-go'), counted('bi-bao'), counted('dang-treo'), counted('tat-ca')])
    .executeTakeFirstOrThrow()
}

const hangs = sql<boolean>`(posting.sheet_id is not null and removal.sheet_id is null)`

/** Over `sheet`, `revision`, `posting` and `removal`. */
export function viewCondition(view: SheetView, today: LegalDate) {
  // A sheet may be hung up before its day; the sheet says from when it applies.
  const stillMatters = sql<boolean>`(not ${isOutdatedOn(today)})`
  const conditions: Record<SheetView, ReturnType<typeof sql<boolean>>> = {
    'cho-niem-yet': sql<boolean>`(posting.sheet_id is null and ${stillMatters})`,
    'phai-go': sql<boolean>`(${hangs} and not ${stillMatters})`,
    'bi-bao': sql<boolean>`exists (select from board_report report where report.sheet_id = sheet.id and report.settled_at is null)`,
    'dang-treo': hangs,
    'tat-ca': sql<boolean>`true`,
  }
  return conditions[view]
}

export interface Board {
  readonly agencyId: string
  readonly code: string
  readonly name: string
}

/** Agencies that have a board, by name. */
export async function listBoards(reader: Reader): Promise<readonly Board[]> {
  return reader
    .selectFrom('agency')
    .select(['agency.id as agencyId', 'agency.code', 'agency.name'])
    .where(sql<boolean>`exists (select from posting_sheet sheet where sheet.agency_id = agency.id)`)
    .orderBy('agency.foldedName')
    .orderBy('agency.code')
    .execute()
}

export interface BoardReport {
  readonly id: string
  readonly kind: string
  readonly words: string | null
  readonly reportedOn: LegalDate
  readonly settledAt: Date | null
  readonly settledNote: string | null
}

export async function listReports(reader: Reader, sheetId: string): Promise<readonly BoardReport[]> {
  return (
    reader
      .selectFrom('boardReport')
      .select(['id', 'kind', 'words', 'reportedOn', 'settledAt', 'settledNote'])
      .where('sheetId', '=', sheetId)
      // What waits for an answer first: it must never fall behind what has been answered.
      .orderBy(sql`settled_at is not null`)
      .orderBy('reportedAt', 'desc')
      .orderBy('id')
      .limit(50)
      .execute()
  )
}

export async function postingIdOf(reader: Reader, sheetId: string): Promise<string | undefined> {
  const row = await reader.selectFrom('posting').select('id').where('sheetId', '=', sheetId).executeTakeFirst()
  return row?.id
}

/** How a procedure ended; undefined while nothing has ended it. */
export async function endChangeOf(reader: Reader, procedureId: string) {
  const row = await reader
    .selectFrom('procedureEnd')
    .select('change')
    .where('procedureId', '=', procedureId)
    .executeTakeFirst()
  return row?.change
}
