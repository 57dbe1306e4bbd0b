import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import { findAnnouncedDecision, type SignedAnnouncement } from '#modules/announcement/public.ts'
import { openDuties } from './open-duties.ts'

/** A decision was signed: what has to be made public, where, by whom and by when. */
export const openPublicationDuties = defineJob<SignedAnnouncement>({
  name: 'publication.open-duties',
  work: async ({ caller, reader }, { announcementId }) => {
    const decision = await findAnnouncedDecision(reader, announcementId)
    if (decision) await perform(caller, openDuties, { announcementId, ...decision })
  },
})
