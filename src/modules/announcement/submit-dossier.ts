import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { closeDrafts } from '#modules/procedure/public-drafts.ts'
import { countOpenFindings } from './finding-queries.ts'
import { requireInForce, requireSuccessor } from './item-input.ts'
import { listItems, type NamedItem } from './item-queries.ts'
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

export const SubmitDossier = z.object({ note: Text(4000).optional(), version: AnnouncementVersion.optional() })
export type SubmitDossier = z.infer<typeof SubmitDossier>

/**
 * Gửi kiểm soát chất lượng: from here the texts are closed, and all checks are kept as findings. What a check finds does not keep a
 * dossier from being sent (the control authority may be asked), but nothing blocking is ever cleared.
 */
export async function submitDossier(act: Act, input: SubmitDossier & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'submit')
  const items = await listItems(act.tx, announcement.id)
  if (items.length === 0) throw new Refused('announcement.empty', announcementStandsNow(act, announcement))
  for (const item of items) {
    await requireInForce(act, item)
    await requireSuccessor(act, item, items)
  }
  await closeDrafts(act, revisionsOf(items))
  await keepFindings(act, announcement.id)
  const submitted = await moveAnnouncement(act, announcement, 'submit', { submittedAt: act.now })
  const { blocking, advisory } = await countOpenFindings(act.tx, announcement.id)
  const found = { items: items.length, blocking, advisory }
  await tellOfAnnouncement(act, announcement.id, { name: 'submitted', note: input.note, details: found })
  const data = { announcementId: announcement.id, ...found }
  await record(act, 'announcement.submitted', data, { type: 'announcement', id: announcement.id })
  return submitted
}

/** The texts that a dossier brings along. */
export function revisionsOf(items: readonly NamedItem[]): readonly string[] {
  return items.flatMap(({ revisionId }) => revisionId ?? [])
}
