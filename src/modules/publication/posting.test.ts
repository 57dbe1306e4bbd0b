import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { confirmPosting, takeDown } from './confirm-posting.ts'
import { openDuties } from './open-duties.ts'
import { countSheets, findSheet, getSheet, listReports, listSheets } from './queries.ts'
import { reportBoard, reportsADay, settleReport } from './report-board.ts'
import { publicationProblem } from './vi.ts'
import { aPhoto, aPublishedDecision, changeInAugust, type Published } from './testing.ts'

const place = 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả'

async function sheetOf(act: Act, { procedureId }: Published) {
  const { token } = await act.tx
    .selectFrom('postingSheet')
    .select('token')
    .where('procedureId', '=', procedureId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return token
}

/** On 20 June a decree changes the procedure from 1 August on. */
async function amendInJune(act: Act, { people, code }: Published): Promise<Act> {
  const june = actAt(act, '2017-06-20T09:00:00+07:00')
  await changeInAugust(june, people, { procedureCode: code, kind: 'amended', decisionNumber: '900/QĐ-UBND' })
  return june
}

async function dutiesOf(act: Act, { procedureId }: Published) {
  return act.tx
    .selectFrom('publicationDuty')
    .select(['way', 'dueOn', 'doneOn', 'receipt', 'dueBasis', 'agencyId'])
    .where('procedureId', '=', procedureId)
    .orderBy('way')
    .execute()
}

describe('a signature obliges (Đ.17, Đ.24)', () => {
  test('to enter the national database and to post, with day, ground and receipt; where no period is known, none is guessed', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const duties = await dutiesOf(act, published)
    expect(duties.map(({ way, dueOn }) => ({ way, dueOn }))).toEqual([
      { way: 'agency-site', dueOn: '2017-03-22' },
      { way: 'national-database', dueOn: null },
      { way: 'posting', dueOn: '2017-03-22' },
    ])
    expect(duties[2]?.dueBasis).toContain('Điều 17')
    expect(JSON.stringify(duties[2]?.receipt)).toContain('2017-03-22')
  })

  test('every commune of the province to post what communes settle, and nobody twice', async ({ act }) => {
    const published = await aPublishedDecision(act, ['commune'])
    const posting = (await dutiesOf(act, published)).filter(({ way }) => way === 'posting')
    expect(posting.length).toBe(109)
    expect(new Set(posting.map(({ agencyId }) => agencyId)).size).toBe(109)
    const { announcementId, people, procedureId } = published
    const sheet = await findSheet(act.tx, await sheetOf(act, published), act.today)
    const revisionId = sheet?.kind === 'procedure' ? sheet.revisionId : ''
    const again = await openDuties(act, {
      announcementId,
      agencyId: people.lan.posts[0]?.agencyId ?? '',
      decisionOn: '2017-03-15',
      items: [{ procedureId, revisionId, levels: ['commune'], shortened: false, effectiveOn: '2017-06-01' }],
    })
    expect(again).toBe(0)
  })
})

test('from 25/9/2017 on, the national database within five working days (Đ.24.2)', async ({ act }) => {
  const published = await aPublishedDecision(actAt(act, '2017-10-02T09:00:00+07:00'), ['province'], '2017-12-01')
  const national = (await dutiesOf(act, published)).find(({ way }) => way === 'national-database')
  expect(national).toMatchObject({ dueOn: '2017-10-09' })
  expect(national?.dueBasis).toContain('Điều 24')
})

describe('the desk', () => {
  test('confirms with day, place and photograph, and has met its duty', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    const lan = actAs(act, published.people.lan)
    const before = await countSheets(act.tx, published.people.lan, { today: act.today })
    await confirmPosting(lan, { token, postedOn: '2017-03-15', place, photos: [aPhoto] })
    const sheet = await getSheet(act.tx, published.people.lan, token, act.today)
    expect(sheet).toMatchObject({ postedOn: '2017-03-15', place })
    const after = await countSheets(act.tx, published.people.lan, { today: act.today })
    expect([before['cho-niem-yet'] - after['cho-niem-yet'], after['dang-treo'] - before['dang-treo']]).toEqual([1, 1])
    const posting = (await dutiesOf(act, published)).find(({ way }) => way === 'posting')
    expect(posting?.doneOn).toBe('2017-03-15')
  })

  test('cannot confirm without a photograph, nor for tomorrow, nor twice', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    const lan = actAs(act, published.people.lan)
    const given = { token, postedOn: '2017-03-15', place, photos: [aPhoto] }
    await expect(confirmPosting(lan, { ...given, photos: [] })).rejects.toMatchObject({
      problems: [{ field: 'files', code: 'required' }],
    })
    await expect(confirmPosting(lan, { ...given, postedOn: '2017-03-16' })).rejects.toMatchObject({
      problems: [{ field: 'postedOn', code: 'date-in-future' }],
    })
    await confirmPosting(lan, given)
    await expect(confirmPosting(lan, given)).rejects.toMatchObject({ code: 'publication.already-posted' })
  })

  test('cannot have posted before there was a sheet, nor taken down before it hung: nothing is done in the year 1900', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    const { lan } = published.people
    const given = { token, place, photos: [aPhoto] }
    for (const postedOn of ['1900-01-01', '2017-03-14'])
      await expect(confirmPosting(actAs(act, lan), { ...given, postedOn })).rejects.toMatchObject({
        problems: [{ field: 'postedOn', code: 'publication.before-made', details: { first: '2017-03-15' } }],
      })
    const june = await amendInJune(act, published)
    await confirmPosting(actAs(june, lan), { ...given, postedOn: '2017-06-20' })
    const august = actAt(act, '2017-08-02T09:00:00+07:00')
    await expect(takeDown(actAs(august, lan), { token, removedOn: '2017-06-19' })).rejects.toMatchObject({
      problems: [{ field: 'removedOn', code: 'publication.before-posted', details: { first: '2017-06-20' } }],
    })
    expect(
      publicationProblem({ field: 'postedOn', code: 'publication.before-made', details: { first: '2017-03-15' } }),
    ).toBe('Ngày treo không thể trước ngày lập tờ (15/03/2017)')
  })

  test('that puts the old text up late has not done what is owed for the new one', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const old = await sheetOf(act, published)
    const june = await amendInJune(act, published)
    const owed = async () =>
      (await dutiesOf(act, published)).filter(({ way, doneOn }) => way === 'posting' && doneOn === null).length
    expect(await owed()).toBe(2)
    const lan = actAs(june, published.people.lan)
    await confirmPosting(lan, { token: old, postedOn: '2017-06-20', place, photos: [aPhoto] })
    expect(await owed()).toBe(1)
  })

  test('may put the new text up before its day, beside the one that still applies; on that day the old one has to go', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const old = await sheetOf(act, published)
    const { lan } = published.people
    await confirmPosting(actAs(act, lan), { token: old, postedOn: '2017-03-15', place, photos: [aPhoto] })
    const june = await amendInJune(act, published)
    const next = await sheetOf(june, published)
    await confirmPosting(actAs(june, lan), { token: next, postedOn: '2017-06-20', place, photos: [aPhoto] })
    expect((await findSheet(act.tx, old, '2017-07-31'))?.removedOn).toBeNull()
    const toTakeDown = async (today: string) => (await countSheets(act.tx, lan, { today }))['phai-go']
    expect([await toTakeDown('2017-07-31'), await toTakeDown('2017-08-01')]).toEqual([0, 1])
  })

  test('of another agency does not know of the sheet; the control authority sees it and does not post it', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    const { minh, sen, hoa } = published.people
    for (const stranger of [minh, sen]) {
      await expect(getSheet(act.tx, stranger, token, act.today)).rejects.toMatchObject({ kind: 'not-found' })
      expect(await listSheets(act.tx, stranger, { view: 'tat-ca', today: act.today, page: 1, pageSize: 50 })).toEqual(
        [],
      )
    }
    expect((await getSheet(act.tx, hoa, token, act.today)).token).toBe(token)
    await expect(
      confirmPosting(actAs(act, hoa), { token, postedOn: '2017-03-15', place, photos: [aPhoto] }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('whoever scans the sheet', () => {
  test('learns that it is not yet, then in force, and that it was replaced from the day of the new text on', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    await confirmPosting(actAs(act, published.people.lan), { token, postedOn: '2017-03-15', place, photos: [aPhoto] })
    const stateOn = async (on: string) => (await findSheet(act.tx, token, on))?.state
    expect([await stateOn('2017-05-31'), await stateOn('2017-06-01')]).toEqual(['not-yet', 'in-force'])

    const { lan } = published.people
    const june = await amendInJune(act, published)
    expect([await stateOn('2017-07-31'), await stateOn('2017-08-01')]).toEqual(['in-force', 'replaced'])

    const next = await sheetOf(june, published)
    expect(next).not.toBe(token)
    const august = actAt(act, '2017-08-01T09:00:00+07:00')
    expect((await countSheets(act.tx, lan, { today: august.today }))['phai-go']).toBe(1)
    await confirmPosting(actAs(august, lan), { token: next, postedOn: '2017-08-01', place, photos: [aPhoto] })
    expect((await findSheet(act.tx, token, august.today))?.removedOn).toBe('2017-08-01')
    expect((await countSheets(act.tx, lan, { today: august.today }))['phai-go']).toBe(0)
  })

  test('reports a wrong board, the same words once a day, and the agency says what it did', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    await reportBoard(act, { token, kind: 'missing', words: 'Không thấy tờ nào' })
    await reportBoard(act, { token, kind: 'missing', words: 'Không thấy tờ nào' })
    const sheet = await getSheet(act.tx, published.people.lan, token, act.today)
    expect(sheet.openReports).toBe(1)
    const [report] = await listReports(act.tx, sheet.id)
    const settle = { reportId: report?.id ?? '', note: 'Đã treo lại' }
    await expect(settleReport(actAs(act, published.people.minh), settle)).rejects.toMatchObject({ kind: 'not-found' })
    await settleReport(actAs(act, published.people.lan), settle)
    await expect(settleReport(actAs(act, published.people.lan), settle)).rejects.toMatchObject({
      code: 'publication.report-settled',
    })
  })

  test('is not thanked for words that are thrown away: another visitor says something else, until it is enough for a day', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act)
    const token = await sheetOf(act, published)
    const { lan } = published.people
    await reportBoard(act, { token, kind: 'other', words: 'Tờ treo ở tầng 2, không phải tầng 1' })
    await reportBoard(act, { token, kind: 'other', words: 'Mức lệ phí khác với trang này' })
    const sheet = await getSheet(act.tx, lan, token, act.today)
    expect((await listReports(act.tx, sheet.id)).map(({ words }) => words).toSorted()).toEqual([
      'Mức lệ phí khác với trang này',
      'Tờ treo ở tầng 2, không phải tầng 1',
    ])
    for (let at = 3; at <= reportsADay; at++) await reportBoard(act, { token, kind: 'other', words: `Lần thứ ${at}` })
    await expect(reportBoard(act, { token, kind: 'missing' })).rejects.toMatchObject({
      code: 'publication.reports-full',
    })
    const tomorrow = actAt(act, '2017-03-16T09:00:00+07:00')
    await reportBoard(tomorrow, { token, kind: 'missing' })
  })

  test('finds nothing by a token that was made up', async ({ act }) => {
    await aPublishedDecision(act)
    expect(await findSheet(act.tx, 'AAAAAAAAAAAAAAAA', act.today)).toBeUndefined()
  })
})

test('one sheet hangs once: a second posting of it is impossible even by SQL', async ({ act }) => {
  const published = await aPublishedDecision(act)
  const token = await sheetOf(act, published)
  await confirmPosting(actAs(act, published.people.lan), { token, postedOn: '2017-03-15', place, photos: [aPhoto] })
  const twice = sql`insert into posting (sheet_id, posted_on, place, confirmed_at)
    select id, '2017-03-15', 'x', now() from posting_sheet where token = ${token}`.execute(act.tx)
  await expect(twice).rejects.toThrow('posting_sheet_id_key')
})
