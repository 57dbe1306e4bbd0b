import type { Job } from '#kernel/jobs/enqueue.ts'
import { when } from '#kernel/jobs/happening.ts'
import { contactSet } from '#modules/agency/public-contacts.ts'
import { announcementSigned } from '#modules/announcement/public.ts'
import { noticeContactSet, openPublicationDuties } from '#modules/publication/public.ts'

/** When something has happened in one room, what other rooms do about it: one line each, with the jobs that do it behind the comma. */
export const reactions: readonly (readonly Job<never>[])[] = [
  when(announcementSigned, openPublicationDuties),
  when(contactSet, noticeContactSet),
]
