import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { seedPeople, type TestPeople } from '#modules/agency/testing.ts'
import { recordInstrument } from './record-instrument.ts'
import { startRevision } from './start-revision.ts'

let database: TestDatabase
let people: TestPeople
beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedPeople, undefined)
})
afterAll(() => database.drop())

/** Acts of Lan, all begun before any has ended. */
async function atOnce<Result>(acts: readonly ((act: Act) => Promise<Result>)[]) {
  const caller = await callerOn(database, { actor: people.lan })
  return Promise.allSettled(acts.map((act) => perform(caller, act, undefined)))
}

function agencyId(): string {
  return people.lan.posts[0]?.agencyId ?? ''
}

describe('people who write at the same moment', () => {
  test('six begin new procedures: each gets a provisional code of its own', async () => {
    const names = [1, 2, 3, 4, 5, 6].map((number) => `Cấp giấy phép loại ${number}`)

    const begun = await atOnce(names.map((name) => (act) => startRevision(act, { name, agencyId: agencyId() })))

    expect(begun.map(({ status }) => status)).toEqual(names.map(() => 'fulfilled'))
    const rows = await database.reader
      .selectFrom('procedure')
      .select('code')
      .where('code', 'like', 'MOI-%')
      .orderBy('code')
      .execute()
    expect(rows.map(({ code }) => code)).toEqual(names.map((_, at) => `MOI-2017-000${at + 1}`))
  })

  test('three begin one of the same national code: the first has it, the others are told of its draft', async () => {
    const start = (act: Act) => startRevision(act, { name: 'Cấp lại', code: '9.000777', agencyId: agencyId() })

    const begun = await atOnce([start, start, start])

    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(begun.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([
      { kind: 'refused', code: 'procedure.draft-exists' },
      { kind: 'refused', code: 'procedure.draft-exists' },
    ])
  })

  test('four name one new instrument: it is written down once, with what each of them knew', async () => {
    const given = { number: '45/2017/NĐ-CP', name: 'Nghị định thử' }
    const known = [{}, { issuer: 'Chính phủ' }, { issuedOn: '2017-02-01' }, { effectiveOn: '2017-03-20' }]

    const written = await atOnce(known.map((more) => (act) => recordInstrument(act, { ...given, ...more })))

    expect(written.map(({ status }) => status)).toEqual(known.map(() => 'fulfilled'))
    const rows = await database.reader
      .selectFrom('legalInstrument')
      .select(['issuer', 'issuedOn', 'effectiveOn'])
      .where('number', '=', given.number)
      .execute()
    expect(rows).toEqual([{ issuer: 'Chính phủ', issuedOn: '2017-02-01', effectiveOn: '2017-03-20' }])
  })

  test('two know two different days of it: the second is refused with the day that stands', async () => {
    const given = { number: '46/2017/NĐ-CP', name: 'Nghị định thử' }

    const written = await atOnce(
      ['2017-03-20', '2017-04-01'].map((effectiveOn) => (act) => recordInstrument(act, { ...given, effectiveOn })),
    )

    expect(written.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([
      { code: 'procedure.instrument-differs', details: { field: 'effectiveOn' } },
    ])
  })
})
