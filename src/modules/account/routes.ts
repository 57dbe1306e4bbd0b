import type { Route } from '#kernel/http/route.ts'
import { keepingRoutes } from './keeping-routes.tsx'
import { oidcRoutes } from './oidc-routes.tsx'
import { ownRoutes } from './own-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { stationRoutes } from './station-routes.tsx'

/** Every address of the room. */
export const accountRoutes: readonly Route[] = [
  ...signInRoutes,
  ...stationRoutes,
  ...oidcRoutes,
  ...ownRoutes,
  ...keepingRoutes,
]
