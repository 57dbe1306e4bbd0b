import type { Route } from '#kernel/http/route.ts'
import { draftEndpoints } from './api-drafts.ts'
import { procedureEndpoints } from './api.ts'
import { procedureTextEndpoints } from './api-texts.ts'
import { browsePages } from './web-browse.tsx'
import { draftPages } from './web-draft.tsx'
import { draftListPages } from './web-staff.tsx'
import { procedurePages } from './web.tsx'

/** Every address of the catalogue. */
export const procedureRoutes: readonly Route[] = [
  ...procedurePages,
  ...browsePages,
  ...draftListPages,
  ...draftPages,
  ...procedureEndpoints,
  ...procedureTextEndpoints,
  ...draftEndpoints,
]
