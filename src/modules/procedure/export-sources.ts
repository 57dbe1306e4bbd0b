import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { ProcedureContent } from './content.ts'
import { portalRecordOf } from './portal-record.ts'

const portion = 200

/**
 * The source's own records of everything in force on a day, exactly as they came, in the order of the codes: the round trip of an import.
 * Read in portions, so that no more than a few megabytes are held.
 */
export async function* exportSources(reader: Reader, on: LegalDate): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const rows = await reader
      .selectFrom('procedure')
      .innerJoin('procedureRevision', 'procedureRevision.procedureId', 'procedure.id')
      .innerJoin('procedureSource', 'procedureSource.revisionId', 'procedureRevision.id')
      .select(['procedure.code', 'procedureSource.source'])
      .where('procedureRevision.status', '=', 'announced')
      .where(sql<boolean>`procedure_revision.effective @> ${on}::date`)
      .where('procedure.code', '>', after)
      .orderBy('procedure.code')
      .limit(portion)
      .execute()
    for (const row of rows) yield row.source
    const last = rows.at(-1)
    if (!last) return
    after = last.code
  }
}

/** Texts in force on a day that were written here and have no record of the source, in the shape of the portal's records. */
export async function* exportWrittenHere(reader: Reader, on: LegalDate): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const rows = await reader
      .selectFrom('procedure')
      .innerJoin('procedureRevision', 'procedureRevision.procedureId', 'procedure.id')
      .innerJoin('procedureContent', 'procedureContent.revisionId', 'procedureRevision.id')
      .leftJoin('procedureSource', 'procedureSource.revisionId', 'procedureRevision.id')
      .select(['procedure.code', 'procedureContent.content'])
      .where('procedureSource.revisionId', 'is', null)
      .where('procedureRevision.status', '=', 'announced')
      .where(sql<boolean>`procedure_revision.effective @> ${on}::date`)
      .where('procedure.code', '>', after)
      .orderBy('procedure.code')
      .limit(portion)
      .execute()
    for (const { code, content } of rows) yield portalRecordOf({ code, content: ProcedureContent.parse(content) })
    const last = rows.at(-1)
    if (!last) return
    after = last.code
  }
}
