import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { normalizeProcedureCode } from './model.ts'

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
