import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { instrumentColumns, lockInstrument, type LegalInstrument } from './instrument-queries.ts'
import { draftingAgencies, isCatalogController } from './policy.ts'
import { legalNumberOf } from './legal-number.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.instrument-recorded': { instrumentId: string; number: string; effectiveOn: LegalDate | null }
  }
}

export const RecordInstrument = z.object({
  number: Text(100),
  name: Text(4000).optional(),
  issuer: Text(300).optional(),
  issuedOn: TypedDate.optional(),
  effectiveOn: TypedDate.optional(),
  endedOn: TypedDate.optional(),
  endedBy: Text(300).optional(),
})
export type RecordInstrument = z.infer<typeof RecordInstrument>

/**
 * Writes down what is known of a legal instrument: new, or what was still missing of one that is known.
 * A different value for what stands already is not written over: two people who read two numbers must look again.
 * @throws Refused `procedure.instrument-differs` with the field and what stands
 */
export async function recordInstrument(act: Act, input: RecordInstrument): Promise<LegalInstrument> {
  const mayWrite =
    act.actor.kind === 'system' || isCatalogController(act.actor) || draftingAgencies(act.actor).length > 0
  if (!mayWrite) throw new NotFound('procedure.instrument-not-found')
  const number = legalNumberOf(input.number)
  if (number === undefined) throw new Invalid([{ field: 'number', code: 'invalid-legal-number' }])
  const known = await lockInstrument(act, number)
  const added = known ? undefined : await insert(act, number, input)
  // Somebody who wrote it down at the same moment was first: then it is known.
  const instrument = added ?? (await complete(act, known ?? (await getInstrument(act, number)), input))
  const data = { instrumentId: instrument.id, number, effectiveOn: instrument.effectiveOn }
  await record(act, 'procedure.instrument-recorded', data, { type: 'legal-instrument', id: instrument.id })
  return instrument
}

async function getInstrument(act: Act, number: string): Promise<LegalInstrument> {
  const known = await lockInstrument(act, number)
  if (!known) throw new NotFound('procedure.instrument-not-found')
  return known
}

/** @returns undefined when it stands there already */
async function insert(act: Act, number: string, input: RecordInstrument): Promise<LegalInstrument | undefined> {
  const { name, issuer, issuedOn, effectiveOn, endedOn, endedBy } = input
  if (name === undefined) throw new Invalid([{ field: 'name', code: 'required' }])
  requireOrder({ issuedOn, effectiveOn })
  return act.tx
    .insertInto('legalInstrument')
    .values({
      number,
      name,
      issuer: issuer ?? '',
      issuedOn: issuedOn ?? null,
      effectiveOn: effectiveOn ?? null,
      endedOn: endedOn ?? null,
      endedBy: endedBy ?? null,
      recordedAt: act.now,
    })
    .onConflict((conflict) => conflict.expression(sql`upper(number)`).doNothing())
    .returning(instrumentColumns)
    .executeTakeFirst()
}

async function complete(act: Act, known: LegalInstrument, input: RecordInstrument): Promise<LegalInstrument> {
  const given = {
    issuer: input.issuer ?? (known.issuer === '' ? undefined : known.issuer),
    issuedOn: input.issuedOn,
    effectiveOn: input.effectiveOn,
    endedOn: input.endedOn,
    endedBy: input.endedBy,
  }
  for (const field of ['issuedOn', 'effectiveOn', 'endedOn'] as const) {
    const stands = known[field]
    if (given[field] !== undefined && stands !== null && stands !== given[field])
      throw new Refused('procedure.instrument-differs', { field, stands, number: known.number })
  }
  const whole = {
    issuer: given.issuer ?? '',
    issuedOn: known.issuedOn ?? given.issuedOn ?? null,
    effectiveOn: known.effectiveOn ?? given.effectiveOn ?? null,
    endedOn: known.endedOn ?? given.endedOn ?? null,
    endedBy: known.endedBy ?? given.endedBy ?? null,
  }
  requireOrder(whole)
  return act.tx
    .updateTable('legalInstrument')
    .set({ ...whole, name: known.name === '' ? (input.name ?? '') : known.name })
    .where('id', '=', known.id)
    .returning(instrumentColumns)
    .executeTakeFirstOrThrow()
}

function requireOrder(days: {
  readonly issuedOn: LegalDate | null | undefined
  readonly effectiveOn: LegalDate | null | undefined
}): void {
  if (days.issuedOn && days.effectiveOn && days.effectiveOn < days.issuedOn)
    throw new Invalid([{ field: 'effectiveOn', code: 'before-issue' }])
}
