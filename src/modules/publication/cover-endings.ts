import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { oweDuties } from './owe-duties.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.removals-owed': { duties: number }
    'publication.duties-dropped': { duties: number }
  }
}

interface StillShown {
  readonly announcementId: string
  readonly procedureId: string
  readonly endedOn: LegalDate
  readonly agencyId: string
  readonly way: 'taking-down' | 'agency-site'
}

/**
 * Gỡ: what a signed decision ends has to go from every board on which it hangs and from every site that shows it, within the period that
 * runs from the day of the end. Until then it applies and has to be public (Điều 16, 17), so that somebody may post it even after the
 * signature: asked for again when that happens, and on every day.
 * @param of one procedure; absent: all
 * @returns how many duties were opened
 */
export async function coverEndings(act: Act, of: { readonly procedureId?: string } = {}): Promise<number> {
  const { rows } = await sql<StillShown>`
    select item.announcement_id as "announcementId", item.procedure_id as "procedureId", item.effective_on as "endedOn",
      shown.agency_id as "agencyId", shown.way
    from announcement_item item join announcement on announcement.id = item.announcement_id
    cross join lateral (
      select sheet.agency_id, 'taking-down' as way
      from posting_sheet sheet join posting on posting.sheet_id = sheet.id left join posting_removal removal on removal.sheet_id = sheet.id
      where sheet.procedure_id = item.procedure_id and removal.sheet_id is null
      union
      select duty.agency_id, 'agency-site' from publication_duty duty join site_publication on site_publication.duty_id = duty.id
      where duty.procedure_id = item.procedure_id and duty.revision_id is not null
    ) shown
    where announcement.status = 'signed' and item.revision_id is null and item.removed_at is null
      and (${of.procedureId ?? null}::uuid is null or item.procedure_id = ${of.procedureId ?? null}::uuid)
      and not exists (select from publication_duty owed where owed.announcement_id = item.announcement_id
        and owed.procedure_id = item.procedure_id and owed.way = shown.way and owed.agency_id = shown.agency_id)
    order by item.id, shown.way, shown.agency_id`.execute(act.tx)
  const opened = await oweDuties(
    act,
    rows.map(({ endedOn, way, ...duty }) => ({
      ...duty,
      way,
      revisionId: null,
      rule: way === 'taking-down' ? ('publication.posting' as const) : ('publication.agency-site' as const),
      startOn: endedOn,
    })),
  )
  if (opened.length > 0) await record(act, 'publication.removals-owed', { duties: opened.length })
  return opened.length
}

/**
 * What there is nothing left to do for: a text that ended before anybody posted it (nobody could any more, and a later text has duties of
 * its own), and a board from which the last sheet had gone before the day of the end.
 */
export async function dropOvertaken(act: Act): Promise<number> {
  const dropped = await act.tx
    .updateTable('publicationDuty')
    .set({ droppedOn: act.today })
    .where('doneOn', 'is', null)
    .where('droppedOn', 'is', null)
    .where((where) =>
      where.or([
        where.and([
          where('way', 'in', ['posting', 'agency-site']),
          sql<boolean>`exists (select from procedure_revision text
            where text.id = publication_duty.revision_id and upper(text.effective) <= ${act.today}::date)`,
        ]),
        where.and([
          where('way', '=', 'taking-down'),
          where('startedOn', '<=', act.today),
          sql<boolean>`not exists (select from posting_sheet sheet join posting on posting.sheet_id = sheet.id
            left join posting_removal removal on removal.sheet_id = sheet.id
            where sheet.procedure_id = publication_duty.procedure_id and sheet.agency_id = publication_duty.agency_id
              and removal.sheet_id is null)`,
        ]),
      ]),
    )
    .returning('id')
    .execute()
  if (dropped.length > 0) await record(act, 'publication.duties-dropped', { duties: dropped.length })
  return dropped.length
}
