import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import type { ReportBoard, SettleReport } from './model.ts'
import { mayPostFor } from './policy.ts'
import { findSheet } from './queries.ts'

/** Somebody who stands before the board says that it is wrong. The same said twice on a day counts once: nobody is to be buried under clicks. */
export async function reportBoard(act: Act, input: ReportBoard & { readonly token: string }): Promise<void> {
  const sheet = await findSheet(act.tx, input.token, act.today)
  if (!sheet) throw new NotFound('publication.sheet-not-found')
  const added = await act.tx
    .insertInto('boardReport')
    .values({
      sheetId: sheet.id,
      kind: input.kind,
      words: input.words ?? null,
      reportedOn: act.today,
      reportedAt: act.now,
    })
    .onConflict((conflict) => conflict.constraint('board_report_once_a_day').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added)
    await record(
      act,
      'publication.board-reported',
      { sheetId: sheet.id, kind: input.kind },
      { type: 'posting-sheet', id: sheet.id },
    )
}

/** The agency of the board says what it did about a report. */
export async function settleReport(act: Act, input: SettleReport & { readonly reportId: string }): Promise<void> {
  const report = await act.tx
    .selectFrom('boardReport as report')
    .innerJoin('postingSheet as sheet', 'sheet.id', 'report.sheetId')
    .select(['report.id', 'report.settledAt', 'sheet.agencyId'])
    .where('report.id', '=', input.reportId)
    .forUpdate('report')
    .executeTakeFirst()
  if (!report || !mayPostFor(act.actor, report.agencyId)) throw new NotFound('publication.report-not-found')
  if (report.settledAt !== null) throw new Refused('publication.report-settled')
  await act.tx
    .updateTable('boardReport')
    .set({
      settledAt: act.now,
      settledBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      settledNote: input.note,
    })
    .where('id', '=', report.id)
    .execute()
  await record(act, 'publication.report-settled', { reportId: report.id }, { type: 'board-report', id: report.id })
}
