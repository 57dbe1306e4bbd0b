import { hash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createReadStream, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { perform, type Caller } from '#kernel/act.ts'
import { fixedClock } from '#kernel/clock.ts'
import { folderOutlet, httpOutlet, type Outlet } from '#kernel/exchange/outlet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { aDossier, seedAnnouncing, type AnnouncingPeople } from '#modules/announcement/testing.ts'
import { isRefusal, recordsOf } from '#modules/procedure/public-records.ts'
import { findProcedureContent } from '#modules/procedure/testing.ts'
import { importNationalSnapshot } from './import-national-snapshot.ts'
import { getSending, listExchanges, listSendings } from './national-queries.ts'
import { sendAgain } from './send-again.ts'
import { sendToNationalDatabase } from './send-to-national-database.ts'
import { changeInAugust, sign } from './testing.ts'

let database: TestDatabase
let caller: Caller
let people: AnnouncingPeople
let signed = 0

beforeAll(async () => {
  database = await freshDatabase()
  caller = await callerOn(database)
  people = await perform(caller, seedAnnouncing, undefined)
})
afterAll(() => database.drop())

/** A new procedure, announced; what is owed to the national database for it. */
async function owed(name: string) {
  const number = `${600 + ++signed}/QĐ-UBND`
  return perform(
    caller,
    async (act) => {
      const { code: dossier, id } = await aDossier(act, people, { name })
      await sign(act, people, dossier, number)
      return act.tx
        .selectFrom('publicationDuty as duty')
        .innerJoin('procedure', 'procedure.id', 'duty.procedureId')
        .select(['duty.id as dutyId', 'duty.revisionId', 'procedure.code', 'procedure.id as procedureId'])
        .where('duty.announcementId', '=', id)
        .where('duty.way', '=', 'national-database')
        .executeTakeFirstOrThrow()
    },
    undefined,
  )
}

function send(dutyId: string, outlet: Outlet) {
  return sendToNationalDatabase({ caller, outlet }, dutyId)
}

function stateOf(dutyId: string) {
  return getSending(database.reader, people.hoa, dutyId)
}

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Another system over HTTP that answers with these statuses, one after the other, the last one for ever. */
async function peer(...statuses: readonly number[]) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const status = statuses[received.length] ?? statuses.at(-1) ?? 200
      received.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
      response.writeHead(status).end(status === 200 ? 'đã nhận' : 'lỗi')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { received, outlet: httpOutlet({ url: `http://127.0.0.1:${address.port}/`, key: 'khoa-bi-mat' }) }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'csdlqg-'))
}

describe('what a decision announced goes to the national database (Đ.24)', () => {
  test('over HTTP: tried again after an error, then taken; the duty is met, and no repetition sends it twice', async () => {
    const { dutyId, code } = await owed('Cấp giấy phép khám bệnh')
    const { received, outlet } = await peer(500, 200)
    await expect(send(dutyId, outlet)).rejects.toThrow('publication.not-sent: lỗi')
    expect(await stateOf(dutyId)).toMatchObject({ state: 'failed', attempts: 1, sentOn: null, doneOn: null })
    await send(dutyId, outlet)
    await Promise.all([send(dutyId, outlet), send(dutyId, outlet)])
    expect(received).toHaveLength(2)
    expect(await stateOf(dutyId)).toMatchObject({ state: 'accepted', sentOn: '2017-03-15', doneOn: '2017-03-15' })
    const [first, second] = received
    expect(first?.headers['idempotency-key']).toBe(second?.headers['idempotency-key'])
    expect(first?.headers.authorization).toBe('Bearer khoa-bi-mat')
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ code, name: 'Cấp giấy phép khám bệnh' })
    const exchanges = await listExchanges(database.reader, dutyId)
    expect(exchanges.map(({ attempt, outcome, status, answer }) => ({ attempt, outcome, status, answer }))).toEqual([
      { attempt: 2, outcome: 'accepted', status: 200, answer: 'đã nhận' },
      { attempt: 1, outcome: 'failed', status: 500, answer: 'lỗi' },
    ])
    expect(exchanges[0]?.bodyHash.equals(hash('sha256', second?.body ?? '', 'buffer'))).toBe(true)
  })

  test('two workers at once send it once', async () => {
    const { dutyId } = await owed('Cấp giấy phép hai nơi cùng gửi')
    const { received, outlet } = await peer(200)
    await Promise.all([send(dutyId, outlet), send(dutyId, outlet), send(dutyId, outlet)])
    expect(received).toHaveLength(1)
  })

  test('that refuses it is not asked again by itself, but when a person says so, under a new key', async () => {
    const { dutyId } = await owed('Cấp giấy phép bị từ chối')
    const { received, outlet } = await peer(422, 200)
    await send(dutyId, outlet)
    await send(dutyId, outlet)
    expect(received).toHaveLength(1)
    expect(await stateOf(dutyId)).toMatchObject({ state: 'refused', doneOn: null, lastStatus: 422 })
    const ask = async (actor: typeof people.lan) => perform(await callerOn(database, { actor }), sendAgain, { dutyId })
    await expect(ask(people.minh)).rejects.toMatchObject({ kind: 'not-found' })
    await ask(people.lan)
    await expect(ask(people.lan)).rejects.toMatchObject({ code: 'publication.sending-not-renewable' })
    await send(dutyId, outlet)
    expect(await stateOf(dutyId)).toMatchObject({ state: 'accepted', attempts: 2 })
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
    await expect(ask(people.hoa)).rejects.toMatchObject({ code: 'publication.sending-not-renewable' })
  })

  test('that broke off goes out again under the same key when a person asks: it may have been stored there before', async () => {
    const { dutyId } = await owed('Cấp giấy phép bị đứt kết nối')
    const { received, outlet } = await peer(504, 200)
    await expect(send(dutyId, outlet)).rejects.toThrow('publication.not-sent')
    await perform(await callerOn(database, { actor: people.lan }), sendAgain, { dutyId })
    await send(dutyId, outlet)
    expect(await stateOf(dutyId)).toMatchObject({ state: 'accepted', attempts: 2 })
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('a second success in one round is impossible even by SQL', async () => {
    const { dutyId } = await owed('Cấp giấy phép chỉ gửi một lần')
    const { outlet } = await peer(200)
    await send(dutyId, outlet)
    const twice = sql`insert into national_exchange (duty_id, round, attempt, at, via, body_hash, body_bytes, outcome, answer)
      select duty_id, round, 9, at, via, body_hash, body_bytes, outcome, answer from national_exchange where duty_id = ${dutyId}`
    await expect(twice.execute(database.db)).rejects.toThrow('national_exchange_once')
  })

  test('as a file: one record that our own importer reads back without a loss; the duty waits for a snapshot', async () => {
    const { dutyId, code, revisionId } = await owed('Cấp giấy phép gửi bằng tệp')
    const folder = newFolder()
    await send(dutyId, folderOutlet(folder))
    await send(dutyId, folderOutlet(folder))
    const files = readdirSync(folder)
    expect(files).toHaveLength(1)
    expect(await stateOf(dutyId)).toMatchObject({ state: 'handed-over', sentOn: '2017-03-15', doneOn: null })
    const file = join(folder, files[0] ?? '')
    const records = await Array.fromAsync(recordsOf(createReadStream(file)))
    const [record] = records
    if (!record || isRefusal(record)) throw new Error('not read back')
    const content = await findProcedureContent(database.reader, revisionId ?? '')
    expect(record.code).toBe(code)
    const number = (await stateOf(dutyId)).decisionNumber
    expect(record.content).toEqual({
      ...content,
      announcedBy: { number, on: '2017-03-15', issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng' },
    })
  })

  test('an ending is told as code, last day and decision, and is met when the snapshot no longer shows it', async () => {
    const { code, procedureId } = await owed('Cấp giấy phép sẽ bãi bỏ')
    const june = { ...caller, clock: fixedClock(new Date('2017-06-20T09:00:00+07:00')) }
    const dutyId = await perform(
      june,
      async (act) => {
        await changeInAugust(act, people, { procedureCode: code, kind: 'repealed', decisionNumber: '950/QĐ-UBND' })
        const duty = await act.tx
          .selectFrom('publicationDuty')
          .select('id')
          .where('procedureId', '=', procedureId)
          .where('way', '=', 'national-database')
          .where('revisionId', 'is', null)
          .executeTakeFirstOrThrow()
        return duty.id
      },
      undefined,
    )
    const folder = newFolder()
    await sendToNationalDatabase({ caller: june, outlet: folderOutlet(folder) }, dutyId)
    const [file] = readdirSync(folder)
    expect(JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'))).toEqual({
      code,
      ending: {
        change: 'repealed',
        endedOn: '2017-08-01',
        successorCode: null,
        decision: { number: '950/QĐ-UBND', on: '2017-06-20', issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng' },
      },
    })
    expect((await getSending(database.reader, people.hoa, dutyId)).isEnding).toBe(true)
  })

  test('an agency sees what it owes itself; the control authority and the chairman see all', async () => {
    await owed('Cấp giấy phép chỉ Sở Y tế thấy')
    const count = async (actor: typeof people.lan) =>
      (await listSendings(database.reader, actor, { view: 'tat-ca', page: 1, pageSize: 100 })).length
    expect(await count(people.lan)).toBeGreaterThan(0)
    expect([await count(people.hoa), await count(people.tu)]).toEqual([
      await count(people.lan),
      await count(people.lan),
    ])
    expect([await count(people.minh), await count(people.sen)]).toEqual([0, 0])
    const [one] = await listSendings(database.reader, people.lan, { view: 'tat-ca', page: 1, pageSize: 1 })
    await expect(getSending(database.reader, people.minh, one?.dutyId ?? '')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('a snapshot of what the national database shows', () => {
  const record = (code: string, name = `Thủ tục ${code}`) => JSON.stringify({ id: `id-${code}`, code, name })
  const ten = Array.from({ length: 12 }, (_, index) => record(`9.0000${10 + index}`))

  function take(bytes: string | Buffer, takenOn: string, evenIfFewer = false) {
    return importNationalSnapshot(caller, {
      chunks: Readable.from([Buffer.from(bytes)]),
      sourceName: 'xuat.jsonl',
      takenOn,
      evenIfFewer,
    })
  }

  async function shown() {
    const { count } = await database.reader
      .selectFrom('nationalRecord')
      .select(sql<number>`(count(*) filter (where gone_on is null))::int`.as('count'))
      .executeTakeFirstOrThrow()
    return count
  }

  test.each([
    ['that is cut in the middle', Buffer.from(`${ten.join('\n')}\n${record('9.000099').slice(0, 20)}`), 'file-cut'],
    ['that is a cut gzip', gzipSync(ten.join('\n')).subarray(0, 60), 'file-cut'],
    ['with a code twice', Buffer.from([...ten, ten[0]].join('\n')), 'duplicate-code'],
    [
      'in another encoding',
      Buffer.concat([
        Buffer.from(`${ten.join('\n')}\n`),
        Buffer.from('{"code":"9.1","name":"Th\xfa t\xf4c"}', 'latin1'),
      ]),
      'wrong-encoding',
    ],
    ['with a broken record', Buffer.from(`${ten[0]}\n{"code":\n${ten[1]}`), 'broken-json'],
    ['with a record without a name', Buffer.from(`${ten.join('\n')}\n{"code":"9.000077"}`), 'missing-name'],
    ['that is cut inside its array', Buffer.from(`[${ten.join(',')}`), 'file-cut'],
  ] as const)('%s is refused whole, with line and reason', async (_, bytes, reason) => {
    const before = await shown()
    const report = await take(bytes, '2017-03-14')
    expect(report.snapshotId).toBeUndefined()
    expect(report.problems.map((problem) => problem.reason)).toContain(reason)
    expect(await shown()).toBe(before)
  })

  test('an empty file is no snapshot', async () => {
    expect((await take('', '2017-03-14')).snapshotId).toBeUndefined()
  })

  test('taken twice changes nothing; what changed, came and went is counted, and it is known since when', async () => {
    expect(await take(ten.join('\n'), '2017-03-15')).toMatchObject({ records: 12, added: 12, changed: 0, gone: 0 })
    expect(await take(`[${ten.join(',\n')}]`, '2017-03-15')).toMatchObject({ added: 0, changed: 0, gone: 0 })
    const next = [record('9.000010', 'Tên mới'), ...ten.slice(1, 11), record('9.000050')]
    expect(await take(next.join('\n'), '2017-04-03')).toMatchObject({ added: 1, changed: 1, gone: 1 })
    const rows = await database.reader
      .selectFrom('nationalRecord')
      .select(['name', 'seenFrom', 'goneOn'])
      .where('code', '=', '9.000010')
      .orderBy('seenFrom')
      .execute()
    expect(rows).toEqual([
      { name: 'Thủ tục 9.000010', seenFrom: '2017-03-15', goneOn: '2017-04-03' },
      { name: 'Tên mới', seenFrom: '2017-04-03', goneOn: null },
    ])
  })

  test('older than the one that is there is not taken', async () => {
    expect(await take(ten.join('\n'), '2017-04-02')).toMatchObject({ snapshotId: undefined, laterOn: '2017-04-03' })
  })

  test('that lacks more than a tenth is taken only when a person says so: a file cut at the end of a line looks like that', async () => {
    const few = ten.slice(0, 5).join('\n')
    expect(await take(few, '2017-04-04')).toMatchObject({ snapshotId: undefined, gone: 7 })
    expect(await shown()).toBe(12)
    expect(await take(few, '2017-04-04', true)).toMatchObject({ gone: 7 })
    expect(await shown()).toBe(5)
  })

  test('meets the duty whose text it shows, also when the national database keeps only its own fields', async () => {
    const [whole, plain, unsent] = await Promise.all(
      ['toàn văn', 'riêng trường của nó', 'chưa gửi'].map((words) => owed(`Thủ tục ${words}`)),
    )
    if (!whole || !plain || !unsent) throw new Error('three')
    const folder = newFolder()
    for (const { dutyId } of [whole, plain]) await send(dutyId, folderOutlet(folder))
    const bodies = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trim())
    const bodyOf = (code: string) => bodies.find((body) => body.includes(`"code":"${code}"`)) ?? ''
    const { minhBach: _, ...fields }: Record<string, unknown> = JSON.parse(bodyOf(plain.code))
    const stored = JSON.stringify({ ...fields, id: 'cap-tai-do', createdAt: 1 })
    const report = await take([...ten.slice(0, 5), bodyOf(whole.code), stored].join('\n'), '2017-05-02')
    expect(report.dutiesMet).toBeGreaterThanOrEqual(2)
    expect((await stateOf(whole.dutyId)).doneOn).toBe('2017-05-02')
    expect((await stateOf(plain.dutyId)).doneOn).toBe('2017-05-02')
    expect((await stateOf(unsent.dutyId)).doneOn).toBeNull()
  })
})
