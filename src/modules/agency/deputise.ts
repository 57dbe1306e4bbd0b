import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { OfficialCode, OrganisationBasis } from './model.ts'
import { lockOfficial, lockPost } from './official-queries.ts'
import { authorizeOrganisation } from './policy.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.deputised': { postId: string; deputyOfficialId: string; from: string; to: string }
  }
}

export const Deputise = z.object({
  postId: z.uuid(),
  deputyCode: OfficialCode,
  from: TypedDate,
  /** The last day. */
  to: TypedDate,
  basis: OrganisationBasis,
})
export type Deputise = z.infer<typeof Deputise>

/**
 * Lets an official stand in a colleague's post for a time, both days included.
 * @throws Refused when the post is not held throughout, or somebody stands in it already
 */
export async function deputise(act: Act, input: Deputise): Promise<{ readonly agencyId: string }> {
  const post = await lockPost(act.tx, input.postId)
  authorizeOrganisation(act.actor, 'deputise', post.agencyId)
  const deputy = await lockOfficial(act.tx, input.deputyCode)
  if (input.to < input.from) throw new Invalid([{ field: 'to', code: 'agency.ends-before-it-begins' }])
  if (deputy.id === post.officialId) throw new Invalid([{ field: 'deputyCode', code: 'official.own-deputy' }])
  if (deputy.leftOn !== null) throw new Refused('official.has-left', { leftOn: deputy.leftOn, allowed: [] })
  if (input.from < post.validFrom || (post.validTo !== null && input.to > post.validTo)) {
    throw new Refused('official.post-not-held-throughout', {
      validFrom: post.validFrom,
      validTo: post.validTo,
      allowed: [],
    })
  }

  const { from, to, basis } = input
  await act.tx
    .insertInto('deputising')
    .values({ postId: post.id, deputyOfficialId: deputy.id, valid: `[${from},${to}]`, basis })
    .execute()
    .catch((error: unknown) =>
      translateConstraint(error, {
        one_deputy_at_a_time: () => new Refused('official.deputy-exists', { allowed: [] }),
      }),
    )

  await record(
    act,
    'official.deputised',
    { postId: post.id, deputyOfficialId: deputy.id, from, to },
    { type: 'official', id: post.officialId },
  )
  return { agencyId: post.agencyId }
}
