import { defineHappening } from '#kernel/jobs/happening.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

export interface SignedAnnouncement {
  readonly announcementId: string
  readonly code: string
  readonly decisionNumber: string
  readonly decisionOn: LegalDate
}

/** A decision was signed: texts have their days in force; publication follows. */
export const announcementSigned = defineHappening<SignedAnnouncement>('announcement.signed')
