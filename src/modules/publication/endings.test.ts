import type { Act } from '#kernel/act.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { confirmOnSite } from './confirm-on-site.ts'
import { confirmPosting, takeDown } from './confirm-posting.ts'
import { coverEndings, dropOvertaken } from './cover-endings.ts'
import { getSheet, listSheets } from './queries.ts'
import { listSiteDuties } from './site-queries.ts'
import { aPhoto, aPublishedDecision, changeInAugust, type Published } from './testing.ts'

const place = 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả'
const address = 'https://soyte.soctrang.gov.vn/thu-tuc-hanh-chinh'

/** Lan's act on a day of 2017. */
function lanOn(act: Act, { people }: Published, day: string): Act {
  return actAs(actAt(act, `2017-${day}T09:00:00+07:00`), people.lan)
}

/** On 20 June it is decided that the procedure ends on 1 August. */
async function repeal(act: Act, { people, code }: Published): Promise<void> {
  const june = actAt(act, '2017-06-20T09:00:00+07:00')
  await changeInAugust(june, people, { procedureCode: code, kind: 'repealed', decisionNumber: '901/QĐ-UBND' })
}

async function tokenOf(act: Act, { procedureId }: Published): Promise<string> {
  const { token } = await act.tx
    .selectFrom('postingSheet')
    .select('token')
    .where('procedureId', '=', procedureId)
    .executeTakeFirstOrThrow()
  return token
}

async function post(act: Act, published: Published, day: string): Promise<string> {
  const token = await tokenOf(act, published)
  await confirmPosting(lanOn(act, published, day), { token, postedOn: `2017-${day}`, place, photos: [aPhoto] })
  return token
}

function removalsOwed(act: Act, { procedureId }: Published) {
  return act.tx
    .selectFrom('publicationDuty')
    .select(['way', 'startedOn', 'dueOn', 'doneOn', 'droppedOn'])
    .where('procedureId', '=', procedureId)
    .where('revisionId', 'is', null)
    .where('way', '<>', 'national-database')
    .orderBy('way')
    .execute()
}

describe('what a decision ends is in force until its day, and has to be public until then (Đ.16, Đ.17)', () => {
  test('taking down is owed within the period that runs from the day of the end', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const token = await post(act, published, '03-15')
    await repeal(act, published)
    expect(await removalsOwed(act, published)).toMatchObject([
      { way: 'taking-down', startedOn: '2017-08-01', dueOn: '2017-08-08', doneOn: null },
    ])
    const sheet = await getSheet(act.tx, published.people.lan, token, '2017-08-01')
    expect(sheet).toMatchObject({ state: 'ended', removeBy: '2017-08-08' })
  })

  test('a sheet in force is not taken down; from the day of the end on it is, and the duty is met', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const token = await tokenOf(act, published)
    const removedOn = '2017-08-01'
    await expect(takeDown(lanOn(act, published, '08-01'), { token, removedOn })).rejects.toMatchObject({
      code: 'publication.not-posted',
    })
    await post(act, published, '03-15')
    await repeal(act, published)
    await expect(takeDown(lanOn(act, published, '07-31'), { token, removedOn: '2017-07-31' })).rejects.toMatchObject({
      code: 'publication.sheet-in-force',
    })
    expect(await removalsOwed(act, published)).toMatchObject([{ doneOn: null }])
    const early = takeDown(lanOn(act, published, '08-03'), { token, removedOn: '2017-07-31' })
    await expect(early).rejects.toMatchObject({
      problems: [{ code: 'publication.removed-while-in-force', details: { first: '2017-08-01' } }],
    })
    await takeDown(lanOn(act, published, '08-01'), { token, removedOn })
    expect(await removalsOwed(act, published)).toMatchObject([{ doneOn: removedOn }])
    await expect(takeDown(lanOn(act, published, '08-01'), { token, removedOn })).rejects.toMatchObject({
      code: 'publication.already-taken-down',
    })
  })

  test('whoever posts it or shows it on a site after the signature has to take it away as well', async ({ act }) => {
    const published = await aPublishedDecision(act)
    await repeal(act, published)
    expect(await removalsOwed(act, published)).toEqual([])
    await post(act, published, '06-21')
    const duties = await listSiteDuties(act.tx, published.people.lan, { view: 'cho-dang', page: 1, pageSize: 9 })
    const shown = { dutyIds: duties.map(({ id }) => id), address, publishedOn: '2017-06-21' }
    await confirmOnSite(lanOn(act, published, '06-21'), shown)
    expect(await removalsOwed(act, published)).toMatchObject([
      { way: 'agency-site', startedOn: '2017-08-01', dueOn: '2017-08-08' },
      { way: 'taking-down', startedOn: '2017-08-01', dueOn: '2017-08-08' },
    ])
    expect(await coverEndings(act)).toBe(0)
  })

  test('what ended is no longer put on a site', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const [owed] = await listSiteDuties(act.tx, published.people.lan, { view: 'cho-dang', page: 1, pageSize: 9 })
    await repeal(act, published)
    const late = confirmOnSite(lanOn(act, published, '08-02'), {
      dutyIds: [owed?.id ?? ''],
      address,
      publishedOn: '2017-08-02',
    })
    await expect(late).rejects.toMatchObject({ code: 'publication.site-text-over' })
  })

  test('from the site of an agency it goes on the day of the end at the earliest', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const { lan } = published.people
    const open = async () => listSiteDuties(act.tx, lan, { view: 'cho-dang', page: 1, pageSize: 9 })
    const confirm = async (day: string) =>
      confirmOnSite(lanOn(act, published, day), {
        dutyIds: (await open()).map(({ id }) => id),
        address,
        publishedOn: `2017-${day}`,
      })
    await confirm('03-15')
    await repeal(act, published)
    await expect(confirm('07-31')).rejects.toMatchObject({
      problems: [{ code: 'publication.before-ending', details: { first: '2017-08-01' } }],
    })
    await confirm('08-01')
    expect(await open()).toEqual([])
  })

  test('what was never posted is dropped on the day of the end, and does not wait for ever', async ({ act }) => {
    const published = await aPublishedDecision(act)
    await repeal(act, published)
    expect(await dropOvertaken(lanOn(act, published, '07-31'))).toBe(0)
    expect(await dropOvertaken(lanOn(act, published, '08-01'))).toBe(2)
    const { lan } = published.people
    expect(await listSiteDuties(act.tx, lan, { view: 'tat-ca', page: 1, pageSize: 9 })).toEqual([])
    const waiting = { view: 'cho-niem-yet', today: '2017-08-01', page: 1, pageSize: 9 } as const
    expect(await listSheets(act.tx, lan, waiting)).toEqual([])
  })
})
