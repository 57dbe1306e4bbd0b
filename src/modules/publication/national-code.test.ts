import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Caller } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { aDossier } from '#modules/announcement/testing.ts'
import { importProcedures } from '#modules/procedure/public-import.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import { routes } from '../../routes.ts'
import { importNationalSnapshot } from './import-national-snapshot.ts'
import { nationalParcelOf } from './national-payload.ts'
import { listReconciled } from './reconciliation-list.ts'
import { sendToNationalDatabase } from './send-to-national-database.ts'
import { aPublishedDecision, type Published } from './testing.ts'

const address = '/can-bo/thu-tuc/ma-quoc-gia'
const national = '1.099001'

let database: TestDatabase
let caller: Caller
let site: TestServer
let published: Published

beforeAll(async () => {
  database = await freshDatabase()
  caller = await callerOn(database)
  published = await perform(caller, (act) => aPublishedDecision(act, ['province'], '2017-03-15'), undefined)
  site = await serveRoutes(database, routes)
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

type Proof = Awaited<ReturnType<typeof formProof>>

async function enter(nationalCode: string, { fields, headers }: Proof) {
  const payload = new URLSearchParams({ ...fields, code: published.code, nationalCode }).toString()
  return site.server.inject({ method: 'POST', url: address, headers, payload })
}

/** Sent under the provisional code; the national database shows the same text under the code that it gave. */
async function nationalRecord(): Promise<string> {
  const duty = await database.reader
    .selectFrom('publicationDuty')
    .select('id')
    .where('way', '=', 'national-database')
    .executeTakeFirstOrThrow()
  const outlet = folderOutlet(mkdtempSync(join(tmpdir(), 'csdlqg-')))
  await sendToNationalDatabase({ caller, outlet }, duty.id)
  const { body } = await nationalParcelOf(database.reader, duty.id, 1)
  return body.replaceAll(published.code, national)
}

describe('the national database gives a procedure that was announced here its code (Đ.24)', () => {
  let record = ''

  test('only the control authority enters it, as the national database writes it', async () => {
    record = await nationalRecord()
    expect(published.code).toBe('MOI-2017-0001')
    const page = await site.server.inject({ url: address, headers: site.as(published.people.hoa) })
    expect(page.body).toContain('MOI-2017-0001 – Cấp giấy phép hoạt động phòng khám')
    for (const stranger of [published.people.lan, published.people.minh])
      expect((await site.server.inject({ url: address, headers: site.as(stranger) })).statusCode).toBe(404)
    const proofs = await Promise.all(
      [1, 2, 3].map(() => formProof(site.server, address, site.as(published.people.hoa))),
    )
    const [first, second, third] = proofs
    if (!first || !second || !third) throw new Error('three')
    const wrong = await enter('Mã mới', first)
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Mã quốc gia có dạng 1.014325')
    expect((await enter(` ${national} `, second)).statusCode).toBe(303)
    expect((await enter('1.099002', third)).statusCode).toBe(409)
  })

  test.each([
    ['/thu-tuc-hanh-chinh/MOI-2017-0001', `/thu-tuc-hanh-chinh/${national}`],
    ['/en/thu-tuc-hanh-chinh/MOI-2017-0001?on=2017-03-20', `/en/thu-tuc-hanh-chinh/${national}?on=2017-03-20`],
    ['/thu-tuc-hanh-chinh/MOI-2017-0001/lich-su', `/thu-tuc-hanh-chinh/${national}/lich-su`],
    ['/api/v1/procedures/MOI-2017-0001', `/api/v1/procedures/${national}`],
    ['/du-lieu-mo/thu-tuc-hanh-chinh/MOI-2017-0001.jsonld', `/du-lieu-mo/thu-tuc-hanh-chinh/${national}.jsonld`],
  ])('the old address %s leads to %s', async (old, now) => {
    const answer = await site.server.inject({ url: old })
    expect([answer.statusCode, answer.headers.location]).toEqual([308, now])
    expect((await site.server.inject({ url: now })).statusCode).toBe(200)
  })

  test('whoever types the old code into the search is led to the procedure', async () => {
    const { body } = await site.server.inject({ url: '/thu-tuc-hanh-chinh?q=MOI-2017-0001' })
    expect(body).toContain(`href="/thu-tuc-hanh-chinh/${national}"`)
  })

  test('a printed sheet goes on telling what applies, and whoever names the old code means the procedure', async () => {
    const { token } = await database.reader.selectFrom('postingSheet').select('token').executeTakeFirstOrThrow()
    expect((await site.server.inject({ url: `/n/${token}` })).body).toContain(`/thu-tuc-hanh-chinh/${national}`)
    expect(await findProcedure(database.reader, 'MOI-2017-0001', '2017-03-15')).toMatchObject({ code: national })
  })

  test('an import of the national record makes no twin', async () => {
    const report = await importProcedures(caller, Readable.from([Buffer.from(`${record}\n`)]), 'cong-quoc-gia.jsonl')
    expect(report.problems).toMatchObject([{ reason: 'announced-here' }])
    const rows = await database.reader.selectFrom('procedure').select('code').execute()
    expect(rows.map(({ code }) => code)).toEqual([national])
  })

  test('and what the national database shows is the text that was announced', async () => {
    await importNationalSnapshot(caller, {
      chunks: Readable.from([Buffer.from(record)]),
      sourceName: 'xuat.jsonl',
      takenOn: '2017-03-15',
    })
    const { items } = await listReconciled(database.reader, systemActor('test'), '2017-03-15')
    expect(items.map(({ facts, cells }) => [facts.code, cells.national.state])).toEqual([[national, 'same']])
  })

  test('the former code is given to no other procedure', async () => {
    const next = await perform(
      caller,
      async (act) => {
        const dossier = await aDossier(act, published.people, {
          name: 'Cấp giấy phép kế tiếp',
          instrumentEffectiveOn: '2017-03-15',
        })
        return act.tx
          .selectFrom('announcementItem as item')
          .innerJoin('procedure', 'procedure.id', 'item.procedureId')
          .select('procedure.code')
          .where('item.announcementId', '=', dossier.id)
          .executeTakeFirstOrThrow()
      },
      undefined,
    )
    expect(next.code).toBe('MOI-2017-0002')
  })
})
