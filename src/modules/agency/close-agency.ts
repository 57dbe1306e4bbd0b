import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { endRowsAt } from './end-rows.ts'
import { AgencyCode, OrganisationBasis } from './model.ts'
import { authorizeOrganisation } from './policy.ts'
import { getAgency, listAgenciesBelow, lockAgency } from './queries.ts'
import { endedAt } from './ranges.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.closed': { agencyId: string; closedOn: string; basis: string }
  }
}

export const CloseAgency = z.object({
  code: AgencyCode,
  /** The first day on which the agency is no longer there. */
  closedOn: TypedDate,
  basis: OrganisationBasis,
})
export type CloseAgency = z.infer<typeof CloseAgency>

/**
 * Ends an agency: its contact, roles and posts end on the same day.
 * @throws Refused while agencies below it would be left without one that manages them
 */
export async function closeAgency(act: Act, input: CloseAgency): Promise<{ readonly code: string }> {
  const { id } = await lockAgency(act.tx, input.code)
  authorizeOrganisation(act.actor, 'close-agency', id)
  const present = await getAgency(act.tx, id)
  if (present.validTo !== null) throw new Refused('agency.already-closed', { lastDay: present.validTo, allowed: [] })
  if (input.closedOn <= present.validFrom)
    throw new Invalid([{ field: 'closedOn', code: 'agency.closed-before-opened' }])
  const below = await listAgenciesBelow(act.tx, id, input.closedOn)
  if (below.length > 0)
    throw new Refused('agency.has-agencies-below', { agencies: below.map((agency) => agency.code), allowed: [] })

  const closed = { valid: endedAt('valid', input.closedOn), closingBasis: input.basis }
  await act.tx.updateTable('agency').set(closed).where('id', '=', id).execute()
  for (const table of ['agencyContact', 'agencyRole', 'officialPost'] as const) {
    await endRowsAt(act.tx, table, { column: 'agencyId', id }, input.closedOn)
  }

  await record(
    act,
    'agency.closed',
    { agencyId: id, closedOn: input.closedOn, basis: input.basis },
    { type: 'agency', id },
  )
  return { code: input.code }
}
