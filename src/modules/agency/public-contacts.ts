/** What is posted about where agencies receive feedback. */
export { contactDoubtsOn, websitesOn } from './contact-queries.ts'
export { contactSet, ReceivingNotice, receivingNoticeOn, type ReceivingWays } from './receiving-notice.ts'
export { setContact } from './set-contact.ts'
export { doubtsVi } from './vi.ts'
