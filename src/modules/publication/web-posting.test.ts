import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform } from '#kernel/act.ts'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { aPublishedDecision, type Published } from './testing.ts'
import { publicationRoutes } from './web.tsx'

let database: TestDatabase
let site: TestServer
let published: Published

beforeAll(async () => {
  database = await freshDatabase()
  published = await perform(await callerOn(database), (act) => aPublishedDecision(act), undefined)
  site = await serveRoutes(database, publicationRoutes)
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

test('the sheets that wait are one file to print, and looking at it changes nothing', async () => {
  const written = async () => [
    (await sql`select count(*) from audit_event`.execute(database.ownerDb)).rows,
    (await sql`select * from posting_sheet order by id`.execute(database.ownerDb)).rows,
  ]
  const before = await written()
  const headers = site.as(published.people.lan)
  const got = await site.server.inject({ url: '/can-bo/niem-yet/bo-to-in.pdf', headers })
  expect(got.statusCode).toBe(200)
  expect((await readPdf(got.rawPayload)).pages[0]?.text).toContain('/n/')
  expect(await written()).toEqual(before)
})
