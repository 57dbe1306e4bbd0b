import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { pino } from 'pino'
import { perform, type Act, type Caller } from '#kernel/act.ts'
import { visitor, type OfficialActor } from '#kernel/auth/actor.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import type { Route } from '#kernel/http/route.ts'
import { createServer } from '#kernel/http/server.ts'
import type { World } from '#kernel/http/world.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { person, testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { createAccount } from '#modules/account/create-account.ts'
import { cookieName } from '#modules/account/cookies.ts'
import { identifyRequest } from '#modules/account/identify-request.ts'
import { hashPassword } from '#modules/account/password-hash.ts'
import { openSession } from '#modules/account/open-session.ts'
import { acceptFeedback } from '#modules/feedback/accept-feedback.ts'
import { classifyFeedback } from '#modules/feedback/classify-feedback.ts'
import type { Feedback } from '#modules/feedback/model.ts'
import { submitFeedback } from '#modules/feedback/submit-feedback.ts'
import { takeUpFeedback } from '#modules/feedback/take-up-feedback.ts'
import { aFeedback, aSubmission, seedFeedbackWorld, type TestFeedback } from '#modules/feedback/testing.ts'
import { transferFeedback } from '#modules/feedback/transfer-feedback.ts'
import { importProcedures } from '#modules/procedure/import-procedures.ts'
import { portalFile } from '#modules/procedure/testing.ts'
import { sectionsOpenTo } from '../routes.ts'
import { bringDraft, type TestDraft } from './route-drafts.ts'
import { appointAskers, type Asker } from './route-people.ts'

/** A word that stands in the private items and nowhere else, for searches. */
export const rareWord = 'khoắngtrũng'

export interface RouteWorld {
  readonly database: TestDatabase
  readonly site: TestServer
  readonly people: TestPeople
  readonly askers: readonly Asker[]
  readonly draft: TestDraft
  close(): Promise<void>
}

/** The real server over a database with agencies, people, calendar and a few real procedures; nothing is private yet. */
export async function openRouteWorld(routes: readonly Route[]): Promise<RouteWorld> {
  const database = await freshDatabase()
  const caller = await callerOn(database)
  const people = await perform(caller, seedFeedbackWorld, undefined)
  await importProcedures(caller, Readable.from(fewProcedures()), 'thu-tuc-thu-nghiem.jsonl')
  const askers = await perform(caller, (act) => appointAskers(act, people), undefined)
  await perform(caller, aColleague, undefined)
  const site = await serveWithSessions(database, routes)
  const draft = await bringDraft(database, site.world.files, people)
  return {
    database,
    site,
    people,
    draft,
    askers: await signInAll(caller, askers, site.world.baseUrl),
    async close() {
      await site.server.close()
      await database.drop()
    },
  }
}

/** Of whom the pages about officials and accounts are; nobody who asks, because some addresses lock people out. */
async function aColleague(act: Act): Promise<void> {
  await person(act, colleague, 'Huỳnh Văn Nam', testAgencies.health, 'handler')
  await createAccount(act, { login: colleague, officialCode: colleague })
}

export const colleague = 'nam'

/** Officials come with the cookie of a real session; only a program is still taken at its word. */
async function serveWithSessions(database: TestDatabase, routes: readonly Route[]): Promise<TestServer> {
  const trusting = await serveRoutes(database, [])
  await trusting.server.close()
  const { db, vault, clock, baseUrl } = trusting.world
  const signedIn = identifyRequest({ db, vault, clock, baseUrl, sectionsOpenTo })
  const world: World = {
    ...trusting.world,
    identify: (request, reader, today) =>
      request.headers['x-test-person'] === 'client'
        ? trusting.world.identify(request, reader, today)
        : signedIn(request, reader, today),
  }
  return { ...trusting, world, server: await createServer(world, routes, pino({ level: 'silent' })) }
}

async function signInAll(caller: Caller, askers: readonly Asker[], baseUrl: string): Promise<readonly Asker[]> {
  const tools = { caller, baseUrl, passwordHash: await hashPassword('ruộng lúa mùa nước nổi') }
  return Promise.all(
    askers.map((asker) => (asker.actor.kind === 'official' ? signIn(tools, asker, asker.actor) : asker)),
  )
}

interface SignInTools {
  readonly caller: Caller
  readonly baseUrl: string
  readonly passwordHash: string
}

async function signIn({ caller, baseUrl, passwordHash }: SignInTools, asker: Asker, { officialId }: OfficialActor) {
  return perform(
    caller,
    async (act) => {
      const { id: accountId } = await act.tx
        .insertInto('account')
        .values({
          officialId,
          login: `nguoi-${officialId.slice(-12)}`,
          passwordHash,
          passwordChangedAt: act.now,
          createdAt: act.now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { token } = await openSession(act, {
        accountId,
        via: 'password',
        secondStep: 'none',
        device: 'Firefox, Linux',
        attemptIds: [],
        replacedSessionId: null,
      })
      return { ...asker, headers: { cookie: `${cookieName('session', baseUrl)}=${token}` } }
    },
    undefined,
  )
}

const procedureCount = 30

async function* fewProcedures(): AsyncGenerator<Buffer> {
  let taken = 0
  for await (const line of createInterface({ input: createReadStream(portalFile).pipe(createGunzip()) })) {
    yield Buffer.from(`${line}\n`)
    if (++taken === procedureCount) return
  }
}

/** What only those may see whose work it is. All three stand with the department of health. */
export interface PrivateItems {
  /** About a rule, with a file, being handled. */
  readonly rule: TestFeedback
  /** About the conduct of the other agency, being handled. */
  readonly conduct: TestFeedback
  /** Answered and waiting for the head's approval. */
  readonly drafted: TestFeedback
}

export async function bringPrivateItems(world: RouteWorld): Promise<PrivateItems> {
  const evidence = await putSample(world)
  return perform(
    await callerOn(world.database),
    async (act) => {
      const { people } = world
      const text = `Cán bộ ghi ${rareWord} vào giấy hẹn, phải đi lại ba lần mới nộp được hồ sơ.`
      const rule = await aFeedback(act, people, 'handling', { text, files: [evidence] })
      const drafted = await aFeedback(act, people, 'answer-drafted', { text: `${text} Đã có dự thảo trả lời.` })
      return { rule, drafted, conduct: await aConductItem(act, people, text) }
    },
    undefined,
  )
}

async function putSample({ site }: RouteWorld): Promise<FileInStore> {
  const sha256 = await site.world.files.put(samplePdf)
  return { name: 'giấy hẹn.pdf', mediaType: 'application/pdf', sha256, size: samplePdf.length }
}

/** It accuses the department of environment; the control authority has given it to the department of health. */
async function aConductItem(act: Act, people: TestPeople, text: string): Promise<TestFeedback> {
  const { feedback, secret } = await submitFeedback(actAs(act, visitor), {
    ...aSubmission,
    text,
    ground: 'conduct',
    accusedAgencyCode: testAgencies.environment,
  })
  const { code } = feedback
  await acceptFeedback(actAs(act, people.hoa), { code })
  await classifyFeedback(actAs(act, people.hoa), {
    code,
    about: 'conduct',
    kind: 'problem',
    ground: 'conduct',
    complex: false,
    accusedAgencyCode: testAgencies.environment,
  })
  await transferFeedback(actAs(act, people.hoa), { code, toAgencyCode: testAgencies.health, reason: 'Được giao xử lý' })
  const handled: Feedback = await takeUpFeedback(actAs(act, people.lan), { code })
  return { feedback: handled, secret, sender: { kind: 'sender', feedbackId: handled.id } }
}

/** What everybody may see, for the addresses that show such things. */
export async function bringPublishedItem(world: RouteWorld): Promise<TestFeedback> {
  return perform(
    await callerOn(world.database),
    (act) => aFeedback(act, world.people, 'published', { text: 'Phiếu khám sức khỏe phải nộp hai bản giống nhau.' }),
    undefined,
  )
}

/** The sender of an item, as her browser and her program show who she is. */
export async function senderAsker({ site }: RouteWorld, { feedback, secret }: TestFeedback): Promise<Asker> {
  const page = '/phan-anh-kien-nghi/tra-cuu'
  const proof = await formProof(site.server, page)
  const opened = await site.server.inject({
    method: 'POST',
    url: page,
    headers: proof.headers,
    payload: new URLSearchParams({ ...proof.fields, code: feedback.code, secret }).toString(),
  })
  const cookies = opened.cookies.map(({ name, value }) => `${name}=${value}`)
  if (cookies.length === 0) throw new Error(`${page} (${opened.statusCode}) let nobody in`)
  return {
    name: 'sender of the item',
    actor: visitor,
    headers: { cookie: [`mb_sent=${secret}`, ...cookies].join('; '), 'x-feedback-secret': secret },
  }
}
