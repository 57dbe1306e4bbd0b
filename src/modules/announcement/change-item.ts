import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound } from '#kernel/errors.ts'
import { announcedTexts } from '#modules/procedure/public-announced.ts'
import { rebaseDraft } from '#modules/procedure/public-drafts.ts'
import { replacedText } from './checked-items.ts'
import { keepClocks } from './dossier-clocks.ts'
import { itemInstrument, requireInForce, requireSuccessor, restsOn } from './item-input.ts'
import { listItems, type NamedItem } from './item-queries.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export interface ItemTarget extends AnnouncementTarget {
  readonly itemId: string
}

export const ChangeItem = z.object({ ...itemInstrument, version: AnnouncementVersion.optional() })
export type ChangeItem = z.infer<typeof ChangeItem>

/** Another instrument, or another day. */
export async function changeItem(act: Act, input: ChangeItem & ItemTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'edit')
  const item = await itemOf(act, announcement, input.itemId)
  const { instrument, effectiveOn, shortened, earlyReason } = await restsOn(act, input)
  await requireInForce(act, { ...item, effectiveOn })
  await requireSuccessor(act, { ...item, effectiveOn }, await listItems(act.tx, announcement.id))
  await act.tx
    .updateTable('announcementItem')
    .set({ instrumentId: instrument.id, effectiveOn, shortened, earlyReason })
    .where('id', '=', item.id)
    .execute()
  await keepClocks(act, announcement.id, await listItems(act.tx, announcement.id))
  const moved = await moveAnnouncement(act, announcement, 'edit')
  const details = { procedureId: item.procedureId, effectiveOn, instrument: instrument.number }
  await tellOfAnnouncement(act, announcement.id, { name: 'item-changed', details })
  await record(
    act,
    'announcement.item-changed',
    { announcementId: announcement.id, itemId: item.id, effectiveOn },
    { type: 'announcement', id: announcement.id },
  )
  return moved
}

export const RemoveItem = z.object({ version: AnnouncementVersion.optional() })
export type RemoveItem = z.infer<typeof RemoveItem>

/** Takes a procedure out of the dossier; a draft that was begun stays with its agency and may go into another one. */
export async function removeItem(act: Act, input: RemoveItem & ItemTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'edit')
  const item = await itemOf(act, announcement, input.itemId)
  await act.tx.updateTable('announcementItem').set({ removedAt: act.now }).where('id', '=', item.id).execute()
  await keepClocks(act, announcement.id, await listItems(act.tx, announcement.id))
  const moved = await moveAnnouncement(act, announcement, 'edit')
  await tellOfAnnouncement(act, announcement.id, {
    name: 'item-removed',
    details: { procedureId: item.procedureId },
  })
  const data = { announcementId: announcement.id, itemId: item.id }
  await record(act, 'announcement.item-removed', data, { type: 'announcement', id: announcement.id })
  return moved
}

export const RebaseItem = z.object({ version: AnnouncementVersion.optional() })
export type RebaseItem = z.infer<typeof RebaseItem>

/** The draft was compared with the text that is in force now (Đ.14.2.b): from here it is an amendment of that one. */
export async function rebaseItem(act: Act, input: RebaseItem & ItemTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'edit')
  const { procedureId, revisionId, effectiveOn } = await itemOf(act, announcement, input.itemId)
  const base = replacedText((await announcedTexts(act.tx, [procedureId])).get(procedureId), effectiveOn)
  if (revisionId === null || base === undefined) throw new NotFound('announcement.item-not-found')
  await rebaseDraft(act, { revisionId, baseRevisionId: base.revisionId })
  return moveAnnouncement(act, announcement, 'edit')
}

async function itemOf(act: Act, announcement: Announcement, itemId: string): Promise<NamedItem> {
  const item = (await listItems(act.tx, announcement.id)).find(({ id }) => id === itemId)
  if (!item) throw new NotFound('announcement.item-not-found')
  return item
}
