export { openDataRoutes } from './web.tsx'
