import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, actAt, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { confirmOnSite } from './confirm-on-site.ts'
import { listSiteDuties } from './site-queries.ts'
import { aPublishedDecision, changeInAugust, type Published } from './testing.ts'
import { siteRoutes } from './web-site.tsx'

const address = 'https://soyte.soctrang.gov.vn/thu-tuc-hanh-chinh'
const publishedOn = '2017-03-15'

async function owedBy(act: Act, { people }: Published) {
  return listSiteDuties(act.tx, people.lan, { view: 'cho-dang', page: 1, pageSize: 50 })
}

function dutiesOf(act: Act, { procedureId }: Published) {
  return act.tx
    .selectFrom('publicationDuty')
    .select(['agencyId', 'dueOn', 'dueBasis', 'origin'])
    .where('procedureId', '=', procedureId)
    .where('way', '=', 'agency-site')
    .orderBy('agencyId')
    .execute()
}

describe('an agency that has a site owes it what was announced (Đ.17.2; plan III.4)', () => {
  test('within the period of the province, marked as unconfirmed; an agency without a site owes nothing', async ({
    act,
  }) => {
    const published = await aPublishedDecision(act, ['province', 'commune'])
    const duties = await dutiesOf(act, published)
    expect(duties).toHaveLength(110)
    for (const duty of duties) expect(duty).toMatchObject({ dueOn: '2017-03-22', origin: 'province' })
    expect(duties[0]?.dueBasis).toContain('mục III.4')

    const { people, code } = published
    const june = actAt(act, '2017-06-20T09:00:00+07:00')
    const department = people.lan.posts[0]?.agencyId ?? ''
    await june.tx.updateTable('agencyContact').set({ website: null }).where('agencyId', '=', department).execute()
    await changeInAugust(june, people, { procedureCode: code, kind: 'amended', decisionNumber: '900/QĐ-UBND' })
    const later = await june.tx
      .selectFrom('publicationDuty')
      .select('way')
      .where('startedOn', '=', '2017-06-20')
      .where('agencyId', '=', department)
      .execute()
    expect(later.map(({ way }) => way).toSorted()).toEqual(['national-database', 'posting'])
  })

  test('says at which page it is to be read, and has met it', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const dutyIds = (await owedBy(act, published)).map(({ id }) => id)
    expect(dutyIds).toHaveLength(1)
    expect(await confirmOnSite(actAs(act, published.people.lan), { dutyIds, address, publishedOn })).toBe(1)
    expect(await owedBy(act, published)).toEqual([])
    const done = await listSiteDuties(act.tx, published.people.hoa, { view: 'da-dang', page: 1, pageSize: 50 })
    expect(done).toMatchObject([{ code: published.code, address, doneOn: publishedOn, isEnding: false }])
  })

  test.for([
    ['a page of another site', { address: 'https://soyte.soctrang.gov.vn.example.com/a' }, 'publication.not-on-site'],
    ['a day to come', { publishedOn: '2017-03-16' }, 'date-in-future'],
    ['a day before the decision', { publishedOn: '2017-03-14' }, 'publication.before-decision'],
  ] as const)('is refused %s', async ([, wrong, code], { act }) => {
    const published = await aPublishedDecision(act)
    const dutyIds = (await owedBy(act, published)).map(({ id }) => id)
    const confirmed = confirmOnSite(actAs(act, published.people.lan), { dutyIds, address, publishedOn, ...wrong })
    await expect(confirmed).rejects.toMatchObject({ problems: [{ code }] })
    expect(await owedBy(act, published)).toHaveLength(1)
  })

  test('another agency finds nothing to confirm', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const dutyIds = (await owedBy(act, published)).map(({ id }) => id)
    await expect(
      confirmOnSite(actAs(act, published.people.minh), { dutyIds, address, publishedOn }),
    ).rejects.toMatchObject({ code: 'publication.site-duty-not-found' })
    expect(await listSiteDuties(act.tx, published.people.minh, { view: 'tat-ca', page: 1, pageSize: 9 })).toEqual([])
  })

  test('a later text on the site meets what was owed for the earlier one', async ({ act }) => {
    const published = await aPublishedDecision(act)
    const { people, code } = published
    const june = actAt(act, '2017-06-20T09:00:00+07:00')
    await changeInAugust(june, people, { procedureCode: code, kind: 'amended', decisionNumber: '900/QĐ-UBND' })
    const later = (await owedBy(june, published)).filter(({ decisionNumber }) => decisionNumber === '900/QĐ-UBND')
    await confirmOnSite(actAs(june, people.lan), {
      dutyIds: later.map(({ id }) => id),
      address,
      publishedOn: '2017-06-20',
    })
    expect(await owedBy(june, published)).toEqual([])
  })

  test('what ends has to go from the sites that showed it, and from no other', async ({ act }) => {
    const published = await aPublishedDecision(act, ['province', 'commune'])
    const { people, code } = published
    const dutyIds = (await owedBy(act, published)).map(({ id }) => id)
    await confirmOnSite(actAs(act, people.lan), { dutyIds, address, publishedOn })
    const june = actAt(act, '2017-06-20T09:00:00+07:00')
    await changeInAugust(june, people, { procedureCode: code, kind: 'repealed', decisionNumber: '901/QĐ-UBND' })
    const ending = await listSiteDuties(june.tx, people.hoa, { view: 'tat-ca', page: 1, pageSize: 500 })
    expect(ending.filter(({ isEnding }) => isEnding)).toMatchObject([{ code, doneOn: null }])
  })
})

describe('the list of what is owed', () => {
  let database: TestDatabase
  let site: TestServer
  let published: Published

  beforeAll(async () => {
    database = await freshDatabase()
    published = await perform(await callerOn(database), (act) => aPublishedDecision(act), undefined)
    site = await serveRoutes(database, siteRoutes, fixedClock(new Date('2017-03-20T09:00:00+07:00')))
  })
  afterAll(async () => {
    await site.server.close()
    await database.drop()
  })

  const list = '/can-bo/niem-yet/trang-thong-tin'
  const show = async (actor = published.people.lan, query = '') =>
    (await site.server.inject({ url: `${list}${query}`, headers: site.as(actor) })).body
  const dutyId = async () => /name="dutyIds" value="([^"]+)"/.exec(await show())?.[1] ?? ''

  async function confirm(typed: Readonly<Record<string, string>>) {
    const { fields, headers } = await formProof(site.server, list, site.as(published.people.lan))
    const payload = new URLSearchParams({ ...fields, ...typed }).toString()
    return site.server.inject({ method: 'POST', url: list, headers, payload })
  }

  test('lets the control authority see and not confirm, another department neither', async () => {
    expect(await show()).toContain('name="dutyIds"')
    const watched = await show(published.people.hoa)
    expect(watched).toContain(published.code)
    expect(watched).not.toContain('name="dutyIds"')
    expect(await show(published.people.minh, '?xem=tat-ca')).not.toContain(published.code)
  })

  test('says what is missing, and keeps what was typed', async () => {
    const nothing = await confirm({ address: 'soyte', publishedOn: '15/03/2017' })
    expect(nothing.statusCode).toBe(422)
    for (const words of [
      'hãy chọn ít nhất một thủ tục',
      'id="field-dutyIds"',
      'Hãy ghi cả địa chỉ trang',
      'value="soyte"',
    ])
      expect(nothing.body).toContain(words)
    const other = await confirm({ dutyIds: await dutyId(), address: 'https://example.com/', publishedOn: '15/03/2017' })
    expect(other.statusCode).toBe(422)
    expect(other.body).toContain('Trang này không nằm trên soctrang.gov.vn')
    expect(other.body).toMatch(/name="dutyIds"[^>]* checked/)
  })

  test('two who confirm the same at once: one did it, the other is told', async () => {
    const typed = { dutyIds: await dutyId(), address, publishedOn: '15/03/2017' }
    const answers = await Promise.all([confirm(typed), confirm(typed)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.body).toContain('vừa được người khác xác nhận')
    expect(await show(published.people.lan, '?xem=da-dang')).toContain('Đã đăng 15/03/2017')
  })
})
