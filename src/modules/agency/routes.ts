import type { Route } from '#kernel/http/route.ts'
import { agencyFormPages } from './agency-form-web.tsx'
import { agencyStaffPages } from './agency-staff-web.tsx'
import { agencyEndpoints } from './api.ts'
import { importPages } from './import-web.tsx'
import { officialStaffPages } from './official-staff-web.tsx'
import { agencyPages } from './web.tsx'

/** Every address of this room. */
export const agencyRoutes: readonly Route[] = [
  ...agencyPages,
  ...agencyEndpoints,
  ...importPages,
  ...agencyFormPages,
  ...agencyStaffPages,
  ...officialStaffPages,
]
