import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { endDeputising, endRowsAt } from './end-rows.ts'
import { OfficialCode, OrganisationBasis } from './model.ts'
import { listPosts, lockOfficial } from './official-queries.ts'
import { authorizeOrganisation } from './policy.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.left': {
      officialId: string
      leftOn: string
      posts: readonly { readonly agencyId: string; readonly role: string }[]
    }
  }
}

export const LeaveOffice = z.object({
  officialCode: OfficialCode,
  /** The first day on which she is no longer in office. */
  leftOn: TypedDate,
  basis: OrganisationBasis,
})
export type LeaveOffice = z.infer<typeof LeaveOffice>

/** What a leaving official held: other rooms hand over by it (reaction to `official.left`). */
export interface LeftOfficial {
  readonly officialId: string
  readonly leftOn: string
  readonly posts: readonly { readonly agencyId: string; readonly role: string }[]
}

/** Ends everything an official holds on a day: her posts, who stands in for her, and for whom she stands in. */
export async function leaveOffice(act: Act, input: LeaveOffice): Promise<LeftOfficial> {
  const official = await lockOfficial(act.tx, input.officialCode)
  authorizeOrganisation(act.actor, 'appoint', null)
  if (official.leftOn !== null) throw new Refused('official.has-left', { leftOn: official.leftOn, allowed: [] })
  const { id: officialId } = official
  const { leftOn, basis } = input
  const held = await listPosts(act.tx, { officialId })
  const posts = held
    .filter((post) => post.validTo === null || post.validTo >= leftOn)
    .map(({ agencyId, role }) => ({ agencyId, role }))

  await endDeputising(act.tx, sql`deputy_official_id = ${officialId}`, leftOn)
  await endRowsAt(act.tx, 'officialPost', { column: 'officialId', id: officialId }, leftOn)
  await act.tx.updateTable('official').set({ leftOn, leftBasis: basis }).where('id', '=', officialId).execute()

  await record(act, 'official.left', { officialId, leftOn, posts }, { type: 'official', id: officialId })
  return { officialId, leftOn, posts }
}
