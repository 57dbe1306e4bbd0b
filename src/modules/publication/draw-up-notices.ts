import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { ReceivingNotice, receivingNoticeOn } from '#modules/agency/public-contacts.ts'

/**
 * Lập tờ "Nơi tiếp nhận phản ánh, kiến nghị" (NĐ 20/2008 Điều 10.3, Điều 13.3; kế hoạch V.1): one for every agency that receives feedback
 * and has none, on its board or waiting, that says what holds today. Run again it draws up only what has changed since.
 * @returns how many sheets were drawn up
 */
export async function drawUpNotices(act: Act): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('publication-notices'))`.execute(act.tx)
  const { rows } = await sql<{ agencyId: string; notice: unknown }>`
    select place.id as "agencyId", place.notice
    from (select agency.id, ${receivingNoticeOn('agency.id', act.today)} as notice from agency) place
    where place.notice is not null and not exists (
      select from posting_sheet sheet left join posting_removal removal on removal.sheet_id = sheet.id
      where sheet.agency_id = place.id and sheet.notice = place.notice and removal.sheet_id is null)
    order by place.id`.execute(act.tx)
  if (rows.length === 0) return 0
  await act.tx
    .insertInto('postingSheet')
    .values(
      rows.map(({ agencyId, notice }) => ({
        token: randomBytes(12).toString('base64url'),
        agencyId,
        notice: JSON.stringify(ReceivingNotice.parse(notice)),
        madeAt: act.now,
      })),
    )
    .execute()
  await record(act, 'publication.notices-drawn-up', { notices: rows.length })
  return rows.length
}
