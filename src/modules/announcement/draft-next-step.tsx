import type { Exchange } from '#kernel/http/exchange.ts'
import type { DraftRevision } from '#modules/procedure/public-drafts.ts'
import { DraftNextStep } from './pages/draft-next-step.tsx'
import { preparingAgencies } from './policy.ts'
import { dossiersToAddTo } from './queries.ts'

/** The way of a draft into a dossier, for those who prepare both; the dossiers are those of its agency that may still be added to. */
export async function draftNextStep(
  { reader, actor }: Exchange,
  draft: DraftRevision,
  dossier: { readonly code: string; readonly itemId: string } | undefined,
) {
  const agencyId = draft.draftingAgencyId
  if (agencyId === null || !preparingAgencies(actor).includes(agencyId)) return null
  if (dossier) return <DraftNextStep {...{ draft, dossier }} openDossiers={[]} />
  const openDossiers = await dossiersToAddTo(reader, agencyId, shownDossiers)
  return <DraftNextStep {...{ draft, dossier, openDossiers }} />
}

const shownDossiers = 5
