export { portalRoutes } from './routes.ts'
export { waitingWork } from './waiting-work.ts'
