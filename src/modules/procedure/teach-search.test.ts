import { sql } from 'kysely'
import { NotFound } from '#kernel/errors.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { seedPeople } from '#modules/agency/testing.ts'
import { forgetSearchMisses, missCounter, missedBy, missQuery, recordSearchMisses } from './search-misses.ts'
import { findSynonyms } from './search-vocabulary.ts'
import { getSynonym, listMisses, listSynonyms } from './synonym-queries.ts'
import { addSearchSynonym, amendSearchSynonym, endSearchSynonym, TaughtSynonym } from './teach-search.ts'

const electricBike = TaughtSynonym.parse({
  kind: 'everyday',
  phrase: 'Xe điện',
  meanings: ['xe mô tô điện', 'xe gắn máy'],
  source: 'Người dân tìm 40 lần trong tháng 3',
})

describe('the words of the search', () => {
  test('the control authority teaches a word, which is understood at once, and the log says which without saying the words', async ({
    act,
  }) => {
    const { hoa } = await seedPeople(act)
    const synonymId = await addSearchSynonym(actAs(act, hoa), electricBike)

    expect(await findSynonyms(act.tx, ['xe dien'], act.today)).toEqual([
      { phrase: 'xe dien', meanings: ['xe mo to dien', 'xe gan may'] },
    ])
    expect(await findSynonyms(act.tx, ['xe dien'], '2017-03-14')).toEqual([])
    const event = await act.tx
      .selectFrom('auditEvent')
      .select(['actorId', 'data'])
      .where('name', '=', 'procedure.synonym-added')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ actorId: hoa.officialId, data: { synonymId, from: '2017-03-15' } })
  })

  test('a word that is understood already, accents aside, is refused; after its last day it can be taught anew', async ({
    act,
  }) => {
    const { hoa } = await seedPeople(act)
    const control = actAs(act, hoa)
    const synonymId = await addSearchSynonym(control, electricBike)
    await sql`savepoint before`.execute(act.tx)
    await expect(
      addSearchSynonym(control, { ...electricBike, phrase: 'XE ĐIỆN', from: '2017-05-01' }),
    ).rejects.toMatchObject({ code: 'procedure.synonym-known' })
    await sql`rollback to savepoint before`.execute(act.tx)
    await endSearchSynonym(control, { synonymId, until: '2017-05-01' })
    const again = await addSearchSynonym(control, { ...electricBike, from: '2017-05-01' })
    expect(await getSynonym(act.tx, synonymId)).toMatchObject({ from: '2017-03-15', until: '2017-05-01' })
    expect(await getSynonym(act.tx, again)).toMatchObject({ from: '2017-05-01', until: null })
  })

  test('other meanings count from their day on; what was meant before stays written, and who comes second is told so', async ({
    act,
  }) => {
    const { hoa } = await seedPeople(act)
    const synonymId = await addSearchSynonym(actAs(act, hoa), electricBike)
    const later = actAs(actAt(act, '2017-04-01T08:00:00+07:00'), hoa)
    await amendSearchSynonym(later, { ...electricBike, meanings: ['xe máy điện'], synonymId })

    expect((await findSynonyms(act.tx, ['xe dien'], '2017-03-31'))[0]?.meanings).toEqual([
      'xe mo to dien',
      'xe gan may',
    ])
    expect((await findSynonyms(act.tx, ['xe dien'], '2017-04-01'))[0]?.meanings).toEqual(['xe may dien'])
    for (const second of [
      () => endSearchSynonym(later, { synonymId }),
      () => amendSearchSynonym(later, { ...electricBike, synonymId }),
    ])
      await expect(second()).rejects.toMatchObject({ kind: 'refused', code: 'procedure.synonym-ended' })
  })

  test('what is ended on the day on which it began was understood on no day', async ({ act }) => {
    const { hoa } = await seedPeople(act)
    const synonymId = await addSearchSynonym(actAs(act, hoa), electricBike)
    await endSearchSynonym(actAs(act, hoa), { synonymId })

    expect(await findSynonyms(act.tx, ['xe dien'], act.today)).toEqual([])
    const ended = await listSynonyms(act.tx, { q: 'xe điện', ended: true, page: 1, on: act.today })
    expect(ended.items.map(({ id }) => id)).toEqual([synonymId])
    expect((await listSynonyms(act.tx, { q: 'xe điện', ended: false, page: 1, on: act.today })).total).toBe(0)
  })

  test('nobody but the control authority teaches, and a day that has passed is no day to begin', async ({ act }) => {
    const { hoa, lan, hanh, tu } = await seedPeople(act)
    for (const other of [lan, hanh, tu])
      await expect(addSearchSynonym(actAs(act, other), electricBike)).rejects.toThrow(NotFound)
    await expect(addSearchSynonym(actAs(act, hoa), { ...electricBike, from: '2017-03-14' })).rejects.toMatchObject({
      problems: [{ field: 'from', code: 'procedure.day-passed' }],
    })
  })

  test('the table is searched by phrase and by meaning, with or without accents', async ({ act }) => {
    const { hoa } = await seedPeople(act)
    await addSearchSynonym(actAs(act, hoa), electricBike)
    for (const q of ['xe dien', 'XE ĐIỆN', 'gắn máy', '']) {
      const { items, total } = await listSynonyms(act.tx, { q, ended: false, page: 1, on: act.today })
      expect(
        items.some(({ phrase }) => phrase === 'Xe điện'),
        q,
      ).toBe(true)
      expect(total).toBe(items.length)
    }
    expect((await listSynonyms(act.tx, { q: '100%', ended: false, page: 1, on: act.today })).total).toBe(0)
  })
})

describe('what people searched and did not find', () => {
  test('is counted by day and words, without accents, the most frequent first; what was found well is not counted', async ({
    act,
  }) => {
    const found = { total: 1, partial: false, mendedTo: null }
    expect([missedBy({ ...found, total: 0 }), missedBy(found)]).toEqual([0, undefined])
    expect([missedBy({ ...found, partial: true, total: 40 }), missedBy({ ...found, mendedTo: 'xe' })]).toEqual([40, 1])
    const counter = missCounter()
    for (const typed of ['Thẻ xe buýt', 'the xe  buyt', 'sạc xe điện']) counter.note(typed, 0)
    await recordSearchMisses(act, counter.take())
    expect(counter.take()).toEqual([])
    counter.note('thẻ xe buýt', 1)
    await recordSearchMisses(actAt(act, '2017-03-16T08:00:00+07:00'), counter.take())

    expect(await listMisses(act.tx, 30, '2017-03-16')).toEqual({
      nothing: [{ query: 'sac xe dien', times: 1, lastOn: '2017-03-15', found: 0, known: false }],
      afterMending: [{ query: 'the xe buyt', times: 3, lastOn: '2017-03-16', found: 1, known: false }],
    })
    expect((await listMisses(act.tx, 1, '2017-03-16')).afterMending.map(({ times }) => times)).toEqual([1])
  })

  test('keeps nothing that may be somebody’s: numbers, addresses, names, codes of feedback, whole letters', () => {
    const personal = [
      '0912 345 678',
      'căn cước 094 201 000 123',
      'lan.nguyen@example.vn',
      'https://example.vn/toi',
      'Nguyễn Thị Lan',
      'khai sinh cho cháu Trần Văn Bình',
      'ket hon le van tam',
      'PA-2K3M-9QXZ',
      'tôi muốn hỏi '.repeat(30),
      'x',
      '!?',
    ]
    expect(personal.map((typed) => missQuery(typed))).toEqual(personal.map(() => undefined))
    for (const typed of ['lệ phí cấp đổi', 'hộ kinh doanh', 'lý lịch tư pháp số 2', 'khu đô thị mới', 'công văn đến'])
      expect(missQuery(typed), typed).toBeDefined()
  })

  test('holds some hundreds of different words at a time, however many are sent', () => {
    const counter = missCounter(3)
    for (let number = 0; number < 50; number++) counter.note(`chữ lạ ${String.fromCodePoint(97 + (number % 26))}z`, 0)
    expect(counter.take().length).toBe(3)
  })

  test('is forgotten after ninety days', async ({ act }) => {
    await recordSearchMisses(act, [{ query: 'the xe buyt', found: 0, times: 2 }])
    await forgetSearchMisses(actAt(act, '2017-06-13T03:00:00+07:00'))
    expect((await listMisses(act.tx, 365, '2017-06-13')).nothing.length).toBe(1)
    await forgetSearchMisses(actAt(act, '2017-06-14T03:00:00+07:00'))
    expect((await listMisses(act.tx, 365, '2017-06-14')).nothing.length).toBe(0)
  })
})
