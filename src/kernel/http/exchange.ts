import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller, Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Language } from '#kernel/i18n/language.ts'
import type { PageContext } from '#ui/context.ts'
import type { World } from './world.ts'

/** Who stands behind a request, found once before the route runs. */
export interface Identity {
  readonly actor: Actor
  readonly official: PageContext['official']
  readonly staffSections: readonly string[]
  /** Row of the session, for ending it. */
  readonly sessionId: string | null
}

/** What every page says of the installation. */
export interface InstallationFacts {
  readonly provinceName: string
  readonly demonstration: boolean
}

/** One request and what is needed to answer it. */
export interface Exchange {
  readonly world: World
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly identity: Identity
  readonly actor: Actor
  /** Looks over read-only connections. */
  readonly reader: Reader
  /** Performs as the one who asks. */
  readonly caller: Caller
  readonly now: Date
  readonly today: LegalDate
  readonly language: Language
  readonly facts: InstallationFacts
}
