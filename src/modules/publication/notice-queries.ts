import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { contactDoubtsOn, doubtsVi, ReceivingNotice, receivingNoticeOn } from '#modules/agency/public-contacts.ts'
import { missingWays } from './notice-sheet.ts'
import type { Sheet } from './sheet.ts'
import { noticeWords as words } from './vi-notice.ts'

/** What the notice of an agency says on a day; null when it receives no feedback then. */
export async function findCurrentNotice(
  reader: Reader,
  agencyId: string,
  on: LegalDate,
): Promise<ReceivingNotice | null> {
  const row = await reader
    .selectFrom('agency')
    .select(receivingNoticeOn('agency.id', on).as('notice'))
    .where('agency.id', '=', agencyId)
    .executeTakeFirst()
  return row?.notice ? ReceivingNotice.parse(row.notice) : null
}

/** What somebody should look at before a notice is printed: a wrong telephone number would hang for years. */
export async function cautionsOf(reader: Reader, sheet: Sheet, on: LegalDate): Promise<readonly string[]> {
  if (sheet.kind === 'procedure' || sheet.postedOn !== null || sheet.state !== 'in-force') return []
  const missing = missingWays(sheet.notice.agency)
  const doubts = await contactDoubtsOn(reader, sheet.agencyId, on)
  return [
    ...(missing.length > 0 ? [words.missing(missing.join(', '))] : []),
    ...(doubts.length > 0 ? [words.doubtful(doubts.map((doubt) => doubtsVi[doubt]).join('; '))] : []),
  ]
}
