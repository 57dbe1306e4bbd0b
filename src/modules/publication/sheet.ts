import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { ReceivingNotice, receivingNoticeOn } from '#modules/agency/public-contacts.ts'
import { undecreedYear, type DueDay } from './due-day.ts'
import type { SheetState } from './model.ts'

interface BoardSheet extends DueDay {
  readonly id: string
  readonly token: string
  readonly agencyId: string
  readonly madeAt: Date
  readonly postedOn: LegalDate | null
  readonly place: string | null
  readonly removedOn: LegalDate | null
  readonly openReports: number
  /** On the day that was asked for. */
  readonly state: SheetState
}

export interface ProcedureSheet extends BoardSheet {
  readonly kind: 'procedure'
  readonly procedureId: string
  readonly revisionId: string
  readonly code: string
  readonly name: string
  readonly effectiveFrom: LegalDate | null
  /** First day on which the text no longer applies; null while nothing ends it. */
  readonly effectiveTo: LegalDate | null
  readonly decisionNumber: string | null
  /** By when it has to be taken down, once a decision has ended the procedure; null while nothing is owed. */
  readonly removeBy: LegalDate | null
}

/** Nơi tiếp nhận phản ánh, kiến nghị, as it was written when the sheet was drawn up. */
export interface NoticeSheet extends BoardSheet {
  readonly kind: 'notice'
  readonly notice: ReceivingNotice
}

/** One thing to read on one board. */
export type Sheet = ProcedureSheet | NoticeSheet

/** Whether what a sheet says no longer holds on a day: its text ended or was put right before its day, or feedback is received elsewhere. */
export function isOutdatedOn(on: LegalDate) {
  return sql<boolean>`(case when sheet.notice is null then revision.status = 'withdrawn' or coalesce(upper(revision.effective) <= ${on}::date, false)
    else sheet.notice is distinct from ${receivingNoticeOn('sheet.agencyId', on)} end)`
}

/** Whether something else holds in its place. */
function isReplacedOn(on: LegalDate) {
  return sql<boolean>`(case when sheet.notice is null then exists (select from procedure_revision successor
      where successor.procedure_id = sheet.procedure_id and successor.status = 'announced'
        and (successor.effective @> ${on}::date or revision.status = 'withdrawn'))
    else ${receivingNoticeOn('sheet.agencyId', on)} is not null end)`
}

/** Every sheet with what has become of it, and what it is worth on a day. */
export function sheetsOn(reader: Reader, on: LegalDate) {
  return reader
    .selectFrom('postingSheet as sheet')
    .leftJoin('procedure', 'procedure.id', 'sheet.procedureId')
    .leftJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .leftJoin('posting', 'posting.sheetId', 'sheet.id')
    .leftJoin('postingRemoval as removal', 'removal.sheetId', 'sheet.id')
    .select([
      'sheet.id',
      'sheet.token',
      'sheet.agencyId',
      'sheet.procedureId',
      'sheet.revisionId',
      'sheet.notice',
      'sheet.madeAt',
      'procedure.code',
      'revision.name',
      sql<LegalDate | null>`lower(revision.effective)`.as('effectiveFrom'),
      sql<LegalDate | null>`upper(revision.effective)`.as('effectiveTo'),
      'revision.decisionNumber',
      'posting.postedOn',
      'posting.place',
      'removal.removedOn',
      ofPostingDuty(sql<LegalDate | null>`duty.due_on`).as('dueOn'),
      ofPostingDuty(undecreedYear).as('undecreedYear'),
      sql<LegalDate | null>`(select min(duty.due_on) from publication_duty duty where duty.agency_id = sheet.agency_id
        and duty.procedure_id = sheet.procedure_id and duty.way = 'taking-down' and duty.done_on is null and duty.dropped_on is null
        and posting.posted_on is not null and removal.removed_on is null)`.as('removeBy'),
      sql<number>`(select count(*)::int from board_report report
        where report.sheet_id = sheet.id and report.settled_at is null)`.as('openReports'),
      sql<SheetState>`(case when ${isOutdatedOn(on)} then case when ${isReplacedOn(on)} then 'replaced' else 'ended' end
        when lower(revision.effective) > ${on}::date then 'not-yet' else 'in-force' end)`.as('state'),
    ])
}

/** Null for what no article gives a period for. */
function ofPostingDuty<Value>(value: RawBuilder<Value>) {
  return sql<Value | null>`(select ${value} from publication_duty duty
    where duty.agency_id = sheet.agency_id and duty.revision_id = sheet.revision_id and duty.way = 'posting' limit 1)`
}

type SheetRow = Awaited<ReturnType<ReturnType<typeof sheetsOn>['executeTakeFirstOrThrow']>>

export function toSheet(row: SheetRow): Sheet {
  const { procedureId, revisionId, notice, code, name, effectiveFrom, effectiveTo, ...others } = row
  const { decisionNumber, removeBy, ...board } = others
  if (procedureId === null || revisionId === null || code === null || name === null)
    return { ...board, kind: 'notice', notice: ReceivingNotice.parse(notice) }
  const text = { procedureId, revisionId, code, name, effectiveFrom, effectiveTo, decisionNumber, removeBy }
  return { ...board, kind: 'procedure', ...text }
}
