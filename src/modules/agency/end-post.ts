import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { endDeputising } from './end-rows.ts'
import { OrganisationBasis } from './model.ts'
import { lockPost } from './official-queries.ts'
import { appointingMove, authorizeOrganisation } from './policy.ts'
import { endedAt } from './ranges.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.post-ended': { officialId: string; agencyId: string; role: string; endedOn: string }
  }
}

export const EndPost = z.object({
  postId: z.uuid(),
  /** The first day on which the post is no longer held. */
  endedOn: TypedDate,
  basis: OrganisationBasis,
})
export type EndPost = z.infer<typeof EndPost>

/** Ends a post on a day, and the deputising for it. @throws Refused when it has ended by then */
export async function endPost(
  act: Act,
  input: EndPost,
): Promise<{ readonly officialId: string; readonly agencyId: string }> {
  const post = await lockPost(act.tx, input.postId)
  authorizeOrganisation(act.actor, appointingMove(post.role), post.agencyId)
  if (post.validTo !== null && input.endedOn > post.validTo)
    throw new Refused('official.post-ended-already', { allowed: [] })

  const { id, officialId, agencyId, role } = post
  await endDeputising(act.tx, sql`post_id = ${id}`, input.endedOn)
  if (input.endedOn <= post.validFrom) await removePost(act, id)
  else
    await act.tx
      .updateTable('officialPost')
      .set({ valid: endedAt('valid', input.endedOn), endingBasis: input.basis })
      .where('id', '=', id)
      .execute()

  const { endedOn } = input
  await record(
    act,
    'official.post-ended',
    { officialId, agencyId, role, endedOn },
    { type: 'official', id: officialId },
  )
  return { officialId, agencyId }
}

/** A post that ends before it began was entered in error; the audit log keeps that it was. */
async function removePost(act: Act, id: string): Promise<void> {
  await act.tx.deleteFrom('deputising').where('postId', '=', id).execute()
  await act.tx.deleteFrom('officialPost').where('id', '=', id).execute()
}
