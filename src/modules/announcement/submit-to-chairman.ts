import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const SubmitToChairman = z.object({ note: Text(4000).optional(), version: AnnouncementVersion.optional() })
export type SubmitToChairman = z.infer<typeof SubmitToChairman>

/** Trình Chủ tịch Ủy ban nhân dân tỉnh ký, by whoever answers for the drafting agency or the control authority. */
export async function submitToChairman(act: Act, input: SubmitToChairman & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'submit-to-chairman')
  const sent = await moveAnnouncement(act, announcement, 'submit-to-chairman', { toChairmanAt: act.now })
  await tellOfAnnouncement(act, announcement.id, { name: 'to-chairman', note: input.note })
  const data = { announcementId: announcement.id }
  await record(act, 'announcement.to-chairman', data, { type: 'announcement', id: announcement.id })
  return sent
}
