import type { Route } from '#kernel/http/route.ts'
import { feedbackApi } from './api.ts'
import { open311Routes } from './open311/routes.ts'
import { feedbackLetterRoutes } from './letters-web.ts'
import { feedbackPublicRoutes } from './web-public.tsx'
import { feedbackStaffRoutesBeside } from './web-staff.tsx'
import type { OtherWork } from './web-staff-dashboard.tsx'

/** Every address of the room: pages for people, then the faces for programs. */
export const feedbackRoutes = (otherWork: OtherWork): readonly Route[] => [
  ...feedbackPublicRoutes,
  ...feedbackStaffRoutesBeside(otherWork),
  ...feedbackLetterRoutes,
  ...feedbackApi,
  ...open311Routes,
]
