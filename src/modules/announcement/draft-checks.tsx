import type { Exchange } from '#kernel/http/exchange.ts'
import { getDraft, type DraftRevision } from '#modules/procedure/public-drafts.ts'
import type { BesideDraft } from '#modules/procedure/public-editing.ts'
import { checkedDraft, checkedItems } from './checked-items.ts'
import { runChecks } from './checks/all-checks.ts'
import type { CheckedItem } from './checks/check.ts'
import { draftNextStep } from './draft-next-step.tsx'
import { findDossierOf, listItems } from './item-queries.ts'
import { DraftChecksPage, DraftChecksLink } from './pages/draft-checks.tsx'
import { findAnnouncement } from './queries.ts'

/** What the checks say of a draft as it is now. @throws NotFound when it is not there, or not the actor's to read */
export async function showDraftChecks(exchange: Exchange, revisionId: string) {
  const draft = await getDraft(exchange.reader, exchange.actor, revisionId)
  const { checked, dossier } = await checkedNow(exchange, draft)
  return <DraftChecksPage {...{ draft, dossier }} content={checked.content} faults={runChecks(checked)} />
}

/** How many there are, beside the editor: whoever writes sees what a save has mended. Of what is no draft any more nothing is said. */
export const draftChecksBeside: BesideDraft = async (exchange, draft) => {
  if (draft.status !== 'draft') return null
  const { checked, dossier } = await checkedNow(exchange, draft)
  return (
    <>
      <DraftChecksLink revisionId={draft.id} faults={runChecks(checked)} />
      {await draftNextStep(exchange, draft, dossier)}
    </>
  )
}

interface CheckedNow {
  readonly checked: CheckedItem
  /** The dossier in which the draft stands, where the actor may see it. */
  readonly dossier: { readonly code: string; readonly itemId: string } | undefined
}

/** As an item of its dossier, with the instrument and the day that stand there; by itself when it stands in none. */
async function checkedNow({ reader, actor, today }: Exchange, draft: DraftRevision): Promise<CheckedNow> {
  const dossier = await findDossierOf(reader, draft.id)
  const announcement = dossier && (await findAnnouncement(reader, actor, dossier.code))
  const item = announcement && (await listItems(reader, announcement.id)).find(({ id }) => id === dossier.itemId)
  const checked = item && (await checkedItems(reader, [item])).get(item.id)
  return checked ? { checked, dossier } : { checked: await checkedDraft(reader, draft, today), dossier: undefined }
}
