import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { normalizeProcedureCode } from './model.ts'

/** A decision that announced a text or ended a procedure. */
export interface NamedDecision {
  readonly number: string
  readonly on: LegalDate | null
  readonly issuer: string
}

/** One announced text of a procedure with the days on which it is in force. */
export interface ProcedureText {
  readonly revisionId: string
  readonly name: string
  readonly nameOriginal: string
  readonly sectorCode: string | null
  readonly sectorName: string
  readonly levels: readonly string[]
  readonly agencies: string
  readonly competentAgencyCode: string | null
  readonly internal: boolean
  readonly flags: readonly string[]
  /** Null when nothing says since when: the first text that an import brought. */
  readonly from: LegalDate | null
  /** The first day on which it no longer is; null while nothing ends it. */
  readonly until: LegalDate | null
  /** Of this province; null for what was imported. */
  readonly decision: NamedDecision | null
  readonly imported: boolean
  readonly recordedAt: Date
}

export interface ProcedureEnding {
  readonly change: string
  readonly on: LegalDate
  readonly decision: NamedDecision
  readonly successor: { readonly code: string; readonly name: string } | null
}

/** A procedure with everything that was ever announced of it, the earliest first. */
export interface ProcedureHistory {
  readonly id: string
  readonly code: string
  readonly sourceCode: string | null
  readonly texts: readonly ProcedureText[]
  readonly ending: ProcedureEnding | null
}

/** @throws NotFound for a code that nobody has announced, also when there is a draft of it */
export async function getProcedureHistory(reader: Reader, code: string): Promise<ProcedureHistory> {
  const procedure = await reader
    .selectFrom('procedure')
    .leftJoin('procedureEnd as ending', 'ending.procedureId', 'procedure.id')
    .leftJoin('procedure as successor', 'successor.id', 'ending.successorProcedureId')
    .select(['procedure.id', 'procedure.code', 'procedure.sourceCode', 'successor.code as successorCode'])
    .select(['ending.change', 'ending.endedOn', 'ending.decisionNumber', 'ending.decisionOn', 'ending.decisionIssuer'])
    .select(
      sql<string | null>`(select name from procedure_revision where procedure_id = successor.id and status = 'announced'
        order by upper(effective) desc nulls first limit 1)`.as('successorName'),
    )
    .where('procedure.code', '=', normalizeProcedureCode(code))
    .executeTakeFirst()
  if (!procedure) throw new NotFound('procedure.not-found')
  const texts = await announcedTextsOf(reader, procedure.id)
  if (texts.length === 0) throw new NotFound('procedure.not-found')
  return {
    id: procedure.id,
    code: procedure.code,
    sourceCode: procedure.sourceCode,
    texts,
    ending: endingOf(procedure),
  }
}

async function announcedTextsOf(reader: Reader, procedureId: string): Promise<readonly ProcedureText[]> {
  const rows = await reader
    .selectFrom('procedureRevision')
    .select(['id as revisionId', 'name', 'nameOriginal', 'sectorCode', 'sectorName', 'levels', 'agencies', 'flags'])
    .select([
      'competentAgencyCode',
      'internal',
      'recordedAt',
      'importId',
      'decisionNumber',
      'decisionOn',
      'decisionIssuer',
    ])
    .select([sql<LegalDate | null>`lower(effective)`.as('from'), sql<LegalDate | null>`upper(effective)`.as('until')])
    .where('procedureId', '=', procedureId)
    .where('status', '=', 'announced')
    .where(sql<boolean>`not isempty(effective)`)
    .orderBy(sql`lower(effective) nulls first`)
    .execute()
  return rows.map(({ decisionNumber, decisionOn, decisionIssuer, importId, ...text }) => ({
    ...text,
    imported: importId !== null,
    decision: decisionNumber === null ? null : { number: decisionNumber, on: decisionOn, issuer: decisionIssuer ?? '' },
  }))
}

interface EndingRow {
  readonly change: string | null
  readonly endedOn: LegalDate | null
  readonly decisionNumber: string | null
  readonly decisionOn: LegalDate | null
  readonly decisionIssuer: string | null
  readonly successorCode: string | null
  readonly successorName: string | null
}

function endingOf(row: EndingRow): ProcedureEnding | null {
  if (row.change === null || row.endedOn === null || row.decisionNumber === null) return null
  return {
    change: row.change,
    on: row.endedOn,
    decision: { number: row.decisionNumber, on: row.decisionOn, issuer: row.decisionIssuer ?? '' },
    successor: row.successorCode === null ? null : { code: row.successorCode, name: row.successorName ?? '' },
  }
}
