export { journalRoutes } from './web.tsx'
export { journalPaths } from './paths.ts'
