import type { Kysely } from 'kysely'
import { visitor, type Actor, type OfficialActor } from '#kernel/auth/actor.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import type { Identity } from '#kernel/http/exchange.ts'
import type { World } from '#kernel/http/world.ts'
import type { Vault } from '#kernel/vault.ts'
import { agencyNames, resolveOfficial } from '#modules/agency/public.ts'
import { readCookie } from './cookies.ts'
import { lifetimes } from './model.ts'
import { findLiveSession } from './queries.ts'
import { hashSessionToken } from './session-token.ts'
import { postRoleWords } from './vi.ts'

export interface IdentifyTools {
  /** Only for noting that a session was used. */
  readonly db: Kysely<Database>
  readonly vault: Vault
  readonly clock: Clock
  readonly baseUrl: string
  readonly sectionsOpenTo: (actor: Actor) => readonly string[]
}

const noOne: Identity = { actor: visitor, official: null, staffSections: [], sessionId: null }

/** Finds the official behind the session cookie: no statement without one, three with one. */
export function identifyRequest(tools: IdentifyTools): World['identify'] {
  const { db, vault, clock, baseUrl, sectionsOpenTo } = tools
  return async (request, reader, today) => {
    const tokenHash = hashSessionToken(readCookie(request, 'session', baseUrl), vault)
    if (!tokenHash) return noOne
    const now = clock.now()
    const session = await findLiveSession(reader, tokenHash, { now, today })
    if (!session) return noOne
    const resolved = await resolveOfficial(reader, session.officialId, today)
    if (!resolved) return noOne
    if (now.getTime() - session.lastSeenAt.getTime() > lifetimes.lastSeenStep) await noteUse(db, session.id, now)
    const actor: OfficialActor = { kind: 'official', accountId: session.accountId, ...resolved }
    const names = await agencyNames(
      reader,
      actor.posts.map((post) => post.agencyId),
    )
    const posts = actor.posts.map((post) => ({
      agencyName: names.get(post.agencyId) ?? '',
      role: postRoleWords(post.role, post.deputisingFor !== undefined),
    }))
    return {
      actor,
      official: { name: actor.name, posts },
      staffSections: sectionsOpenTo(actor),
      sessionId: session.id,
    }
  }
}

async function noteUse(db: Kysely<Database>, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('accountSession').set({ lastSeenAt: now }).where('id', '=', sessionId).execute()
}
