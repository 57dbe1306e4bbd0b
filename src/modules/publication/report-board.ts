import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import type { ReportBoard, SettleReport } from './model.ts'
import { mayPostFor } from './policy.ts'
import { findSheet } from './queries.ts'

/** More about one sheet on one day tells the agency nothing new. */
export const reportsADay = 20

/**
 * Somebody who stands before the board says that it is wrong. The very same said twice on a day counts once: nobody is to be buried under
 * clicks. Other words are kept, up to so many a day.
 * @throws Refused `publication.reports-full` when so many have been taken today
 */
export async function reportBoard(act: Act, input: ReportBoard & { readonly token: string }): Promise<void> {
  const sheet = await findSheet(act.tx, input.token, act.today)
  if (!sheet) throw new NotFound('publication.sheet-not-found')
  // One after the other, else two who come at once would both be the last.
  await act.tx.selectFrom('postingSheet').select('id').where('id', '=', sheet.id).forUpdate().execute()
  const added = await act.tx
    .insertInto('boardReport')
    .values({
      sheetId: sheet.id,
      kind: input.kind,
      words: input.words ?? null,
      reportedOn: act.today,
      reportedAt: act.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return
  if ((await reportsOn(act, sheet.id)) > reportsADay) throw new Refused('publication.reports-full')
  await record(
    act,
    'publication.board-reported',
    { sheetId: sheet.id, kind: input.kind },
    { type: 'posting-sheet', id: sheet.id },
  )
}

async function reportsOn(act: Act, sheetId: string): Promise<number> {
  const { count } = await act.tx
    .selectFrom('boardReport')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('sheetId', '=', sheetId)
    .where('reportedOn', '=', act.today)
    .executeTakeFirstOrThrow()
  return count
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
