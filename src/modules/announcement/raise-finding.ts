import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { contentParts } from '#modules/procedure/public-content.ts'
import { findingColumns, type Finding } from './finding-queries.ts'
import { listItems } from './item-queries.ts'
import { findingSeverities, type AnnouncementTarget } from './model.ts'
import { requireAnnouncementMove } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const RaiseFinding = z.object({
  itemId: z.uuid(),
  part: z.enum(contentParts).optional(),
  severity: z.enum(findingSeverities).default('advisory'),
  text: Text(4000, 5),
})
export type RaiseFinding = z.infer<typeof RaiseFinding>

/** Nêu ý kiến kiểm soát chất lượng on one part of one procedure. Somebody else's finding at the same time does not stand in its way. */
export async function raiseFinding(act: Act, input: RaiseFinding & AnnouncementTarget): Promise<Finding> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementMove(act, announcement, 'raise-finding')
  const item = (await listItems(act.tx, announcement.id)).find(({ id }) => id === input.itemId)
  if (!item) throw new Invalid([{ field: 'itemId', code: 'not-an-option' }])
  const finding = await act.tx
    .insertInto('announcementFinding')
    .values({
      announcementId: announcement.id,
      itemId: item.id,
      part: input.part ?? null,
      severity: input.severity,
      text: input.text,
      raisedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      raisedAt: act.now,
    })
    .returning(findingColumns)
    .executeTakeFirstOrThrow()
  await tellOfAnnouncement(act, announcement.id, {
    name: 'finding-raised',
    note: input.text,
    details: { procedureId: item.procedureId, part: input.part ?? null },
  })
  const data = { announcementId: announcement.id, findingId: finding.id }
  await record(act, 'announcement.finding-raised', data, { type: 'announcement', id: announcement.id })
  return finding
}
