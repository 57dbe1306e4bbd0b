import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { aFeedback, seedFeedbackWorld } from './testing.ts'
import { findTracked } from './tracked-queries.ts'
import { feedbackStaffRoutes } from './web-staff.tsx'

const register = '/can-bo/so-tiep-nhan'
const purpose = 'Đối chiếu sổ để lập báo cáo quý I'

let database: TestDatabase
let site: TestServer
let people: TestPeople
/** Accepted by the control authority; the second is handled by the department of health. */
let kept: { readonly code: string; readonly id: string }
let handled: { readonly code: string; readonly id: string }

beforeAll(async () => {
  database = await freshDatabase()
  people = await committed((act) => seedFeedbackWorld(act))
  kept = (await committed((act) => aFeedback(act, people, 'accepted', { senderName: 'Lý Thị Sa Rinh' }))).feedback
  handled = (await committed((act) => aFeedback(act, people, 'handling', { senderName: 'Trần Thị Ngọc' }))).feedback
  site = await serveRoutes(database, feedbackStaffRoutes)
}, 120_000)
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function committed<Result>(work: (act: Act) => Promise<Result>): Promise<Result> {
  return perform(await callerOn(database), work, undefined)
}

async function look(actor: OfficialActor, change: Record<string, string> = {}) {
  const proof = await formProof(site.server, register, site.as(actor))
  const book = await database.reader.selectFrom('feedbackRegister').selectAll().executeTakeFirstOrThrow()
  const fields = { agencyId: book.agencyId, year: '2017', from: '01/03/2017', to: '31/03/2017', purpose, as: 'page' }
  const payload = new URLSearchParams({ ...proof.fields, ...fields, ...change }).toString()
  return site.server.inject({ method: 'POST', url: `${register}/nguoi-gui`, headers: proof.headers, payload })
}

/** Every word of a workbook. */
function textOf(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'))
  return parts.map(([, part]) => strFromU8(part)).join('\n')
}

const looksToldTo = async (feedbackId: string) =>
  database.reader
    .selectFrom('feedbackEvent')
    .select(['note', 'forSender', 'officialId', 'agencyId'])
    .where('feedbackId', '=', feedbackId)
    .where('name', '=', 'register-viewed')
    .execute()

const opened = async () =>
  database.reader
    .selectFrom('auditEvent')
    .select(['actorId', 'data'])
    .where('name', '=', 'feedback.register-opened')
    .execute()

describe('the register (Đ.9.1.c)', () => {
  test('shows the newest number first and no names; the official sheet keeps the order of the numbers', async () => {
    const { body } = await site.server.inject({ url: register, headers: site.as(people.hoa) })
    expect(body.indexOf(handled.code)).toBeLessThan(body.indexOf(kept.code))
    expect(body).not.toContain('Lý Thị Sa Rinh')

    const first = await site.server.inject({ url: `${register}?so=1`, headers: site.as(people.hoa) })
    expect(first.body).toContain(kept.code)
    expect(first.body).not.toContain(handled.code)

    const sheet = await site.server.inject({ url: `${register}.xlsx`, headers: site.as(people.hoa) })
    const cells = textOf(sheet.rawPayload)
    expect(cells.indexOf(kept.code)).toBeLessThan(cells.indexOf(handled.code))
    expect(cells).not.toContain('Lý Thị Sa Rinh')
  })
})

describe('the register with the names of the senders', () => {
  test('is opened for a purpose; one event in the log, and each sender reads who looked and what for', async () => {
    const answer = await look(people.hoa)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('no-store')
    expect(answer.body).toContain('Lý Thị Sa Rinh')
    expect(answer.body).toContain('Ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung')

    expect(await opened()).toEqual([
      {
        actorId: people.hoa.officialId,
        data: expect.objectContaining({ from: '2017-03-01', to: '2017-03-31', lines: 2, named: 2, asSheet: false }),
      },
    ])
    for (const { id } of [kept, handled]) {
      expect(await looksToldTo(id)).toEqual([
        expect.objectContaining({ note: purpose, forSender: true, officialId: people.hoa.officialId }),
      ])
    }
    const tracked = await findTracked(database.reader, { kind: 'sender', feedbackId: kept.id }, '2017-03-15')
    expect(tracked?.events).toContainEqual(expect.objectContaining({ name: 'register-viewed', note: purpose }))
    // The log is published: the purpose, in somebody's words, stays out of it.
    expect(JSON.stringify(await opened())).not.toContain('báo cáo')
    const again = await site.server.inject({ url: register, headers: site.as(people.hoa) })
    expect(again.body).not.toContain('Lý Thị Sa Rinh')
    expect(again.body).toContain(purpose)
  })

  test('comes as a sheet as well, with name, address and telephone', async () => {
    const answer = await look(people.hoa, { as: 'sheet' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('.xlsx')
    const cells = textOf(answer.rawPayload)
    for (const words of ['Lý Thị Sa Rinh', 'Ấp An Hưng', '0912345678', purpose]) expect(cells).toContain(words)
  })

  test('shows a focal point only the senders of what her agency handles', async () => {
    const before = (await looksToldTo(kept.id)).length
    const { body } = await look(people.lan)
    expect(body).toContain('Trần Thị Ngọc')
    expect(body).not.toContain('Lý Thị Sa Rinh')
    expect((await looksToldTo(kept.id)).length).toBe(before)
  })

  test.each(['tu', 'son'] as const)('is neither offered nor opened to those who may not: %s', async (who) => {
    const page = await site.server.inject({ url: register, headers: site.as(people[who]) })
    expect(page.body).not.toContain('Mở sổ có tên người gửi')
    const before = (await opened()).length
    const refused = await look(people[who])
    expect(refused.statusCode).toBe(409)
    expect(refused.body).not.toContain('Trần Thị Ngọc')
    expect((await opened()).length).toBe(before)
  })

  test('is not opened without a purpose, for days that run backwards, or with the words lost', async () => {
    const before = (await opened()).length
    const unsaid = await look(people.hoa, { purpose: '' })
    expect(unsaid.statusCode).toBe(422)
    expect(unsaid.body).not.toContain('Lý Thị Sa Rinh')
    const backwards = await look(people.hoa, { from: '31/03/2017', to: '01/03/2017' })
    expect(backwards.statusCode).toBe(422)
    expect(backwards.body).toContain('Ngày cuối kỳ không được trước ngày đầu kỳ')
    expect(backwards.body).toContain(purpose)
    expect((await opened()).length).toBe(before)
  })

  test('shows at most two hundred lines on a page', async () => {
    await sql`
      insert into feedback (code, secret_hash, status, channel, kind, ground, text, consented_at, received_at, received_on,
        receiving_agency_id, register_year, register_number, accepted_at)
      select 'PA-' || substr(letters, 1, 4) || '-' || substr(letters, 5, 4), '\\x00', 'accepted', 'web', 'problem', 'impractical',
        'Phản ánh số ' || n, now(), '2017-04-03', '2017-04-03', f.receiving_agency_id, 2017, 1000 + n, '2017-04-03 09:00+07'
      from feedback f, (select n, translate(lpad(to_hex(n), 8, '0'), '0123456789abcdef', '23456789ABCDEFGH') as letters
        from generate_series(1, 201) n) numbered
      where f.code = ${kept.code}`.execute(database.ownerDb)
    const april = { from: '01/04/2017', to: '30/04/2017' }
    const { statusCode, body } = await look(people.hoa, april)
    expect(statusCode).toBe(422)
    expect(body).toContain('Kỳ này có hơn 200 số; hãy chọn kỳ ngắn hơn, hoặc tải XLSX')
    expect((await look(people.hoa, { ...april, as: 'sheet' })).statusCode).toBe(200)
  })
})
