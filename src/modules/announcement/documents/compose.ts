import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { OfficialLetter } from '#kernel/documents/letter.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { decisionLetter } from './decision.ts'
import type { DossierFacts } from './facts.ts'
import { documentsOf, type DocumentKind } from './kinds.ts'
import { dossierFacts } from './load-facts.ts'
import { opinionLetter } from './opinion.ts'
import { submissionNote } from './submission-note.ts'

const makers: Readonly<Record<DocumentKind, (facts: DossierFacts) => OfficialLetter>> = {
  'quyet-dinh': decisionLetter,
  'to-trinh': submissionNote,
  'gop-y': opinionLetter,
}

/** One document of a dossier, as it stands now. @throws NotFound when it is not there, not the actor's, or not yet time for it */
export async function composeDocument(
  reader: Reader,
  actor: Actor,
  { code, kind, on }: { readonly code: string; readonly kind: DocumentKind; readonly on: LegalDate },
): Promise<OfficialLetter> {
  const facts = await dossierFacts(reader, actor, code, on)
  if (!documentsOf(facts.dossier).includes(kind)) throw new NotFound('announcement.no-document')
  return makers[kind](facts)
}
