import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { feedbackApi } from '../api.ts'
import type { Submission } from '../submit-feedback.ts'
import { aFeedback, seedFeedbackWorld, type TestFeedback, type TestStage } from '../testing.ts'

/** Who asks, and with what. */
export interface Asking {
  readonly as?: OfficialActor
  readonly secret?: string
  readonly key?: string
}

type Answer = Awaited<ReturnType<TestServer['server']['inject']>>

/** The API of this room over a database with real commits, and the people who use it. */
export interface FeedbackApiSite {
  readonly database: TestDatabase
  readonly people: Awaited<ReturnType<typeof seedFeedbackWorld>>
  readonly site: TestServer
  look(url: string, asking?: Asking): Promise<Answer>
  send(url: string, payload: object, asking?: Asking): Promise<Answer>
  /** An item that has come as far as this. */
  given(stage: TestStage, submission?: Partial<Submission>): Promise<TestFeedback>
  headersOf(asking: Asking): Record<string, string>
  close(): Promise<void>
}

export async function openFeedbackApi(): Promise<FeedbackApiSite> {
  const database = await freshDatabase()
  const people = await perform(await callerOn(database), seedFeedbackWorld, undefined)
  const site = await serveRoutes(database, feedbackApi)
  const headersOf = ({ as, secret, key }: Asking): Record<string, string> => ({
    ...(as ? site.as(as) : {}),
    ...(secret === undefined ? {} : { 'x-feedback-secret': secret }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  })
  return {
    database,
    people,
    site,
    headersOf,
    look: (url, asking = {}) => site.server.inject({ url, headers: headersOf(asking) }),
    send: (url, payload, asking = {}) =>
      site.server.inject({ method: 'POST', url, headers: headersOf(asking), payload }),
    given: async (stage, submission = {}) =>
      perform(await callerOn(database), (act) => aFeedback(act, people, stage, submission), undefined),
    async close() {
      await site.server.close()
      await database.drop()
    },
  }
}

export function itemUrl({ feedback }: Pick<TestFeedback, 'feedback'>, noun = ''): string {
  return `/api/v1/feedback/${feedback.code}${noun === '' ? '' : `/${noun}`}`
}
