import type { Route } from '#kernel/http/route.ts'
import { draftEndpoints } from './api-drafts.ts'
import { procedureEndpoints } from './api.ts'
import { searchEndpoints } from './api-search.ts'
import { procedureTextEndpoints } from './api-texts.ts'
import { browsePages } from './web-browse.tsx'
import { draftPages, type BesideDraft } from './web-draft.tsx'
import { searchStaffPages } from './web-search.tsx'
import { draftListPages } from './web-staff.tsx'
import { procedurePages } from './web.tsx'

/** Every address of the catalogue. @param beside what another room shows where a draft is written; nothing unless said */
export function procedureRoutes(beside: BesideDraft = () => Promise.resolve(null)): readonly Route[] {
  return [
    ...procedurePages,
    ...browsePages,
    ...draftListPages,
    ...draftPages(beside),
    ...searchStaffPages,
    ...procedureEndpoints,
    ...procedureTextEndpoints,
    ...draftEndpoints,
    ...searchEndpoints,
  ]
}
