import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { isMeantBy } from './former-codes.ts'
import type { FoundProcedure } from './model.ts'

/** The procedure with this code, or that had it (blanks do not matter), as it is in force on a day; undefined when there is none. */
export async function findProcedure(reader: Reader, code: string, on: LegalDate): Promise<FoundProcedure | undefined> {
  return reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision', 'procedureRevision.procedureId', 'procedure.id')
    .select([
      'procedure.id',
      'procedure.code',
      'procedure.sourceCode',
      'procedureRevision.id as revisionId',
      'name',
      'nameOriginal',
      'sectorCode',
      'sectorName',
      'levels',
      'agencies',
      'competentAgencyCode',
      'internal',
      'flags',
      'recordedAt',
    ])
    .where(isMeantBy(code))
    .where('procedureRevision.status', '=', 'announced')
    .where(sql<boolean>`procedure_revision.effective @> ${on}::date`)
    .executeTakeFirst()
}

export interface ProcedureName {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** Code and latest announced name of these procedures, in one statement; for lists of other modules. Also of those no longer in force. */
export async function procedureNames(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProcedureName>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision', 'procedureRevision.procedureId', 'procedure.id')
    .select(['procedure.id', 'procedure.code', 'procedureRevision.name'])
    .distinctOn('procedure.id')
    .where('procedure.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('procedureRevision.status', '=', 'announced')
    .orderBy('procedure.id')
    .orderBy(sql`upper(procedure_revision.effective) desc nulls first`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
