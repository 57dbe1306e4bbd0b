import type { Route } from '#kernel/http/route.ts'
import { feedbackApi } from './api.ts'
import { open311Routes } from './open311/routes.ts'
import { feedbackLetterRoutes } from './letters-web.ts'
import { feedbackPublicRoutes } from './web-public.tsx'
import { feedbackStaffRoutes } from './web-staff.tsx'

/** Every address of the room: pages for people, then the faces for programs. */
export const feedbackRoutes: readonly Route[] = [
  ...feedbackPublicRoutes,
  ...feedbackStaffRoutes,
  ...feedbackLetterRoutes,
  ...feedbackApi,
  ...open311Routes,
]
