import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'

/** The text of a procedure that was never announced, begun in the editor and in no dossier yet. */
export interface NewDraft {
  readonly revisionId: string
  readonly code: string
  readonly name: string
}

/** New texts that an agency has begun and may put into a dossier, the latest first. */
export async function listNewDrafts(reader: Reader, agencyId: string): Promise<readonly NewDraft[]> {
  return newDraftsOf(reader, agencyId).limit(50).execute()
}

/** The one begun under this code. */
export async function findNewDraft(reader: Reader, agencyId: string, code: string): Promise<NewDraft | undefined> {
  return newDraftsOf(reader, agencyId).where('procedure.code', '=', code.replaceAll(/\s+/g, '')).executeTakeFirst()
}

function newDraftsOf(reader: Reader, agencyId: string) {
  return reader
    .selectFrom('procedureRevision as draft')
    .innerJoin('procedure', 'procedure.id', 'draft.procedureId')
    .select(['draft.id as revisionId', 'procedure.code', 'draft.name'])
    .where('draft.status', '=', 'draft')
    .where('draft.baseRevisionId', 'is', null)
    .where('draft.draftingAgencyId', '=', agencyId)
    .where(
      sql<boolean>`not exists (select from announcement_item item
        where item.procedure_id = draft.procedure_id and item.removed_at is null and item.settled_at is null)`,
    )
    .orderBy('draft.recordedAt', 'desc')
    .orderBy('draft.id')
}
