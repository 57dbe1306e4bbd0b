import type { Route } from '#kernel/http/route.ts'
import { draftEndpoints } from './api-drafts.ts'
import { procedureEndpoints } from './api.ts'
import { alsoUnderFormerCodes } from './moved-codes.ts'
import { searchEndpoints } from './api-search.ts'
import { procedureTextEndpoints } from './api-texts.ts'
import type { DossierOfDraft } from './save-draft.ts'
import { browsePages } from './web-browse.tsx'
import { draftPages, type BesideDraft } from './web-draft.tsx'
import { searchStaffPages } from './web-search.tsx'
import { nationalCodeRoutes } from './web-national-code.tsx'
import { draftListPages } from './web-staff.tsx'
import { procedurePages } from './web.tsx'

/**
 * Every address of the catalogue.
 * @param beside what another room shows where a draft is written; nothing unless said
 * @param dossierOf the open dossier in which another room holds a draft; none unless said
 */
export function procedureRoutes(
  beside: BesideDraft = () => Promise.resolve(null),
  dossierOf: DossierOfDraft = () => Promise.resolve(undefined),
): readonly Route[] {
  return [
    ...procedurePages.map(alsoUnderFormerCodes),
    ...browsePages,
    ...draftListPages,
    ...draftPages(beside, dossierOf),
    ...searchStaffPages,
    ...procedureEndpoints,
    ...procedureTextEndpoints.map(alsoUnderFormerCodes),
    ...nationalCodeRoutes,
    ...draftEndpoints(dossierOf),
    ...searchEndpoints,
  ]
}
