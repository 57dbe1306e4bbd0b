import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import { ProcedureContent } from '#modules/procedure/public-content.ts'
import { actAs, actAt, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { confirmPosting } from './confirm-posting.ts'
import { printPack } from './print-pack.ts'
import { procedureBlocks } from './procedure-sheet.ts'
import { getSheet } from './queries.ts'
import { reconciliationRoutes } from './web-reconciliation.tsx'
import { aPhoto, aPublishedDecision, changeInAugust, type Published } from './testing.ts'
import { publicationRoutes } from './web.tsx'
import { siteRoutes } from './web-site.tsx'

let database: TestDatabase
let published: Published
let june: TestServer
let august: TestServer

const routes = [...publicationRoutes, ...siteRoutes, ...reconciliationRoutes]
const siteOn = (instant: string) => serveRoutes(database, routes, fixedClock(new Date(instant)))

beforeAll(async () => {
  database = await freshDatabase()
  published = await perform(
    await callerOn(database),
    async (act: Act) => {
      const first = await aPublishedDecision(act)
      const { token } = await act.tx.selectFrom('postingSheet').select('token').executeTakeFirstOrThrow()
      // A week too late.
      const late = actAs(actAt(act, '2017-03-29T09:00:00+07:00'), first.people.lan)
      await confirmPosting(late, { token, postedOn: '2017-03-29', place: 'Bảng tin', photos: [aPhoto] })
      const changing = actAt(act, '2017-06-20T09:00:00+07:00')
      const change = { procedureCode: first.code, kind: 'amended', decisionNumber: '900/QĐ-UBND' } as const
      await changeInAugust(changing, first.people, change)
      // As for a decision signed in a year whose holidays are not decreed yet.
      await act.tx
        .updateTable('publicationDuty')
        .set({ startedOn: '2027-01-15', dueOn: null, receipt: null, dueBasis: 'Điều 24' })
        .where('doneOn', 'is', null)
        .execute()
      return first
    },
    undefined,
  )
  june = await siteOn('2017-06-21T09:00:00+07:00')
  august = await siteOn('2017-08-02T09:00:00+07:00')
})
afterAll(async () => {
  await june.server.close()
  await august.server.close()
  await database.drop()
})

async function open(site: TestServer, url: string) {
  const { body } = await site.server.inject({ url, headers: site.as(published.people.lan) })
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('the sheets of a board', () => {
  test('of one procedure are told apart by day and decision; one that was hung late says so', async () => {
    const all = await open(june, '/can-bo/niem-yet?xem=tat-ca')
    expect(all).toContain('từ ngày 01/06/2017, đến hết ngày 31/07/2017 · Quyết định số 512/QĐ-UBND')
    expect(all).toContain('từ ngày 01/08/2017 · Quyết định số 900/QĐ-UBND')
    expect(all).toContain('Đã treo 29/03/2017, trễ hạn')
  })

  test('that must go say since when, and not when they had to be hung', async () => {
    const going = await open(august, '/can-bo/niem-yet?xem=phai-go')
    expect(going).toContain('phải gỡ từ ngày 01/08/2017')
    expect(going).not.toContain('Hạn niêm yết')
  })

  test('a day that waits for the calendar of its year is not said to be set by no law, wherever it is owed', async () => {
    for (const url of ['/can-bo/niem-yet', '/can-bo/niem-yet/trang-thong-tin', '/can-bo/co-so-du-lieu-quoc-gia'])
      expect(await open(june, url), url).toContain('Chưa tính được: chưa có lịch nghỉ năm 2027')
    const { body } = await june.server.inject({ url: '/can-bo/niem-yet', headers: june.as(published.people.lan) })
    const sheet = /href="(\/can-bo\/niem-yet\/to\/[\w-]+)"/.exec(body)?.[1] ?? ''
    expect(await open(june, sheet)).toContain('Chưa tính được: chưa có lịch nghỉ năm 2027')
  })
})

describe('a sheet that hangs before its day', () => {
  const tokenOf = async (number: string) => {
    const row = await database.reader
      .selectFrom('postingSheet as sheet')
      .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
      .select('sheet.token')
      .where('revision.decisionNumber', '=', number)
      .executeTakeFirstOrThrow()
    return row.token
  }

  test('says so in a frame above everything on A4 and A3, and from its day on no more', async () => {
    const options = { baseUrl: 'https://minhbach.vn', agencyName: 'Sở Y tế', madeAt: new Date('2017-06-21') }
    const token = await tokenOf('900/QĐ-UBND')
    const printed = async (on: string, paper: 'a4' | 'a3') => {
      const sheet = await getSheet(database.reader, published.people.lan, token, on)
      const { pages } = await readPdf(await printPack(database.reader, [sheet], { ...options, paper }))
      return pages[0]?.text ?? ''
    }
    for (const paper of ['a4', 'a3'] as const)
      expect(await printed('2017-06-21', paper)).toMatch(/^CHƯA CÓ HIỆU LỰC – áp dụng từ ngày 01\/08\/2017/)
    expect(await printed('2017-08-01', 'a4')).not.toContain('CHƯA CÓ HIỆU LỰC')
  })

  test('leads whoever scans it also to the text that applies today; where there is none, says so', async () => {
    const coming = await june.server.inject({ url: `/n/${await tokenOf('900/QĐ-UBND')}` })
    expect(coming.body).toContain(`href="/thu-tuc-hanh-chinh/${published.code}"`)
    expect(coming.body).toContain(`href="/thu-tuc-hanh-chinh/${published.code}?on=2017-08-01"`)
    const may = await siteOn('2017-05-02T09:00:00+07:00')
    const first = await may.server.inject({ url: `/n/${await tokenOf('512/QĐ-UBND')}` })
    expect(first.body).toContain('Hiện chưa có nội dung nào của thủ tục này được áp dụng.')
    await may.server.close()
  })
})

test('what ended a procedure is said by its kind to whoever scans its sheet', async () => {
  const [sheet] = await database.reader.selectFrom('postingSheet').select(['token', 'procedureId']).execute()
  await sql`insert into procedure_end (procedure_id, change, ended_on, decision_number, decision_on, decision_issuer, announced_at)
    values (${sheet?.procedureId ?? ''}, 'repealed', '2017-09-01', '950/QĐ-UBND', '2017-08-20', 'Chủ tịch', now())`.execute(
    database.db,
  )
  await sql`update procedure_revision set effective = effective * '(,2017-09-01)' where procedure_id = ${sheet?.procedureId ?? ''}`.execute(
    database.db,
  )
  const october = await siteOn('2017-10-02T09:00:00+07:00')
  const { body } = await october.server.inject({ url: `/n/${sheet?.token ?? ''}` })
  expect(body).toContain('Xem thủ tục bị bãi bỏ thế nào')
  await october.server.close()
})

test('a sheet whose text names no fee says that none is named, not that none is taken', () => {
  const channel = { kind: 'in-person' }
  const said = (fees: object[]) =>
    JSON.stringify(procedureBlocks('1.2', ProcedureContent.parse({ name: 'x', channels: [{ ...channel, fees }] })))
  expect(said([])).toContain('Phí, lệ phí: chưa ghi.')
  expect(said([{ kind: 'phi', amount: 0 }])).not.toContain('chưa ghi')
})
