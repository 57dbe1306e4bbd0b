import type { Route } from '#kernel/http/route.ts'
import { announcementEndpoints } from './api.ts'
import { announcementDocumentRoutes } from './web-documents.ts'
import { announcementPublicPages } from './web-public.tsx'
import { announcementItemPages } from './web-staff-items.tsx'
import { announcementStaffPages } from './web-staff.tsx'

/** Every address of this room. */
export const announcementRoutes: readonly Route[] = [
  ...announcementPublicPages,
  ...announcementEndpoints,
  ...announcementStaffPages,
  ...announcementItemPages,
  ...announcementDocumentRoutes,
]
