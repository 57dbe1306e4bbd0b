import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { reopenDrafts } from '#modules/procedure/public-drafts.ts'
import { countOpenFindings } from './finding-queries.ts'
import { listItems } from './item-queries.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { revisionsOf } from './submit-dossier.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const ReturnDossier = z.object({ reason: Text(4000, 10), version: AnnouncementVersion.optional() })
export type ReturnDossier = z.infer<typeof ReturnDossier>

/** Trả lại để hoàn thiện: by the control authority with its findings, or by the chairman with the reason; the texts may be written again. */
export async function returnDossier(act: Act, input: ReturnDossier & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'return')
  const items = await listItems(act.tx, announcement.id)
  await reopenDrafts(act, revisionsOf(items))
  const returned = await moveAnnouncement(act, announcement, 'return', {
    returnedAt: act.now,
    clearedAt: null,
    clearedBy: null,
    toChairmanAt: null,
  })
  const { open } = await countOpenFindings(act.tx, announcement.id)
  const name = announcement.status === 'submitted-to-chairman' ? 'sent-back' : 'returned'
  await tellOfAnnouncement(act, announcement.id, { name, note: input.reason, details: { open } })
  const data = { announcementId: announcement.id, open }
  await record(act, 'announcement.returned', data, { type: 'announcement', id: announcement.id })
  return returned
}
