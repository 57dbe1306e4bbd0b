export { openPublicationDuties } from './jobs.ts'
export { publicationRoutes } from './web.tsx'
