import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './web-staff-case.tsx'
import { dashboardRoutes, type OtherWork } from './web-staff-dashboard.tsx'
import { intakeRoutes } from './web-staff-intake.tsx'
import { workListRoutes } from './web-staff-list.tsx'
import { registerRoutes } from './web-staff-register.tsx'

/** Every page of officials: dashboard, work list, intake, item, register. */
export const feedbackStaffRoutesBeside = (otherWork: OtherWork): readonly Route[] => [
  ...dashboardRoutes(otherWork),
  ...workListRoutes,
  ...intakeRoutes,
  ...caseRoutes,
  ...registerRoutes,
]

/** The same where there is no other room. */
export const feedbackStaffRoutes: readonly Route[] = feedbackStaffRoutesBeside(async () => [])
