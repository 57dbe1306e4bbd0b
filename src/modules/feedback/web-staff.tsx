import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './web-staff-case.tsx'
import { workListRoutes } from './web-staff-list.tsx'

/** Every page of officials: work list, item, intake, register, dashboard. */
export const feedbackStaffRoutes: readonly Route[] = [...workListRoutes, ...caseRoutes]
