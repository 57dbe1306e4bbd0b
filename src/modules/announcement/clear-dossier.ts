import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { countOpenFindings } from './finding-queries.ts'
import { keepFindings } from './keep-findings.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import {
  announcementStandsNow,
  moveAnnouncement,
  requireAnnouncementMove,
  requireAnnouncementVersion,
} from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const ClearDossier = z.object({ note: Text(4000).optional(), version: AnnouncementVersion.optional() })
export type ClearDossier = z.infer<typeof ClearDossier>

/**
 * Đạt kiểm soát chất lượng.
 * @throws Refused `announcement.findings-open` while a finding is neither resolved nor answered
 */
export async function clearDossier(act: Act, input: ClearDossier & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'clear')
  // An instrument may have ended since the dossier was sent.
  await keepFindings(act, announcement.id)
  await requireNoOpenFindings(act, announcement)
  const { actor } = act
  const cleared = await moveAnnouncement(act, announcement, 'clear', {
    clearedAt: act.now,
    clearedBy: actor.kind === 'official' ? actor.officialId : null,
  })
  await tellOfAnnouncement(act, announcement.id, { name: 'cleared', note: input.note })
  const data = { announcementId: announcement.id }
  await record(act, 'announcement.cleared', data, { type: 'announcement', id: announcement.id })
  return cleared
}

/** @throws Refused with how many are open */
export async function requireNoOpenFindings(act: Act, announcement: Announcement): Promise<void> {
  const counts = await countOpenFindings(act.tx, announcement.id)
  if (counts.open > 0)
    throw new Refused('announcement.findings-open', { ...counts, ...announcementStandsNow(act, announcement) })
}
