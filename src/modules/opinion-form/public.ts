export { opinionFormActs } from './acts.ts'
export { opinionFormJobs } from './jobs.ts'
export { opinionFormSchedule } from './recurring.ts'
export { opinionFormRoutes } from './routes.ts'
