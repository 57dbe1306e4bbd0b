import type { Route } from '#kernel/http/route.ts'
import { feedbackApi } from './api.ts'
import { feedbackPublicRoutes } from './web-public.tsx'

/** Every address of the room: pages for people, then the faces for programs. */
export const feedbackRoutes: readonly Route[] = [...feedbackPublicRoutes, ...feedbackApi]
