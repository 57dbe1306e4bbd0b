import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { ProcedureContent } from './content.ts'
import { findProcedureContent } from './draft-queries.ts'
import { codeInsteadOf, isMeantBy } from './former-codes.ts'
import { isProcedureCode, ProcedureCode } from './model.ts'
import { mayDraftFor } from './policy.ts'
import { revisionColumnsOf } from './revision-columns.ts'
import { lockOwnDraft } from './save-draft.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.revision-started': { revisionId: string; procedureId: string; agencyId: string; base: string | null }
    'procedure.draft-rebased': { revisionId: string; from: string | null; to: string }
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

/**
 * The draft has been compared with the text that is in force now, and is to replace that one. What it says stays as it is written.
 * @throws Refused `procedure.draft-closed` when it was submitted
 */
export async function rebaseDraft(
  act: Act,
  input: { readonly revisionId: string; readonly baseRevisionId: string },
): Promise<void> {
  const draft = await lockOwnDraft(act, input.revisionId)
  await act.tx
    .updateTable('procedureRevision')
    .set({ baseRevisionId: input.baseRevisionId })
    .where('id', '=', draft.id)
    .execute()
  await record(
    act,
    'procedure.draft-rebased',
    { revisionId: draft.id, from: draft.baseRevisionId, to: input.baseRevisionId },
    { type: 'procedure', id: draft.procedureId },
  )
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
    .where(isMeantBy(input.code ?? ''))
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
  const content = ProcedureContent.parse({ name })
  const code = input.code || (await provisionalCode(act))
  if (!isProcedureCode(code)) throw new Invalid([{ field: 'code', code: 'procedure.code-wrong' }])
  if ((await codeInsteadOf(act.tx, code)) !== undefined) throw codeTaken()
  const known = await act.tx
    .selectFrom('procedure')
    .select('id')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return {
    procedureId: known ? await neverAnnounced(act, known.id) : await addProcedure(act, code),
    content,
    base: null,
  }
}

async function addProcedure(act: Act, code: string): Promise<string> {
  const { id } = await act.tx
    .insertInto('procedure')
    .values({ code, createdAt: act.now })
    .returning('id')
    .executeTakeFirstOrThrow()
    // An import that runs meanwhile may bring the code.
    .catch((error: unknown) => translateConstraint(error, { procedure_code_key: codeTaken }))
  return id
}

/** A new procedure whose draft was withdrawn keeps its code, and may be begun again; one that was announced is no longer new. */
async function neverAnnounced(act: Act, procedureId: string): Promise<string> {
  const standing = await act.tx
    .selectFrom('procedureRevision')
    .select(['id', 'status'])
    .where('procedureId', '=', procedureId)
    .where((eb) =>
      eb.or([eb('status', '<>', 'withdrawn'), eb('decisionNumber', 'is not', null), eb('importId', 'is not', null)]),
    )
    .execute()
  const open = standing.find(({ status }) => status === 'draft' || status === 'submitted')
  if (standing.some((one) => one !== open)) throw codeTaken()
  if (open) throw new Refused('procedure.draft-exists', { revisionId: open.id })
  return procedureId
}

function codeTaken(): Invalid {
  return new Invalid([{ field: 'code', code: 'procedure.code-taken' }])
}

/** The national database gives the code when the procedure is entered there; until then it has one of ours, which nobody can mistake for it. */
async function provisionalCode(act: Act): Promise<string> {
  const year = act.today.slice(0, 4)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(code from 'MOI-[0-9]{4}-([0-9]+)')::int), 0) + 1 as next
    from (select code from procedure union all select code from procedure_former_code) given where code like ${`MOI-${year}-%`}`.execute(
    act.tx,
  )
  return `MOI-${year}-${String(rows[0]?.next ?? 1).padStart(4, '0')}`
}
