import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './web-staff-case.tsx'
import { dashboardRoutes } from './web-staff-dashboard.tsx'
import { intakeRoutes } from './web-staff-intake.tsx'
import { workListRoutes } from './web-staff-list.tsx'
import { registerRoutes } from './web-staff-register.tsx'

/** Every page of officials: dashboard, work list, intake, item, register. */
export const feedbackStaffRoutes: readonly Route[] = [
  ...dashboardRoutes,
  ...workListRoutes,
  ...intakeRoutes,
  ...caseRoutes,
  ...registerRoutes,
]
