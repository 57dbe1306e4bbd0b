import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { isProcedureCode, normalizeProcedureCode } from './model.ts'

/** Whether a procedure is meant by a code: by the one that it has, or by one that it had. */
export function isMeantBy(code: string) {
  const normal = normalizeProcedureCode(code)
  return sql<boolean>`(procedure.code = ${normal} or procedure.id = (select procedure_id from procedure_former_code where code = ${normal}))`
}

/** The code that a procedure has now instead of this former one. */
export async function codeInsteadOf(reader: Reader, former: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('procedureFormerCode as former')
    .innerJoin('procedure', 'procedure.id', 'former.procedureId')
    .select('procedure.code')
    .where('former.code', '=', normalizeProcedureCode(former))
    .executeTakeFirst()
  return row?.code
}

/** A procedure that was announced, with its latest name. */
export interface NamedProcedure {
  readonly code: string
  readonly name: string
}

/**
 * The procedure that somebody means who types a code into the search: also one that is not in force yet or no longer, and one by the code
 * on an old sheet. Undefined for words that are no code, without asking the database.
 */
export async function procedureMeantBy(reader: Reader, typed: string | undefined): Promise<NamedProcedure | undefined> {
  const code = normalizeProcedureCode(typed ?? '')
  if (!/\d/.test(code) || !isProcedureCode(code)) return undefined
  return reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision as text', 'text.procedureId', 'procedure.id')
    .select(['procedure.code', 'text.name'])
    .where(isMeantBy(code))
    .where('text.status', '=', 'announced')
    .orderBy(sql`upper(text.effective) desc nulls first`)
    .limit(1)
    .executeTakeFirst()
}
