import { sql } from 'kysely'
import type { Act, Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import { ProcedureContent } from './content.ts'
import { maySeeDraft } from './policy.ts'

export interface DraftRevision {
  readonly id: string
  readonly procedureId: string
  readonly code: string
  readonly status: 'draft' | 'submitted' | 'announced' | 'withdrawn'
  readonly version: number
  readonly baseRevisionId: string | null
  readonly draftingAgencyId: string | null
  readonly name: string
  readonly recordedAt: Date
}

const draftColumns = [
  'revision.id',
  'revision.procedureId',
  'procedure.code',
  'revision.status',
  'revision.version',
  'revision.baseRevisionId',
  'revision.draftingAgencyId',
  'revision.name',
  'revision.recordedAt',
] as const

function drafts(reader: Reader) {
  return reader
    .selectFrom('procedureRevision as revision')
    .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
    .select(draftColumns)
    .where('revision.draftingAgencyId', 'is not', null)
}

/** A text that was prepared here, seen by this person; a stranger's is not found. */
export async function getDraft(reader: Reader, actor: Actor, revisionId: string): Promise<DraftRevision> {
  const draft = await drafts(reader).where('revision.id', '=', revisionId).executeTakeFirst()
  if (!draft || !maySeeDraft(actor, draft.draftingAgencyId)) throw new NotFound('procedure.draft-not-found')
  return draftOf(draft)
}

/** The same, for writing: nobody else changes it until this transaction ends. */
export async function lockDraft(act: Act, revisionId: string): Promise<DraftRevision> {
  const draft = await drafts(act.tx).where('revision.id', '=', revisionId).forUpdate('revision').executeTakeFirst()
  if (!draft || !maySeeDraft(act.actor, draft.draftingAgencyId)) throw new NotFound('procedure.draft-not-found')
  return draftOf(draft)
}

function draftOf<Row extends Omit<DraftRevision, 'status'> & { status: string }>(row: Row): DraftRevision {
  const status = (['draft', 'submitted', 'announced', 'withdrawn'] as const).find((one) => one === row.status)
  if (!status) throw new Error(`procedure.status-unknown: ${row.status}`)
  return { ...row, status }
}

/** The structured text of a revision; undefined when it has none (an import that could not be read again). */
export async function findProcedureContent(reader: Reader, revisionId: string): Promise<ProcedureContent | undefined> {
  const row = await reader
    .selectFrom('procedureContent')
    .select('content')
    .where('revisionId', '=', revisionId)
    .executeTakeFirst()
  return row ? ProcedureContent.parse(row.content) : undefined
}

/** Texts of several revisions in one statement, for documents and comparisons. */
export async function listProcedureContents(
  reader: Reader,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, ProcedureContent>> {
  if (revisionIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedureContent')
    .select(['revisionId', 'content'])
    .where('revisionId', '=', sql<string>`any(${[...new Set(revisionIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.revisionId, ProcedureContent.parse(row.content)]))
}
