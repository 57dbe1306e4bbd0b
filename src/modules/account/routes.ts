import type { Route } from '#kernel/http/route.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import { stationRoutes } from './station-routes.tsx'

/** Every address of the room. */
export const accountRoutes: readonly Route[] = [...signInRoutes, ...stationRoutes]
