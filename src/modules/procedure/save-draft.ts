import { z } from 'zod'
import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { ProcedureContent } from './content.ts'
import { lockDraft, type DraftRevision } from './draft-queries.ts'
import { mayDraftFor } from './policy.ts'
import { revisionColumnsOf } from './revision-columns.ts'
import { procedureWordsVi } from './vi.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.draft-saved': { revisionId: string; version: number }
  }
}

export const SaveDraft = z.object({
  revisionId: z.uuid(),
  /** The version that was shown; somebody else's later save is not written over. */
  version: z.coerce.number().int().min(1),
  content: ProcedureContent,
})
export type SaveDraft = z.infer<typeof SaveDraft>

/**
 * Keeps a draft as it stands now.
 * @returns the version that the next save has to name
 * @throws Refused `procedure.draft-changed` (with `version`) when it was saved meanwhile, `procedure.draft-closed` when it was submitted
 */
export async function saveDraft(act: Act, input: SaveDraft): Promise<number> {
  const draft = await lockOwnDraft(act, input.revisionId)
  if (draft.version !== input.version)
    throw new Refused('procedure.draft-changed', { version: draft.version, shown: input.version })
  return writeDraft(act, draft, input.content)
}

/** Who may apply is always said in words, on every page, paper and record: the kind's own where nobody wrote others. */
function withApplicantsNamed(content: ProcedureContent): ProcedureContent {
  const applicants = content.applicants.map((one) =>
    one.name.trim() === '' ? { ...one, name: procedureWordsVi.applicantKinds[one.kind] } : one,
  )
  return { ...content, applicants }
}

/** The next version of a locked draft. */
export async function writeDraft(act: Act, draft: DraftRevision, written: ProcedureContent): Promise<number> {
  const content = withApplicantsNamed(written)
  const version = draft.version + 1
  await act.tx
    .updateTable('procedureRevision')
    .set({ ...revisionColumnsOf(content), nameOriginal: content.name, version, recordedAt: act.now })
    .where('id', '=', draft.id)
    .execute()
  await act.tx
    .updateTable('procedureContent')
    .set({ content: JSON.stringify(content) })
    .where('revisionId', '=', draft.id)
    .execute()
  await record(
    act,
    'procedure.draft-saved',
    { revisionId: draft.id, version },
    { type: 'procedure', id: draft.procedureId },
  )
  return version
}

/** Code of the open dossier in which a draft stands: what another room knows. */
export type DossierOfDraft = (reader: Reader, revisionId: string) => Promise<string | undefined>

/**
 * Gives a draft up: the text stays to be read, and another one may be begun.
 * @throws Refused `procedure.draft-in-dossier` (with `dossier`) while a dossier would be left with a procedure without its text
 */
export async function withdrawDraft(
  act: Act,
  input: { readonly revisionId: string },
  dossierOf: DossierOfDraft,
): Promise<void> {
  // Locked first: a dossier that takes the draft up locks it too, and then sees it withdrawn.
  const draft = await lockOwnDraft(act, input.revisionId)
  const dossier = await dossierOf(act.tx, draft.id)
  if (dossier !== undefined) throw new Refused('procedure.draft-in-dossier', { dossier })
  await act.tx.updateTable('procedureRevision').set({ status: 'withdrawn' }).where('id', '=', draft.id).execute()
  await record(act, 'procedure.draft-withdrawn', { revisionId: draft.id }, { type: 'procedure', id: draft.procedureId })
}

/** A draft that this person may write, locked. */
export async function lockOwnDraft(act: Act, revisionId: string): Promise<DraftRevision> {
  const draft = await lockDraft(act, revisionId)
  if (draft.status !== 'draft') throw new Refused('procedure.draft-closed', { status: draft.status })
  if (!mayDraftFor(act.actor, draft.draftingAgencyId)) throw new NotFound('procedure.draft-not-found')
  return draft
}
