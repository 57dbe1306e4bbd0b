import type { Route } from '#kernel/http/route.ts'
import { calendarPages } from './calendar-web.tsx'
import { portalPages } from './web.tsx'

/** The start page, and pages that belong to no single room. */
export const portalRoutes: readonly Route[] = [...portalPages, ...calendarPages]
