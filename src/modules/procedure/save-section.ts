import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import type { Typed } from '#kernel/http/parse.ts'
import type { ProcedureContent } from './content.ts'
import { findProcedureContent, type DraftRevision } from './draft-queries.ts'
import type { DraftSection } from './draft-section.ts'
import { findDraftSection } from './draft-sections.ts'
import { markOf, readSection, rowActionOf } from './read-section.ts'
import { lockOwnDraft, writeDraft } from './save-draft.ts'

export const SectionInAddress = z.object({ revisionId: z.string().max(40), section: z.string().max(60) })

export interface SaveSection {
  readonly revisionId: string
  /** Key of the section. */
  readonly section: string
  /** From `markOf`, as the form was shown: only this section must be as it was, others may save theirs meanwhile. */
  readonly mark: string
  readonly fields: Typed
  /** Name of the button that was pressed; empty for the one that only saves. */
  readonly button: string
}

export interface SavedSection {
  readonly revisionId: string
  readonly section: string
  readonly version: number
  readonly mark: string
  readonly savedAt: Date
  readonly kept: Readonly<Record<string, readonly number[]>>
  /** The list to which a row is to be added. */
  readonly adds: string | null
}

/**
 * Keeps one section of a draft. Two people may write different sections at once.
 * @throws Refused `procedure.draft-changed` when somebody saved this very section meanwhile, Invalid with the fields of the form
 */
export async function saveSection(act: Act, input: SaveSection): Promise<SavedSection> {
  const { draft, content, section } = await openSection(act, input)
  const action = rowActionOf(input.button)
  const reading = readSection(content, section, input.fields, action)
  const changed = await withSectorName(act, reading.content)
  const isSame = JSON.stringify(changed) === JSON.stringify(content)
  const version = isSame ? draft.version : await writeDraft(act, draft, changed)
  return {
    revisionId: draft.id,
    section: section.key,
    version,
    mark: markOf(section, changed),
    savedAt: act.now,
    kept: reading.kept,
    adds: action?.does === 'add' ? action.list : null,
  }
}

export interface OpenedSection {
  readonly draft: DraftRevision
  readonly content: ProcedureContent
  readonly section: DraftSection
}

/** A section of a draft that this person may write, as it was when it was shown, locked. */
export async function openSection(
  act: Act,
  asked: { readonly revisionId: string; readonly section: string; readonly mark: string },
): Promise<OpenedSection> {
  const draft = await lockOwnDraft(act, asked.revisionId)
  const content = await findProcedureContent(act.tx, draft.id)
  const section = content && findDraftSection(content, asked.section)
  if (!content || !section) throw new NotFound('procedure.section-not-found')
  if (markOf(section, content) !== asked.mark) throw new Refused('procedure.draft-changed', { version: draft.version })
  return { draft, content, section }
}

/** The form brings a code; what the sector is called is said by the catalogue. */
async function withSectorName(act: Act, content: ProcedureContent): Promise<ProcedureContent> {
  const { sector } = content
  if (!sector || sector.name !== '') return content
  const known = await act.tx.selectFrom('sector').select('name').where('code', '=', sector.code).executeTakeFirst()
  if (!known) throw new Invalid([{ field: 'sector.code', code: 'not-an-option' }])
  return { ...content, sector: { code: sector.code, name: known.name } }
}
