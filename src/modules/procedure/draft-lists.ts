import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { agenciesOf } from '#kernel/auth/actor.ts'
import type { DraftRevision } from './draft-queries.ts'
import { seesEveryDraft } from './policy.ts'

export interface ListedDraft extends DraftRevision {
  readonly agencyName: string
}

/** Drafts that this person may see, the last saved first; drafts that were given up or announced are no longer drafts. */
export async function listDrafts(reader: Reader, actor: Actor): Promise<readonly ListedDraft[]> {
  const rows = await reader
    .selectFrom('procedureRevision as revision')
    .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
    .innerJoin('agency', 'agency.id', 'revision.draftingAgencyId')
    .select(['revision.id', 'revision.procedureId', 'procedure.code', 'revision.version', 'revision.baseRevisionId'])
    .select(['revision.draftingAgencyId', 'revision.name', 'revision.recordedAt', 'agency.name as agencyName'])
    .select('revision.status')
    .where('revision.status', 'in', ['draft', 'submitted'])
    .$if(!seesEveryDraft(actor), (query) =>
      query.where('revision.draftingAgencyId', '=', sql<string>`any(${[...agenciesOf(actor)]}::uuid[])`),
    )
    .orderBy('revision.recordedAt', 'desc')
    .orderBy('revision.id')
    .limit(200)
    .execute()
  return rows.map(({ status, ...row }) => ({ ...row, status: status === 'submitted' ? 'submitted' : 'draft' }))
}

/** Which of these procedures have a draft that is not announced yet: its id by that of the procedure. */
export async function openDraftsOf(
  reader: Reader,
  procedureIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (procedureIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedureRevision')
    .select(['id', 'procedureId'])
    .where('procedureId', '=', sql<string>`any(${[...procedureIds]}::uuid[])`)
    .where('status', 'in', ['draft', 'submitted'])
    .execute()
  return new Map(rows.map(({ id, procedureId }) => [procedureId, id]))
}
