import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act, type Caller } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { aDossier, seedAnnouncing, soundContent, type AnnouncingPeople } from '#modules/announcement/testing.ts'
import { confirmPosting } from './confirm-posting.ts'
import { countReconciliation, listReconciledDays } from './count-reconciliation.ts'
import { importNationalSnapshot } from './import-national-snapshot.ts'
import { nationalParcelOf } from './national-payload.ts'
import type { ReconciledPlace } from './reconcile.ts'
import { findReconciliation, type ReconciliationFilter } from './reconciliation-list.ts'
import { reconciliationSheet } from './reconciliation-sheet.ts'
import { sendToNationalDatabase } from './send-to-national-database.ts'
import { aPhoto, changeInAugust, dossierForAugust, sign } from './testing.ts'

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

/** Someone doing something on another day. */
function on<Result>(day: string, work: (act: Act) => Promise<Result>): Promise<Result> {
  return perform({ ...caller, clock: fixedClock(new Date(`${day}T09:00:00+07:00`)) }, work, undefined)
}

async function announce(name: string, levels: ('province' | 'commune')[] = ['province']) {
  signed++
  return on('2017-03-15', async (act) => {
    const { code: dossier, id } = await aDossier(act, people, { name }, (words) => ({ ...soundContent(words), levels }))
    await sign(act, people, dossier, `${700 + signed}/QĐ-UBND`)
    const duties = await act.tx
      .selectFrom('publicationDuty as duty')
      .innerJoin('procedure', 'procedure.id', 'duty.procedureId')
      .select(['duty.id as dutyId', 'duty.way', 'procedure.code', 'procedure.id as procedureId'])
      .where('duty.announcementId', '=', id)
      .execute()
    const national = duties.find(({ way }) => way === 'national-database')
    if (!national) throw new Error('nothing owed')
    return national
  })
}

async function find(actor: OfficialActor, today: string, filter: Partial<ReconciliationFilter> = {}) {
  return findReconciliation(database.reader, actor, { today, filter: { tone: 'tat-ca', ...filter } })
}

async function cellOf(code: string, place: ReconciledPlace, today: string) {
  const { found } = await find(people.hoa, today)
  const cell = found.find(({ facts }) => facts.code === code)?.cells[place]
  return cell && [cell.tone, cell.state]
}

async function post(code: string, day: string) {
  const sheet = await database.reader
    .selectFrom('postingSheet')
    .innerJoin('procedure', 'procedure.id', 'postingSheet.procedureId')
    .select('token')
    .where('procedure.code', '=', code)
    .orderBy('madeAt', 'desc')
    .executeTakeFirstOrThrow()
  await on(day, (act) =>
    confirmPosting(actAs(act, people.lan), {
      token: sheet.token,
      postedOn: day,
      place: 'Bảng niêm yết',
      photos: [aPhoto],
    }),
  )
}

async function snapshot(day: string, records: readonly string[]) {
  const taken = { ...caller, clock: fixedClock(new Date(`${day}T09:00:00+07:00`)) }
  const report = await importNationalSnapshot(taken, {
    chunks: Readable.from([Buffer.from(records.join('\n'))]),
    sourceName: 'xuat.jsonl',
    takenOn: day,
    evenIfFewer: true,
  })
  if (report.snapshotId === undefined) throw new Error(JSON.stringify(report.problems))
}

const other = JSON.stringify({ id: 'x', code: '9.999999', name: 'Thủ tục chỉ có trên Cơ sở dữ liệu quốc gia' })

describe('each place goes from red to green', () => {
  test('the boards: late, then hung; the old sheet of a new text is stale until it is taken down', async () => {
    const { code } = await announce('Cấp giấy phép bảng niêm yết')
    expect(await cellOf(code, 'boards', '2017-03-20')).toEqual(['amber', 'to-be-hung'])
    expect(await cellOf(code, 'boards', '2017-03-23')).toEqual(['red', 'boards-late'])
    await post(code, '2017-03-24')
    expect(await cellOf(code, 'boards', '2017-03-24')).toEqual(['green', 'hung'])
    await on('2017-06-20', async (act) => {
      await changeInAugust(act, people, { procedureCode: code, kind: 'amended', decisionNumber: '990/QĐ-UBND' })
    })
    expect(await cellOf(code, 'boards', '2017-08-01')).toEqual(['red', 'boards-stale'])
    await post(code, '2017-08-01')
    expect(await cellOf(code, 'boards', '2017-08-01')).toEqual(['green', 'hung'])
  })

  test('the national database: owed, late, sent, shown; an earlier text is older; an ended one is extra', async () => {
    const { code, dutyId } = await announce('Cấp giấy phép đối chiếu quốc gia')
    await snapshot('2017-06-05', [other])
    expect(await cellOf(code, 'national', '2017-05-31')).toEqual(['amber', 'to-be-sent'])
    expect(await cellOf(code, 'national', '2017-06-06')).toEqual(['red', 'missing'])
    await sendToNationalDatabase(
      {
        caller: { ...caller, clock: fixedClock(new Date('2017-06-06T10:00:00+07:00')) },
        outlet: folderOutlet(mkdtempSync(join(tmpdir(), 'csdlqg-'))),
      },
      dutyId,
    )
    expect(await cellOf(code, 'national', '2017-06-06')).toEqual(['amber', 'sent'])
    await snapshot('2017-06-07', [other])
    expect(await cellOf(code, 'national', '2017-06-07')).toEqual(['red', 'missing'])
    const { body } = await nationalParcelOf(database.reader, dutyId, 1)
    await snapshot('2017-06-08', [other, body])
    expect(await cellOf(code, 'national', '2017-06-08')).toEqual(['green', 'same'])
    await snapshot('2017-06-09', [other, body.replace('Cấp giấy phép đối', 'Cấp lại giấy phép đối')])
    expect(await cellOf(code, 'national', '2017-06-09')).toEqual(['red', 'different'])
    await snapshot('2017-06-10', [other, body])
    await on('2017-06-20', async (act) => {
      await changeInAugust(act, people, { procedureCode: code, kind: 'amended', decisionNumber: '991/QĐ-UBND' })
    })
    expect(await cellOf(code, 'national', '2017-07-01')).toEqual(['amber', 'to-be-sent'])
    expect(await cellOf(code, 'national', '2017-08-02')).toEqual(['red', 'older'])
    expect(await cellOf('9.999999', 'national', '2017-06-09')).toEqual(['red', 'extra'])
  })

  test('the portal: a text in force that the decision did not bring is red, also when it was changed by SQL', async () => {
    const { code, procedureId } = await announce('Cấp giấy phép trên cổng')
    expect(await cellOf(code, 'portal', '2017-05-31')).toEqual(['green', 'coming'])
    expect(await cellOf(code, 'portal', '2017-06-01')).toEqual(['green', 'shown'])
    const move = (range: string) =>
      sql`update procedure_revision set effective = ${range}::daterange where procedure_id = ${procedureId}`.execute(
        database.ownerDb,
      )
    await move('[2017-09-01,)')
    expect(await cellOf(code, 'portal', '2017-06-01')).toEqual(['red', 'portal-missing'])
    await move('[2017-06-01,)')
    expect(await cellOf(code, 'portal', '2017-06-01')).toEqual(['green', 'shown'])
  })

  test('the decision: a dossier that is not signed by its day, then signed', async () => {
    const { code } = await announce('Cấp giấy phép chờ quyết định')
    expect(await cellOf(code, 'decision', '2017-06-01')).toEqual(['green', 'signed'])
    const dossier = await on('2017-06-20', (act) =>
      dossierForAugust(act, people, { procedureCode: code, kind: 'amended' }),
    )
    expect(await cellOf(code, 'decision', '2017-07-31')).toEqual(['red', 'signature-overdue'])
    await on('2017-07-31', (act) => sign(act, people, dossier, '992/QĐ-UBND'))
    expect(await cellOf(code, 'decision', '2017-07-31')).toEqual(['green', 'signed'])
  })
})

test('a new procedure whose decision should have been signed stands in the list, seen by its agency', async () => {
  const dossier = await on('2017-03-15', (act) => aDossier(act, people, { name: 'Cấp giấy phép chưa ai ký' }))
  const { found } = await find(people.lan, '2017-06-01')
  const one = found.find(({ facts }) => facts.name === 'Cấp giấy phép chưa ai ký')
  expect([one?.cells.decision.state, one?.tone]).toEqual(['signature-overdue', 'red'])
  await on('2017-06-01', (act) => sign(act, people, dossier.code, '993/QĐ-UBND'))
  const later = (await find(people.lan, '2017-06-01')).found.find(({ facts }) => facts.name === one?.facts.name)
  expect(later?.cells.decision.state).toBe('signed')
})

describe('who sees what', () => {
  test('the control authority and the chairman all; an agency its own; a commune what hangs on its board, and of boards only its own', async () => {
    const { code } = await announce('Chứng thực tại xã', ['commune'])
    const own = await announce('Cấp giấy phép của Sở Y tế')
    const codes = async (actor: OfficialActor) => (await find(actor, '2017-06-01')).found.map(({ facts }) => facts.code)
    expect(await codes(people.hoa)).toEqual(expect.arrayContaining([code, own.code, '9.999999']))
    expect(await codes(people.tu)).toEqual(await codes(people.hoa))
    expect(await codes(people.lan)).toEqual(expect.arrayContaining([code, own.code]))
    expect(await codes(people.lan)).not.toContain('9.999999')
    expect(await codes(people.sen)).toEqual([code])
    expect(await codes(people.minh)).toEqual([])
    const due = async (actor: OfficialActor) =>
      (await find(actor, '2017-06-01')).found.find(({ facts }) => facts.code === code)?.facts.boardsDue
    expect([await due(people.sen), await due(people.lan), await due(people.hoa)]).toEqual([1, 109, 109])
  })
})

describe('the list', () => {
  test('is narrowed by agency, colour and place, the worst and oldest first, and goes into a sheet whole', async () => {
    const all = await find(people.hoa, '2017-06-01')
    const tones = all.found.map(({ tone }) => tone)
    const order = { red: 0, amber: 1, green: 2 }
    expect(tones).toEqual(tones.toSorted((left, right) => order[left] - order[right]))
    const red = await find(people.hoa, '2017-06-01', { tone: 'do' })
    expect(red.found).toHaveLength(all.overall.red)
    const boards = await find(people.hoa, '2017-06-01', { tone: 'do', place: 'boards' })
    expect(boards.found.every(({ cells }) => cells.boards.tone === 'red')).toBe(true)
    expect(boards.found).toHaveLength(all.places.boards.red)
    expect((await find(people.hoa, '2017-06-01', { agencyId: people.minh.posts[0]?.agencyId })).found).toEqual([])
    const sheet = unzipSync(await reconciliationSheet(all.found, new Map(), '2017-06-01'))
    const text = Object.values(sheet)
      .map((part) => Buffer.from(part).toString())
      .join('')
    for (const { facts } of all.found) expect(text).toContain(facts.code)
  })

  test('is counted once a day for the province and each agency; counted again it takes the place of before', async () => {
    await on('2017-06-11', countReconciliation)
    await on('2017-06-12', countReconciliation)
    await on('2017-06-12', countReconciliation)
    const days = await listReconciledDays(database.reader, null, 14)
    expect(days.map(({ onDay }) => onDay)).toEqual(['2017-06-11', '2017-06-12'])
    const { procedures, overall, places } = await find(people.hoa, '2017-06-12')
    expect(days.at(-1)).toMatchObject({
      procedures,
      matching: overall.green,
      red: overall.red,
      boards: places.boards.green,
    })
    const own = await listReconciledDays(database.reader, people.lan.posts[0]?.agencyId ?? '', 14)
    expect(own.at(-1)?.procedures).toBe((await find(people.lan, '2017-06-12')).found.length)
  })
})
