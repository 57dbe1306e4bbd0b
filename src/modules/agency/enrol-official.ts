import type { Act } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { appointOfficial } from './appoint-official.ts'
import { endPost } from './end-post.ts'
import type { PostRole } from './model.ts'
import { registerOfficial } from './register-official.ts'

export interface EnrolOfficial {
  readonly code: string
  readonly name: string
  readonly email?: string
  readonly basis: string
  readonly posts: readonly {
    readonly agencyCode: string
    readonly role: PostRole
    readonly from: LegalDate
    /** The first day on which the post is no longer held. */
    readonly until?: LegalDate
  }[]
}

/** Registers an official together with all her posts, for rooms that bring people with them (the demonstration). */
export async function enrolOfficial(act: Act, input: EnrolOfficial): Promise<{ readonly id: string }> {
  const { code, name, email, basis } = input
  const { id } = await registerOfficial(act, email === undefined ? { code, name } : { code, name, email })
  for (const { agencyCode, role, from, until } of input.posts) {
    const { postId } = await appointOfficial(act, { officialCode: code, agencyCode, role, from, basis })
    if (until !== undefined) await endPost(act, { postId, endedOn: until, basis })
  }
  return { id }
}
