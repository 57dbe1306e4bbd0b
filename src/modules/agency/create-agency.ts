import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import { AgencyCode, agencyKinds, OrganisationBasis } from './model.ts'
import { foldName } from './names.ts'
import { authorizeOrganisation } from './policy.ts'
import { findAgencyByCode } from './queries.ts'
import { spanOf } from './ranges.ts'
import { findUnitByCode } from './unit-queries.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.created': { agencyId: string; code: string; from: string }
  }
}

/** Other ways in which people write the name, one a line or separated by semicolons. */
export const Synonyms = Text(4000)
  .optional()
  .transform((text) =>
    [...new Set((text ?? '').split(/[\n;]/).map((name) => name.trim().toLowerCase()))].filter(Boolean),
  )

export const CreateAgency = z.object({
  code: AgencyCode,
  name: Text(200),
  shortName: Text(100).optional(),
  kind: z.enum(agencyKinds),
  parentCode: AgencyCode.optional(),
  unitCode: z
    .string()
    .regex(/^[0-9]{2,5}$/)
    .optional(),
  synonyms: Synonyms,
  from: TypedDate,
  basis: OrganisationBasis,
})
export type CreateAgency = z.infer<typeof CreateAgency>

/** Enters an agency into the register from a day on. @throws Invalid when the code is taken or parent or unit do not exist on that day */
export async function createAgency(act: Act, input: CreateAgency): Promise<{ readonly code: string }> {
  authorizeOrganisation(act.actor, 'create-agency', null)
  const { parentId, unitId } = await placeOf(act, input)

  const { id } = await act.tx
    .insertInto('agency')
    .values({
      code: input.code,
      name: input.name,
      foldedName: foldName(input.name),
      shortName: input.shortName ?? null,
      kind: input.kind,
      parentId,
      unitId,
      valid: spanOf(input.from, null),
      synonyms: input.synonyms,
      foldedSynonyms: foldedNamesOf(input),
      basis: input.basis,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, {
        agency_code_key: () => new Invalid([{ field: 'code', code: 'already-taken' }]),
        a_committee_belongs_to_a_unit: () => new Invalid([{ field: 'unitCode', code: 'required' }]),
      }),
    )

  await record(act, 'agency.created', { agencyId: id, code: input.code, from: input.from }, { type: 'agency', id })
  return { code: input.code }
}

/** All words by which an agency is found beside its name, folded for comparing. */
export function foldedNamesOf(agency: {
  readonly shortName?: string | null | undefined
  readonly synonyms: readonly string[]
}): string[] {
  const words = [agency.shortName ?? '', ...agency.synonyms].map(foldName)
  return [...new Set(words)].filter((word) => word !== '')
}

/** Parent and unit of an agency by their codes. @throws Invalid when they do not exist on the agency's first day */
export async function placeOf(
  act: Act,
  input: { readonly parentCode?: string | undefined; readonly unitCode?: string | undefined; readonly from: string },
): Promise<{ readonly parentId: string | null; readonly unitId: string | null }> {
  const parent = input.parentCode === undefined ? undefined : await findAgencyByCode(act.tx, input.parentCode)
  if (input.parentCode !== undefined && !parent) throw new Invalid([{ field: 'parentCode', code: 'agency.unknown' }])
  const unit = input.unitCode === undefined ? undefined : await findUnitByCode(act.tx, input.unitCode, input.from)
  if (input.unitCode !== undefined && !unit) throw new Invalid([{ field: 'unitCode', code: 'agency.unknown-unit' }])
  return { parentId: parent?.id ?? null, unitId: unit?.id ?? null }
}
