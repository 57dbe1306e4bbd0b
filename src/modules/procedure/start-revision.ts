import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { ProcedureContent } from './content.ts'
import { findProcedureContent } from './draft-queries.ts'
import { isProcedureCode, normalizeProcedureCode, ProcedureCode } from './model.ts'
import { mayDraftFor } from './policy.ts'
import { revisionColumnsOf } from './revision-columns.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.revision-started': { revisionId: string; procedureId: string; agencyId: string; base: string | null }
    'procedure.draft-withdrawn': { revisionId: string }
  }
}

export const StartRevision = z.object({
  /** Code of the procedure to be amended, or the national code of a new one where it is known already; empty for a provisional one. */
  code: ProcedureCode.optional(),
  /** Name of a new procedure; absent when one that exists is amended. */
  name: z.string().trim().min(1).max(4000).optional(),
  agencyId: z.uuid(),
})
export type StartRevision = z.infer<typeof StartRevision>

/**
 * Begins a new text of a procedure: of one in force as a copy to be changed, of a new one with its name alone.
 * @returns id of the draft
 * @throws Refused `procedure.draft-exists` when somebody has begun one already, Invalid when the code is taken or wrong
 */
export async function startRevision(act: Act, input: StartRevision): Promise<string> {
  if (!mayDraftFor(act.actor, input.agencyId)) throw new NotFound('procedure.draft-not-found')
  const started = input.name === undefined ? await copyInForce(act, input) : await newProcedure(act, input, input.name)
  const { procedureId, content, base } = started
  const row = await act.tx
    .insertInto('procedureRevision')
    .values({
      procedureId,
      status: 'draft',
      ...revisionColumnsOf(content),
      nameOriginal: content.name,
      baseRevisionId: base,
      draftingAgencyId: input.agencyId,
      startedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      recordedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, { procedure_revision_one_draft: () => new Refused('procedure.draft-exists') }),
    )
  await act.tx
    .insertInto('procedureContent')
    .values({ revisionId: row.id, content: JSON.stringify(content) })
    .execute()
  await record(
    act,
    'procedure.revision-started',
    { revisionId: row.id, procedureId, agencyId: input.agencyId, base },
    { type: 'procedure', id: procedureId },
  )
  return row.id
}

interface Started {
  readonly procedureId: string
  readonly content: ProcedureContent
  readonly base: string | null
}

async function copyInForce(act: Act, input: StartRevision): Promise<Started> {
  const known = await act.tx
    .selectFrom('procedure')
    .select('id')
    .where('code', '=', normalizeProcedureCode(input.code ?? ''))
    .forUpdate()
    .executeTakeFirst()
  if (!known) throw new Invalid([{ field: 'code', code: 'procedure.code-unknown' }])
  const open = await act.tx
    .selectFrom('procedureRevision')
    .select('id')
    .where('procedureId', '=', known.id)
    .where('status', 'in', ['draft', 'submitted'])
    .executeTakeFirst()
  if (open) throw new Refused('procedure.draft-exists', { revisionId: open.id })
  const base = await act.tx
    .selectFrom('procedureRevision')
    .select('id')
    .where('procedureId', '=', known.id)
    .where('status', '=', 'announced')
    .orderBy(sql`upper(effective) desc nulls first`)
    .executeTakeFirst()
  const content = base && (await findProcedureContent(act.tx, base.id))
  if (!base || !content) throw new Refused('procedure.nothing-to-amend')
  return { procedureId: known.id, content, base: base.id }
}

async function newProcedure(act: Act, input: StartRevision, name: string): Promise<Started> {
  // Two who begin at once would count to the same provisional code, or both see a national one free; the second waits here for the first.
  await sql`select pg_advisory_xact_lock(hashtext('procedure.code'))`.execute(act.tx)
  const code = input.code || (await provisionalCode(act))
  if (!isProcedureCode(code)) throw new Invalid([{ field: 'code', code: 'procedure.code-wrong' }])
  const taken = await act.tx.selectFrom('procedure').select('id').where('code', '=', code).executeTakeFirst()
  if (taken) throw codeTaken()
  const { id } = await act.tx
    .insertInto('procedure')
    .values({ code, createdAt: act.now })
    .returning('id')
    .executeTakeFirstOrThrow()
    // An import that runs meanwhile may bring the code.
    .catch((error: unknown) => translateConstraint(error, { procedure_code_key: codeTaken }))
  return { procedureId: id, content: ProcedureContent.parse({ name }), base: null }
}

function codeTaken(): Invalid {
  return new Invalid([{ field: 'code', code: 'procedure.code-taken' }])
}

/** The national database gives the code when the procedure is entered there; until then it has one of ours, which nobody can mistake for it. */
async function provisionalCode(act: Act): Promise<string> {
  const year = act.today.slice(0, 4)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(code from 'MOI-[0-9]{4}-([0-9]+)')::int), 0) + 1 as next
    from procedure where code like ${`MOI-${year}-%`}`.execute(act.tx)
  return `MOI-${year}-${String(rows[0]?.next ?? 1).padStart(4, '0')}`
}
