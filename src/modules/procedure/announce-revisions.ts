import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.announced': { revisionId: string; effectiveOn: LegalDate; decision: string }
    'procedure.ended': { procedureId: string; endedOn: LegalDate; change: EndingChange; decision: string }
  }
}

/** The decision that announces (quyết định công bố). */
export interface AnnouncingDecision {
  readonly number: string
  readonly on: LegalDate
  readonly issuer: string
}

/** Drafts that go to the control authority can no longer be written; those that come back can. */
export async function closeDrafts(act: Act, revisionIds: readonly string[]): Promise<void> {
  await moveDrafts(act, revisionIds, 'draft', 'submitted')
}

/** A dossier that was returned gives its drafts back to those who write them. */
export async function reopenDrafts(act: Act, revisionIds: readonly string[]): Promise<void> {
  await moveDrafts(act, revisionIds, 'submitted', 'draft')
}

async function moveDrafts(
  act: Act,
  revisionIds: readonly string[],
  from: 'draft' | 'submitted',
  to: 'draft' | 'submitted',
): Promise<void> {
  if (revisionIds.length === 0) return
  const moved = await act.tx
    .updateTable('procedureRevision')
    .set({ status: to })
    .where('id', '=', sql<string>`any(${[...revisionIds]}::uuid[])`)
    .where('status', '=', from)
    .returning('id')
    .execute()
  if (moved.length === new Set(revisionIds).size) return
  const ready = new Set(moved.map(({ id }) => id))
  throw new Refused('procedure.draft-closed', {
    codes: await codesOf(
      act,
      revisionIds.filter((id) => !ready.has(id)),
    ),
  })
}

/** Which procedures it fails for: a dossier holds many. */
async function codesOf(act: Act, revisionIds: readonly string[]): Promise<readonly string[]> {
  const rows = await act.tx
    .selectFrom('procedureRevision')
    .innerJoin('procedure', 'procedure.id', 'procedureRevision.procedureId')
    .select('procedure.code')
    .where('procedureRevision.id', '=', sql<string>`any(${[...revisionIds]}::uuid[])`)
    .orderBy('procedure.code')
    .execute()
  return rows.map(({ code }) => code)
}

/**
 * Brings submitted texts into force on their days, inside the transaction of the signature: what was in force before ends on that day, and
 * where its end had been announced already, the new text ends on that day too. A text announced for the same day, not yet in force,
 * is put right by the new one: it is withdrawn.
 * @throws Refused `procedure.later-text` when a text that begins later, or began on that day, has been announced already
 */
export async function announceRevisions(
  act: Act,
  decision: AnnouncingDecision,
  items: readonly { readonly revisionId: string; readonly effectiveOn: LegalDate }[],
): Promise<void> {
  for (const { revisionId, effectiveOn } of items) {
    const revision = await act.tx
      .selectFrom('procedureRevision')
      .select(['id', 'procedureId', 'status'])
      .where('id', '=', revisionId)
      .forUpdate()
      .executeTakeFirst()
    if (!revision || revision.status !== 'submitted') throw new Refused('procedure.draft-closed', { revisionId })
    const { until } = await makeWay(act, revision.procedureId, effectiveOn)
    await act.tx
      .updateTable('procedureRevision')
      .set({
        status: 'announced',
        effective: sql<string>`daterange(${effectiveOn}::date, ${until}::date)`,
        decisionNumber: decision.number,
        decisionOn: decision.on,
        decisionIssuer: decision.issuer,
        announcedAt: act.now,
      })
      .where('id', '=', revisionId)
      .execute()
    await record(
      act,
      'procedure.announced',
      { revisionId, effectiveOn, decision: decision.number },
      { type: 'procedure', id: revision.procedureId },
    )
  }
}

export type EndingChange = 'repealed' | 'annulled' | 'replaced'

export interface Ending {
  readonly procedureId: string
  readonly change: EndingChange
  /** First day on which it is no longer in force. */
  readonly endedOn: LegalDate
  /** Only for `replaced`. */
  readonly successorProcedureId: string | null
}

/**
 * Ends procedures: repealed, annulled, or replaced by another one.
 * @throws Refused `procedure.not-in-force` when there is no text in force that could end
 */
export async function endProcedures(act: Act, decision: AnnouncingDecision, endings: readonly Ending[]): Promise<void> {
  for (const { procedureId, change, endedOn, successorProcedureId } of endings) {
    const { ended } = await makeWay(act, procedureId, endedOn)
    if (!ended) throw new Refused('procedure.not-in-force', { procedureId })
    await act.tx
      .insertInto('procedureEnd')
      .values({
        procedureId,
        change,
        endedOn,
        decisionNumber: decision.number,
        decisionOn: decision.on,
        decisionIssuer: decision.issuer,
        successorProcedureId,
        announcedAt: act.now,
      })
      .execute()
      .catch((error) =>
        translateConstraint(error, {
          procedure_end_pkey: () => new Refused('procedure.already-ended', { procedureId }),
        }),
      )
    await record(
      act,
      'procedure.ended',
      { procedureId, endedOn, change, decision: decision.number },
      { type: 'procedure', id: procedureId },
    )
  }
}

interface Way {
  /** Whether a text was in force, or would have been, that has given way. */
  readonly ended: boolean
  /** First day on which nothing applies any more, as announced before; null while no end is known. */
  readonly until: LegalDate | null
}

/** Nothing announced of this procedure begins on this day or goes on after it: the text in force on the day before ends on it. */
async function makeWay(act: Act, procedureId: string, on: LegalDate): Promise<Way> {
  const texts = await act.tx
    .selectFrom('procedureRevision')
    .select([
      'id',
      sql<LegalDate | null>`lower(effective)`.as('from'),
      sql<LegalDate | null>`upper(effective)`.as('until'),
    ])
    .where('procedureId', '=', procedureId)
    .where('status', '=', 'announced')
    .orderBy('id')
    .forUpdate()
    .execute()
  const later = texts.find(({ from }) => from !== null && (from > on || (from === on && on <= act.today)))
  if (later) throw new Refused('procedure.later-text', { procedureId, revisionId: later.id })
  const corrected = texts.find(({ from }) => from === on)
  if (corrected)
    await act.tx
      .updateTable('procedureRevision')
      .set({ status: 'withdrawn', effective: null })
      .where('id', '=', corrected.id)
      .execute()
  const before = texts.find(({ from, until }) => (from === null || from < on) && (until === null || until > on))
  if (before)
    await act.tx
      .updateTable('procedureRevision')
      .set({ effective: sql<string>`daterange(lower(effective), ${on}::date)` })
      .where('id', '=', before.id)
      .execute()
  const given = corrected ?? before
  return { ended: given !== undefined, until: given?.until ?? null }
}
