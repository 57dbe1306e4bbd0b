export { announcementActs } from './acts.ts'
export { announcementSigned, type SignedAnnouncement } from './happenings.ts'
