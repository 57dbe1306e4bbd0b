import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { reopenDrafts } from '#modules/procedure/public-drafts.ts'
import { dropSigningClocks } from './dossier-clocks.ts'
import { listItems } from './item-queries.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const WithdrawDossier = z.object({ reason: Text(4000, 10), version: AnnouncementVersion.optional() })
export type WithdrawDossier = z.infer<typeof WithdrawDossier>

/** Rút hồ sơ: nothing is announced, its procedures may go into another dossier, and its drafts may be written on. */
export async function withdrawDossier(act: Act, input: WithdrawDossier & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'withdraw')
  const items = await listItems(act.tx, announcement.id)
  const closed = items.flatMap(({ revisionId, revisionStatus }) =>
    revisionId !== null && revisionStatus === 'submitted' ? [revisionId] : [],
  )
  await reopenDrafts(act, closed)
  await dropSigningClocks(act, announcement.id)
  await settleItems(act, announcement.id)
  const withdrawn = await moveAnnouncement(act, announcement, 'withdraw', { closedAt: act.now })
  await tellOfAnnouncement(act, announcement.id, { name: 'withdrawn', note: input.reason })
  const data = { announcementId: announcement.id }
  await record(act, 'announcement.withdrawn', data, { type: 'announcement', id: announcement.id })
  return withdrawn
}

/** The dossier decides about them no longer: another one may. */
export async function settleItems(act: Act, announcementId: string): Promise<void> {
  await act.tx
    .updateTable('announcementItem')
    .set({ settledAt: act.now })
    .where('announcementId', '=', announcementId)
    .where('removedAt', 'is', null)
    .execute()
}
