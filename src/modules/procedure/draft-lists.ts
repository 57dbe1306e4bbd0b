import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { agenciesOf } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import type { DraftRevision } from './draft-queries.ts'
import { seesEveryDraft } from './policy.ts'

export interface ListedDraft extends DraftRevision {
  readonly agencyName: string
}

/** What is still written, and what stands in a dossier that was sent and waits for its decision. */
export const draftGroups = ['draft', 'submitted'] as const
export type DraftGroup = (typeof draftGroups)[number]

type Visible = (
  eb: ExpressionBuilder<Database & { revision: Database['procedureRevision'] }, 'revision'>,
) => Expression<SqlBool>

function draftVisibleTo(actor: Actor): Visible {
  return (eb) =>
    seesEveryDraft(actor)
      ? eb.lit(true)
      : eb('revision.draftingAgencyId', '=', sql<string>`any(${[...agenciesOf(actor)]}::uuid[])`)
}

/** Drafts that this person may see, the last saved first; drafts that were given up or announced are no longer drafts. */
export async function listDrafts(
  reader: Reader,
  actor: Actor,
  asked: { readonly group?: DraftGroup; readonly page?: number; readonly pageSize?: number } = {},
): Promise<readonly ListedDraft[]> {
  const { group, page = 1, pageSize = 200 } = asked
  const rows = await reader
    .selectFrom('procedureRevision as revision')
    .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
    .innerJoin('agency', 'agency.id', 'revision.draftingAgencyId')
    .select(['revision.id', 'revision.procedureId', 'procedure.code', 'revision.version', 'revision.baseRevisionId'])
    .select(['revision.draftingAgencyId', 'revision.name', 'revision.recordedAt', 'agency.name as agencyName'])
    .select('revision.status')
    .where('revision.status', 'in', group === undefined ? [...draftGroups] : [group])
    .where(draftVisibleTo(actor))
    .orderBy('revision.recordedAt', 'desc')
    .orderBy('revision.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return rows.map(({ status, ...row }) => ({ ...row, status: status === 'submitted' ? 'submitted' : 'draft' }))
}

/** How many stand in each group: one statement. */
export async function countDrafts(reader: Reader, actor: Actor): Promise<Readonly<Record<DraftGroup, number>>> {
  const counted = (group: DraftGroup) =>
    sql<number>`(count(*) filter (where revision.status = ${group}))::int`.as(group)
  return reader
    .selectFrom('procedureRevision as revision')
    .select([counted('draft'), counted('submitted')])
    .where('revision.status', 'in', [...draftGroups])
    .where('revision.draftingAgencyId', 'is not', null)
    .where(draftVisibleTo(actor))
    .executeTakeFirstOrThrow()
}

/** Which of these procedures have a draft that is not announced yet, and that this person may see: its id by that of the procedure. */
export async function openDraftsOf(
  reader: Reader,
  actor: Actor,
  procedureIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (procedureIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedureRevision as revision')
    .select(['revision.id', 'revision.procedureId'])
    .where('revision.procedureId', '=', sql<string>`any(${[...procedureIds]}::uuid[])`)
    .where('revision.status', 'in', [...draftGroups])
    .where(draftVisibleTo(actor))
    .execute()
  return new Map(rows.map(({ id, procedureId }) => [procedureId, id]))
}
