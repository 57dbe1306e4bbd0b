import type { Route } from '#kernel/http/route.ts'
import { claimRoutes } from './web-claim.tsx'
import { publishedRoutes } from './web-published.tsx'
import { submitRoutes } from './web-submit.tsx'
import { trackRoutes } from './web-track.tsx'

/** Every page of this room that is open to everybody. */
export const feedbackPublicRoutes: readonly Route[] = [
  ...submitRoutes,
  ...trackRoutes,
  ...claimRoutes,
  ...publishedRoutes,
]
