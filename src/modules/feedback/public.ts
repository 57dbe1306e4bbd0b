export type { Feedback } from './model.ts'
export { feedbackRoutes } from './routes.ts'
export { feedbackJobs } from './jobs.ts'
export { feedbackSchedule } from './recurring.ts'
