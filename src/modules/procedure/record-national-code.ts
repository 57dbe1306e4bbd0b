import { sql } from 'kysely'
import { z } from 'zod'
import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { codeInsteadOf } from './former-codes.ts'
import { ProcedureCode } from './model.ts'
import { isCatalogController } from './policy.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.national-code-recorded': { procedureId: string; formerCode: string; code: string }
  }
}

/** `1.014325` as the national database writes it; `1.004227.000.00.00.H51` where a province has one of its own. */
const nationalCode = /^\d\.\d{6,9}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?$/

export const RecordNationalCode = z.object({
  nationalCode: ProcedureCode.pipe(z.string().regex(nationalCode, { error: 'invalid-national-code' })),
})
export type RecordNationalCode = z.infer<typeof RecordNationalCode>

/** A code of ours, which nobody can mistake for a national one. */
const provisional = /^MOI-\d{4}-\d{4,}$/

export function isProvisionalCode(code: string): boolean {
  return provisional.test(code)
}

/**
 * Ghi mã quốc gia: the national database has entered the procedure and given it a code (Điều 24), which takes the place of the provisional
 * one here, once. By it imports and snapshots know the procedure again; the former code goes on leading to it.
 * @returns the code it has now
 * @throws NotFound, Refused when the code is no provisional one, Invalid when another procedure has the national one
 */
export async function recordNationalCode(
  act: Act,
  input: RecordNationalCode & { readonly code: string },
): Promise<string> {
  if (!isCatalogController(act.actor)) throw new NotFound('procedure.not-found')
  // Codes are given one after the other, as in `startRevision`.
  await sql`select pg_advisory_xact_lock(hashtext('procedure.code'))`.execute(act.tx)
  const procedure = await act.tx
    .selectFrom('procedure')
    .select(['id', 'code'])
    .where('code', '=', input.code)
    .forUpdate()
    .executeTakeFirst()
  if (!procedure && (await codeInsteadOf(act.tx, input.code)) !== undefined)
    throw new Refused('procedure.code-not-provisional')
  if (!procedure) throw new NotFound('procedure.not-found')
  if (!isProvisionalCode(procedure.code)) throw new Refused('procedure.code-not-provisional')
  const code = input.nationalCode
  const other = await act.tx
    .selectFrom('procedure')
    .select('id')
    .where((where) => where.or([where('code', '=', code), where('sourceCode', '=', code)]))
    .executeTakeFirst()
  if (other) throw codeTaken()
  await act.tx
    .updateTable('procedure')
    .set({ code })
    .where('id', '=', procedure.id)
    .execute()
    // An import that runs meanwhile may bring the code.
    .catch((error: unknown) => translateConstraint(error, { procedure_code_key: codeTaken }))
  await act.tx
    .insertInto('procedureFormerCode')
    .values({
      code: procedure.code,
      procedureId: procedure.id,
      replacedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      replacedAt: act.now,
    })
    .execute()
  await record(
    act,
    'procedure.national-code-recorded',
    { procedureId: procedure.id, formerCode: procedure.code, code },
    { type: 'procedure', id: procedure.id },
  )
  return code
}

function codeTaken(): Invalid {
  return new Invalid([{ field: 'nationalCode', code: 'procedure.code-taken' }])
}

export interface ProvisionalProcedure {
  readonly code: string
  readonly name: string
  /** Announced, or only a draft so far. */
  readonly isAnnounced: boolean
}

/** Procedures that wait for their national code: those announced first. */
export async function listProvisional(reader: Reader): Promise<readonly ProvisionalProcedure[]> {
  const { rows } = await sql<ProvisionalProcedure>`
    select p.code, text.name, text.status = 'announced' as "isAnnounced"
    from procedure p cross join lateral (
      select name, status from procedure_revision where procedure_id = p.id and status <> 'withdrawn'
      order by status = 'announced' desc, lower(effective) desc nulls last, recorded_at desc limit 1) text
    where p.code like 'MOI-%' order by text.status = 'announced' desc, p.code limit 500`.execute(reader)
  return rows
}
