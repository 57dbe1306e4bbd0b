import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { AgencyCode, agencyRoles, OrganisationBasis, singleRoles, type AgencyRole } from './model.ts'
import { authorizeOrganisation } from './policy.ts'
import { lockAgency } from './queries.ts'
import { spanOf } from './ranges.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.role-granted': { agencyId: string; role: string; from: string; basis: string }
  }
}

export const GrantAgencyRole = z.object({
  code: AgencyCode,
  role: z.enum(agencyRoles),
  from: TypedDate,
  basis: OrganisationBasis,
})
export type GrantAgencyRole = z.infer<typeof GrantAgencyRole>

/**
 * Gives an agency a role of law from a day on. A role that only one can hold ends with its present holder the day before,
 * so that there is a control authority at every moment and never two (NĐ 63/2010 Điều 5).
 * @throws Refused when the agency holds the role already, or somebody is to receive it on that day or later
 */
export async function grantAgencyRole(act: Act, input: GrantAgencyRole): Promise<{ readonly code: string }> {
  const { id } = await lockAgency(act.tx, input.code)
  authorizeOrganisation(act.actor, 'grant-role', id)
  if (singleRoles.includes(input.role)) await endPresentHolder(act, input.role, { not: id, until: input.from })

  await act.tx
    .insertInto('agencyRole')
    .values({ agencyId: id, role: input.role, valid: spanOf(input.from, null), basis: input.basis })
    .execute()
    .catch((error: unknown) =>
      translateConstraint(error, {
        one_agency_at_a_time_in_a_single_role: () => new Refused('agency.role-held-by-another', { allowed: [] }),
        an_agency_holds_a_role_once_at_a_time: () => new Refused('agency.role-held-already', { allowed: [] }),
      }),
    )

  const { role, from, basis } = input
  await record(act, 'agency.role-granted', { agencyId: id, role, from, basis }, { type: 'agency', id })
  return { code: input.code }
}

async function endPresentHolder(
  act: Act,
  role: AgencyRole,
  change: { readonly not: string; readonly until: string },
): Promise<void> {
  await sql`update agency_role set valid = daterange(lower(valid), ${change.until}::date)
    where role = ${role} and agency_id <> ${change.not} and valid @> ${change.until}::date and lower(valid) < ${change.until}::date`.execute(
    act.tx,
  )
}
