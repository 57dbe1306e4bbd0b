import type { Route } from '#kernel/http/route.ts'
import { feedbackApi } from './api.ts'

/** Every address of the room: pages for people, then the faces for programs. */
export const feedbackRoutes: readonly Route[] = [...feedbackApi]
