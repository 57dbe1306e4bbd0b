import type { Route } from '#kernel/http/route.ts'
import { opinionEndpoints } from './api.ts'
import { opinionEditorPages } from './web-staff-editor.tsx'
import { opinionReplyPages } from './web-staff-replies.tsx'
import { opinionStaffPages } from './web-staff.tsx'
import { opinionPublicPages } from './web.tsx'

/** Every address of this room. */
export const opinionFormRoutes: readonly Route[] = [
  ...opinionPublicPages,
  ...opinionEndpoints,
  ...opinionEditorPages,
  ...opinionStaffPages,
  ...opinionReplyPages,
]
