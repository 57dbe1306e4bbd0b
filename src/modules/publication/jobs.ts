import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { findAnnouncedDecision, type SignedAnnouncement } from '#modules/announcement/public.ts'
import { coverEndings, dropOvertaken } from './cover-endings.ts'
import { drawUpNotices } from './draw-up-notices.ts'
import { openDuties } from './open-duties.ts'

/** A decision was signed: what has to be made public, where, by whom and by when. */
export const openPublicationDuties = defineJob<SignedAnnouncement>({
  name: 'publication.open-duties',
  work: async ({ caller, reader }, { announcementId }) => {
    const decision = await findAnnouncedDecision(reader, announcementId)
    if (decision) await perform(caller, openDuties, { announcementId, ...decision })
  },
})

/** An agency is reached in another way: what hangs about it is drawn up anew. */
export const noticeContactSet = defineJob<{ readonly agencyId: string }>({
  name: 'publication.notice-contact-set',
  work: async ({ caller }) => {
    await perform(caller, drawUpNotices, undefined)
  },
})

/** Contacts, names and roles change at midnight as well, without anybody doing anything on that day. */
const drawUpAtDaybreak = defineJob<Record<string, never>>({
  name: 'publication.draw-up-notices',
  work: async ({ caller }) => {
    await perform(caller, drawUpNotices, undefined)
  },
})

/** Texts end at midnight: what still hangs has to go, and what was never posted need not be any more. */
const followEndings = defineJob<Record<string, never>>({
  name: 'publication.follow-endings',
  work: async ({ caller }) => {
    await perform(caller, coverEndings, {})
    await perform(caller, dropOvertaken, undefined)
  },
})

export const noticeSchedule: readonly Scheduled[] = [
  { job: drawUpAtDaybreak, cron: '10 0 * * *' },
  { job: followEndings, cron: '15 0 * * *' },
]
