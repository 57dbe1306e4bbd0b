import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import { AgencyCode, OfficialCode, OrganisationBasis, postRoles } from './model.ts'
import { lockOfficial } from './official-queries.ts'
import { appointingMove, authorizeOrganisation } from './policy.ts'
import { getAgency, lockAgency } from './queries.ts'
import { spanOf } from './ranges.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.appointed': { officialId: string; agencyId: string; role: string; from: string }
  }
}

export const AppointOfficial = z.object({
  officialCode: OfficialCode,
  agencyCode: AgencyCode,
  role: z.enum(postRoles),
  title: Text(150).optional(),
  from: TypedDate,
  basis: OrganisationBasis,
})
export type AppointOfficial = z.infer<typeof AppointOfficial>

/**
 * Gives an official a post from a day on; a focal point by the chairman's decision (plan VII.2).
 * @throws Refused when she has left, holds the post already, or the agency has a head
 */
export async function appointOfficial(act: Act, input: AppointOfficial): Promise<{ readonly postId: string }> {
  const official = await lockOfficial(act.tx, input.officialCode)
  const { id: agencyId } = await lockAgency(act.tx, input.agencyCode)
  authorizeOrganisation(act.actor, appointingMove(input.role), agencyId)
  if (official.leftOn !== null) throw new Refused('official.has-left', { leftOn: official.leftOn, allowed: [] })
  const agency = await getAgency(act.tx, agencyId)
  if (agency.validTo !== null && input.from > agency.validTo)
    throw new Refused('agency.already-closed', { lastDay: agency.validTo, allowed: [] })
  if (input.from < agency.validFrom) throw new Invalid([{ field: 'from', code: 'agency.before-opened' }])

  const { id } = await act.tx
    .insertInto('officialPost')
    .values({
      officialId: official.id,
      agencyId,
      role: input.role,
      title: input.title ?? null,
      // The post ends with its agency.
      valid: spanOf(input.from, agency.validTo === null ? null : dayAfter(agency.validTo)),
      basis: input.basis,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, {
        a_post_is_held_once_at_a_time: () => new Refused('official.post-held-already', { allowed: [] }),
        one_head_at_a_time: () => new Refused('official.agency-has-head', { allowed: [] }),
      }),
    )

  const { role, from } = input
  await record(
    act,
    'official.appointed',
    { officialId: official.id, agencyId, role, from },
    { type: 'official', id: official.id },
  )
  return { postId: id }
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
