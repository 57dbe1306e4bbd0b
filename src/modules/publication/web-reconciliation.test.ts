import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { reconciliationEndpoints } from './reconciliation-api.ts'
import { aPublishedDecision, type Published } from './testing.ts'
import { reconciliationRoutes } from './web-reconciliation.tsx'

let database: TestDatabase
let site: TestServer
let published: Published

beforeAll(async () => {
  database = await freshDatabase()
  published = await perform(await callerOn(database), (act) => aPublishedDecision(act), undefined)
  const june = fixedClock(new Date('2017-06-20T09:00:00+07:00'))
  site = await serveRoutes(database, [...reconciliationRoutes, ...reconciliationEndpoints], june)
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

function get(actor: OfficialActor, url: string) {
  return site.server.inject({ url, headers: site.as(actor) })
}

const Answer = z.object({ total: z.number(), items: z.array(z.object({ code: z.string(), tone: z.string() })) })

describe('the comparison', () => {
  test('shows in words what is red, since when and whose it is; an agency that it does not concern sees nothing', async () => {
    const page = await get(published.people.hoa, '/can-bo/doi-chieu')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(published.code)
    for (const words of ['Quá hạn treo', '0/1 nơi', '97 ngày', 'Sở Y tế', 'Chưa có']) expect(page.body).toContain(words)
    const other = await get(published.people.minh, '/can-bo/doi-chieu')
    expect(other.statusCode).toBe(200)
    expect(other.body).not.toContain(published.code)
  })

  test('explains its figures in words, how the national column is filled, and counts only what the province owes', async () => {
    const read = async (actor: OfficialActor) => {
      const { body } = await get(actor, '/can-bo/doi-chieu')
      return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    }
    const before = await read(published.people.hoa)
    expect(before).toMatch(/\d+ trong \d+ thủ tục giống nhau ở cả bốn nơi/)
    expect(before).toContain('đã treo 0/1 nơi · đã 97 ngày')
    expect(before).toContain('bin/minhbach import national-database')
    const add = async (code: string, levels: string) => {
      const { rows } = await sql<{
        id: string
      }>`insert into procedure (code, created_at) values (${code}, now()) returning id`.execute(database.db)
      await sql`insert into procedure_revision (procedure_id, name, name_original, levels, internal, recorded_at, status, effective)
        values (${rows[0]?.id ?? ''}, ${`Thủ tục ${code}`}, ${code}, ${levels}::text[], false, now(), 'announced', '[2016-01-01,)')`.execute(
        database.db,
      )
    }
    await add('9.000001', '{ministry}')
    await add('9.000002', '{ministry,province}')
    const after = await read(published.people.hoa)
    expect(after).not.toContain('9.000001')
    expect(after).toContain('9.000002')
  })

  test.each([
    ['tinh-trang=do', true],
    ['tinh-trang=khop', false],
    ['tinh-trang=do&noi=niem-yet', true],
    ['tinh-trang=do&noi=cong', false],
    ['co-quan=so-y-te', true],
    ['co-quan=so-xay-dung', false],
    ['linh-vuc=khong-co', false],
    ['tinh-trang=khong-co&trang=x', true],
  ] as const)('is narrowed by %s', async (query, isThere) => {
    const page = await get(published.people.hoa, `/can-bo/doi-chieu?${query}`)
    expect(page.body.includes(published.code)).toBe(isThere)
  })

  test('goes into a sheet and over the API with the same rights', async () => {
    const sheetOf = async (actor: OfficialActor) => {
      const { rawPayload } = await get(actor, '/can-bo/doi-chieu/doi-chieu-cong-khai.xlsx')
      return Object.values(unzipSync(rawPayload))
        .map((part) => Buffer.from(part).toString())
        .join('')
    }
    expect(await sheetOf(published.people.hoa)).toContain(published.code)
    expect(await sheetOf(published.people.minh)).not.toContain(published.code)
    const answer = async (actor: OfficialActor, query: string) =>
      Answer.parse((await get(actor, `/api/v1/reconciliation?${query}`)).json())
    expect((await answer(published.people.lan, 'tone=red&place=boards')).items).toEqual([
      { code: published.code, tone: 'red' },
    ])
    expect((await answer(published.people.minh, 'tone=all')).total).toBe(0)
    expect((await answer(published.people.hoa, 'agency=so-xay-dung')).total).toBe(0)
  })
})

test('what was refused is sent again by whoever owes it, and nobody else finds it', async () => {
  const { id } = await database.reader
    .selectFrom('publicationDuty')
    .select('id')
    .where('way', '=', 'national-database')
    .executeTakeFirstOrThrow()
  await sql`insert into national_sending (duty_id, state, attempts) values (${id}, 'refused', 1)`.execute(database.db)
  const address = `/can-bo/co-so-du-lieu-quoc-gia/${id}`
  expect((await get(published.people.minh, address)).statusCode).toBe(404)
  expect((await get(published.people.hoa, '/can-bo/co-so-du-lieu-quoc-gia?xem=bi-tu-choi')).body).toContain(address)
  const { fields, headers } = await formProof(site.server, address, site.as(published.people.lan))
  const sent = await site.server.inject({
    method: 'POST',
    url: `${address}/gui-lai`,
    headers,
    payload: new URLSearchParams(fields).toString(),
  })
  expect(sent.statusCode).toBe(303)
  expect((await get(published.people.lan, address)).body).toContain('Chờ gửi')
  expect((await get(published.people.lan, address)).body).not.toContain('Gửi lại')
})
