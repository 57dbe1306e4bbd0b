import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Act, Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { SheetState } from './model.ts'
import { postingAgencies, watchesPublication } from './policy.ts'

export interface HangingSheet {
  readonly id: string
  readonly agencyId: string
  readonly revisionId: string
}

/** Sheets of a procedure that hang somewhere: posted and not taken down. */
export async function postedSheetsOf(reader: Reader, procedureId: string): Promise<readonly HangingSheet[]> {
  return reader
    .selectFrom('postingSheet as sheet')
    .innerJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .select(['sheet.id', 'sheet.agencyId', 'sheet.revisionId'])
    .where('sheet.procedureId', '=', procedureId)
    .where('removal.sheetId', 'is', null)
    .execute()
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

export interface Sheet {
  readonly id: string
  readonly token: string
  readonly agencyId: string
  readonly procedureId: string
  readonly revisionId: string
  readonly code: string
  readonly name: string
  readonly effectiveFrom: LegalDate | null
  /** First day on which the text no longer applies; null while nothing ends it. */
  readonly effectiveTo: LegalDate | null
  readonly decisionNumber: string | null
  readonly postedOn: LegalDate | null
  readonly place: string | null
  readonly removedOn: LegalDate | null
  readonly printedAt: Date | null
  readonly dueOn: LegalDate | null
  readonly openReports: number
}

function sheets(reader: Reader) {
  return reader
    .selectFrom('postingSheet as sheet')
    .innerJoin('procedure', 'procedure.id', 'sheet.procedureId')
    .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .leftJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .select([
      'sheet.id',
      'sheet.token',
      'sheet.agencyId',
      'sheet.procedureId',
      'sheet.revisionId',
      'procedure.code',
      'revision.name',
      sql<LegalDate | null>`lower(revision.effective)`.as('effectiveFrom'),
      sql<LegalDate | null>`upper(revision.effective)`.as('effectiveTo'),
      'revision.decisionNumber',
      'posting.postedOn',
      'posting.place',
      'removal.removedOn',
      'sheet.printedAt',
      sql<LegalDate | null>`(select duty.due_on from publication_duty duty
        where duty.agency_id = sheet.agency_id and duty.revision_id = sheet.revision_id and duty.way = 'posting' limit 1)`.as(
        'dueOn',
      ),
      sql<number>`(select count(*)::int from board_report report
        where report.sheet_id = sheet.id and report.settled_at is null)`.as('openReports'),
    ])
}

/** What a sheet says of itself, for whoever stands before the board. */
export async function findSheet(reader: Reader, token: string): Promise<Sheet | undefined> {
  return sheets(reader).where('sheet.token', '=', token).executeTakeFirst()
}

/** A sheet that is the actor's to post, locked. @throws NotFound when it is not there, or another agency's */
export async function lockSheet(act: Act, token: string): Promise<Sheet> {
  await act.tx.selectFrom('postingSheet as sheet').select('id').where('sheet.token', '=', token).forUpdate().execute()
  const sheet = await sheets(act.tx)
    .where('sheet.token', '=', token)
    .where(sheetVisibleTo(act.actor))
    .executeTakeFirst()
  if (!sheet) throw new NotFound('publication.sheet-not-found')
  return sheet
}

/** @throws NotFound when it is not there, or another agency's */
export async function getSheet(reader: Reader, actor: Actor, token: string): Promise<Sheet> {
  const sheet = await sheets(reader).where('sheet.token', '=', token).where(sheetVisibleTo(actor)).executeTakeFirst()
  if (!sheet) throw new NotFound('publication.sheet-not-found')
  return sheet
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
export async function listSheets(reader: Reader, actor: Actor, filter: SheetFilter) {
  const rows = sheets(reader)
    .where(sheetVisibleTo(actor))
    .where(viewCondition(filter.view, filter.today))
    .$if(filter.agencyId !== undefined, (query) => query.where('sheet.agencyId', '=', filter.agencyId ?? ''))
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('procedure.code')
    .orderBy('sheet.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
  return rows.execute()
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
    .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .leftJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .where(sheetVisibleTo(actor))
    .$if(agencyId !== undefined, (query) => query.where('sheet.agencyId', '=', agencyId ?? ''))
    .select([counted('cho-niem-yet'), counted('phai-go'), counted('bi-bao'), counted('dang-treo'), counted('tat-ca')])
    .executeTakeFirstOrThrow()
}

const hangs = sql<boolean>`(posting.sheet_id is not null and removal.sheet_id is null)`

function viewCondition(view: SheetView, today: LegalDate) {
  // A sheet may be hung up before its day; the sheet says from when it applies.
  const stillMatters = sql<boolean>`(upper_inf(revision.effective) or upper(revision.effective) > ${today}::date)`
  const conditions: Record<SheetView, ReturnType<typeof sql<boolean>>> = {
    'cho-niem-yet': sql<boolean>`(posting.sheet_id is null and ${stillMatters})`,
    'phai-go': sql<boolean>`(${hangs} and not ${stillMatters})`,
    'bi-bao': sql<boolean>`exists (select from board_report report where report.sheet_id = sheet.id and report.settled_at is null)`,
    'dang-treo': hangs,
    'tat-ca': sql<boolean>`true`,
  }
  return conditions[view]
}

/** Whether what a sheet says applies on a day. */
export function sheetStateOn(
  sheet: Pick<Sheet, 'effectiveFrom' | 'effectiveTo'>,
  hasSuccessor: boolean,
  on: LegalDate,
): SheetState {
  if (sheet.effectiveTo !== null && sheet.effectiveTo <= on) return hasSuccessor ? 'replaced' : 'ended'
  return sheet.effectiveFrom !== null && sheet.effectiveFrom > on ? 'not-yet' : 'in-force'
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
  return reader
    .selectFrom('boardReport')
    .select(['id', 'kind', 'words', 'reportedOn', 'settledAt', 'settledNote'])
    .where('sheetId', '=', sheetId)
    .orderBy('reportedAt', 'desc')
    .limit(50)
    .execute()
}

/** Whether another text of the procedure is in force on a day: then a sheet was replaced, else the procedure ended. */
export async function hasSuccessor(reader: Reader, procedureId: string, on: LegalDate): Promise<boolean> {
  const row = await reader
    .selectFrom('procedureRevision')
    .select('id')
    .where('procedureId', '=', procedureId)
    .where('status', '=', 'announced')
    .where(sql<boolean>`effective @> ${on}::date`)
    .executeTakeFirst()
  return row !== undefined
}

export async function postingIdOf(reader: Reader, sheetId: string): Promise<string | undefined> {
  const row = await reader.selectFrom('posting').select('id').where('sheetId', '=', sheetId).executeTakeFirst()
  return row?.id
}
