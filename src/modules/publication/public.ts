export { drawUpNotices } from './draw-up-notices.ts'
export { noticeContactSet, noticeSchedule, openPublicationDuties } from './jobs.ts'
export { reportBoard, settleReport } from './report-board.ts'
export { publicationRoutes } from './web.tsx'
