import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { Refused } from '#kernel/errors.ts'
import { nextSigningDay } from './dossier-clocks.ts'
import type { Announcement } from './model.ts'
import { announcementMovesFor, canMoveAnnouncement } from './policy.ts'
import { announcementColumns } from './queries.ts'
import { announcementTransitions, type AnnouncementMove } from './workflow.ts'

type Facts = Omit<Updateable<Database['announcement']>, 'status' | 'version' | 'id' | 'code' | 'dueOn'>

/**
 * The only place where a status is written.
 * @throws Refused listing what is allowed now
 */
export async function moveAnnouncement(
  act: Act,
  announcement: Announcement,
  name: AnnouncementMove,
  facts: Facts = {},
): Promise<Announcement> {
  requireAnnouncementMove(act, announcement, name)
  const status = announcementTransitions[announcement.status][name] ?? announcement.status
  return act.tx
    .updateTable('announcement')
    .set({ ...facts, status, version: sql`version + 1`, dueOn: nextSigningDay() })
    .where('id', '=', announcement.id)
    .returning(announcementColumns)
    .executeTakeFirstOrThrow()
}

/** @throws Refused when the law or the state does not allow it, before an act writes anything */
export function requireAnnouncementMove(act: Act, announcement: Announcement, name: AnnouncementMove): void {
  if (canMoveAnnouncement(act.actor, name, announcement)) return
  throw new Refused('announcement.move-not-allowed', { move: name, ...announcementStandsNow(act, announcement) })
}

/** Whoever acts on a page that is no longer true is told so. @throws Refused with what is possible now */
export function requireAnnouncementVersion(act: Act, announcement: Announcement, version: number | undefined): void {
  if (version === undefined || version === announcement.version) return
  throw new Refused('announcement.changed', announcementStandsNow(act, announcement))
}

/** What every 409 says: how the dossier stands, and what is possible now. */
export function announcementStandsNow(act: Act, announcement: Announcement) {
  const { status, version } = announcement
  return { status, version, allowed: announcementMovesFor(act.actor, announcement) }
}
