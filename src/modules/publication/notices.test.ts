import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { seedPeople, setContactOf, testAgencies } from '#modules/agency/testing.ts'
import { confirmPosting, takeDown } from './confirm-posting.ts'
import { drawUpNotices } from './draw-up-notices.ts'
import { printPack } from './print-pack.ts'
import { countSheets, findSheet, getSheet, listSheets } from './queries.ts'
import { reportBoard } from './report-board.ts'
import type { NoticeSheet } from './sheet.ts'
import { aPhoto } from './testing.ts'

const place = 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả'

async function noticesOf(act: Act, agencyCode: string): Promise<readonly NoticeSheet[]> {
  const rows = await act.tx
    .selectFrom('postingSheet as sheet')
    .innerJoin('agency', 'agency.id', 'sheet.agencyId')
    .select('sheet.token')
    .where('agency.code', '=', agencyCode)
    .where('sheet.notice', 'is not', null)
    .orderBy('sheet.madeAt')
    .execute()
  const sheets = await Promise.all(rows.map(({ token }) => findSheet(act.tx, token, act.today)))
  return sheets.flatMap((sheet) => (sheet?.kind === 'notice' ? [sheet] : []))
}

async function oneNoticeOf(act: Act, agencyCode: string): Promise<NoticeSheet> {
  const [sheet, ...more] = await noticesOf(act, agencyCode)
  if (!sheet || more.length > 0) throw new Error(`${agencyCode} has not one notice`)
  return sheet
}

/** The day after: contacts are dated, and a day has only one. */
const nextDay = (act: Act) => actAt(act, '2017-03-16T09:00:00+07:00')

describe('the notice “Nơi tiếp nhận phản ánh, kiến nghị” (NĐ 20/2008 Đ.10.3, Đ.13.3)', () => {
  test('waits on the board of every agency that receives feedback, once however often it is drawn up', async ({
    act,
  }) => {
    await seedPeople(act)
    const receiving = await act.tx
      .selectFrom('agencyRole')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('role', '=', 'feedback-recipient')
      .where(sql<boolean>`valid @> ${act.today}::date`)
      .executeTakeFirstOrThrow()
    expect(await drawUpNotices(act)).toBe(receiving.count)
    expect(await drawUpNotices(act)).toBe(0)
    const sheet = await oneNoticeOf(act, testAgencies.health)
    expect(sheet).toMatchObject({ state: 'in-force', postedOn: null, notice: { agency: { name: 'Sở Y tế' } } })
  })

  test('has no day, because no article sets one; it is an open duty until it hangs', async ({ act }) => {
    const { lan } = await seedPeople(act)
    await drawUpNotices(act)
    const before = await countSheets(act.tx, lan, { today: act.today })
    expect(before['cho-niem-yet']).toBe(1)
    const { token, dueOn } = await oneNoticeOf(act, testAgencies.health)
    expect(dueOn).toBeNull()
    await confirmPosting(actAs(act, lan), { token, postedOn: act.today, place, photos: [aPhoto] })
    const after = await countSheets(act.tx, lan, { today: act.today })
    expect([after['cho-niem-yet'], after['dang-treo'], after['phai-go']]).toEqual([0, 1, 0])
  })

  test('is not confirmed without a photograph, nor by another agency', async ({ act }) => {
    const { lan, minh, hoa } = await seedPeople(act)
    await drawUpNotices(act)
    const { token } = await oneNoticeOf(act, testAgencies.health)
    await expect(
      confirmPosting(actAs(act, lan), { token, postedOn: act.today, place, photos: [] }),
    ).rejects.toMatchObject({ problems: [{ field: 'files', code: 'required' }] })
    const given = { token, postedOn: act.today, place, photos: [aPhoto] }
    for (const stranger of [minh, hoa])
      await expect(confirmPosting(actAs(act, stranger), given)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('names the control authority of the province beside the agency, but not twice on its own board', async ({
    act,
  }) => {
    const { hoa } = await seedPeople(act)
    await drawUpNotices(act)
    const control = await act.tx
      .selectFrom('agency')
      .select(['code', 'name'])
      .where('id', '=', hoa.posts[0]?.agencyId ?? '')
      .executeTakeFirstOrThrow()
    expect((await oneNoticeOf(act, testAgencies.health)).notice.control?.name).toBe(control.name)
    expect((await oneNoticeOf(act, control.code)).notice.control).toBeNull()
  })
})

describe('when the telephone number of an agency changes', () => {
  async function changed(act: Act) {
    const people = await seedPeople(act)
    await drawUpNotices(act)
    const old = await oneNoticeOf(act, testAgencies.health)
    await confirmPosting(actAs(act, people.lan), { token: old.token, postedOn: act.today, place, photos: [aPhoto] })
    const later = nextDay(act)
    await setContactOf(later, testAgencies.health, { phone: '0299 3821 999' })
    return { people, old, later }
  }

  test('the sheet that hangs says so to whoever scans it, from that day on and not before; a new one is drawn up', async ({
    act,
  }) => {
    const { people, old, later } = await changed(act)
    expect((await findSheet(act.tx, old.token, act.today))?.state).toBe('in-force')
    expect((await findSheet(act.tx, old.token, later.today))?.state).toBe('replaced')
    expect(await drawUpNotices(later)).toBe(1)
    const waiting = (await noticesOf(later, testAgencies.health)).find(({ postedOn }) => postedOn === null)
    expect(waiting?.notice.agency.phone).toBe('0299 3821 999')
    const counts = await countSheets(later.tx, people.lan, { today: later.today })
    expect([counts['cho-niem-yet'], counts['phai-go']]).toEqual([1, 1])
  })

  test('the new sheet takes the old one down; the old one cannot be posted again', async ({ act }) => {
    const { people, old, later } = await changed(act)
    await drawUpNotices(later)
    const lan = actAs(later, people.lan)
    const waiting = (await noticesOf(later, testAgencies.health)).find(({ postedOn }) => postedOn === null)
    const token = waiting?.token ?? ''
    await confirmPosting(lan, { token, postedOn: later.today, place, photos: [aPhoto] })
    expect((await getSheet(later.tx, people.lan, old.token, later.today)).removedOn).toBe(later.today)
    await expect(takeDown(lan, { token: old.token, removedOn: later.today })).rejects.toMatchObject({
      code: 'publication.already-taken-down',
    })
  })

  test('a sheet that never hung is not posted any more', async ({ act }) => {
    const { lan } = await seedPeople(act)
    await drawUpNotices(act)
    const { token } = await oneNoticeOf(act, testAgencies.health)
    const later = nextDay(act)
    await setContactOf(later, testAgencies.health, { phone: '0299 3821 999' })
    await expect(
      confirmPosting(actAs(later, lan), { token, postedOn: later.today, place, photos: [aPhoto] }),
    ).rejects.toMatchObject({ code: 'publication.sheet-out-of-force' })
    const [left] = await listSheets(later.tx, lan, { view: 'cho-niem-yet', today: later.today, page: 1, pageSize: 50 })
    expect(left).toBeUndefined()
  })

  test('and changes back, the sheet that still hangs holds again and no new one is drawn up', async ({ act }) => {
    const { old, later } = await changed(act)
    const { name: _, ...ways } = old.notice.agency
    await setContactOf(later, testAgencies.health, ways)
    expect((await findSheet(later.tx, old.token, later.today))?.state).toBe('in-force')
    expect(await drawUpNotices(later)).toBe(0)
  })
})

test('when the control of procedures passes to another agency, every notice of the province is out of date (NĐ 92/2017)', async ({
  act,
}) => {
  await seedPeople(act)
  await drawUpNotices(act)
  const { token } = await oneNoticeOf(act, testAgencies.commune)
  expect((await findSheet(act.tx, token, '2017-09-24'))?.state).toBe('in-force')
  expect((await findSheet(act.tx, token, '2017-09-25'))?.state).toBe('replaced')
  const september = { ...actAt(act, '2017-09-25T00:10:00+07:00'), actor: systemActor('publication.draw-up-notices') }
  expect(await drawUpNotices(september)).toBeGreaterThan(100)
})

test('somebody who stands before a notice may report it like any other sheet', async ({ act }) => {
  const { lan } = await seedPeople(act)
  await drawUpNotices(act)
  const { token } = await oneNoticeOf(act, testAgencies.health)
  await reportBoard(act, { token, kind: 'unreadable' })
  expect((await getSheet(act.tx, lan, token, act.today)).openReports).toBe(1)
})

test('printed, it is one A4 page with name, address, telephone, e-mail and site, what may be sent and how', async ({
  act,
}) => {
  const { lan } = await seedPeople(act)
  const ways = {
    address: 'Số 6 Châu Văn Tiếp, phường 2, thành phố Sóc Trăng',
    phone: '0299 3821 776',
    email: 'soyte@soctrang.gov.vn',
    website: 'soyte.soctrang.gov.vn',
  }
  await setContactOf(act, testAgencies.health, ways)
  await drawUpNotices(act)
  const sheet = await getSheet(act.tx, lan, (await oneNoticeOf(act, testAgencies.health)).token, act.today)
  const options = { baseUrl: 'https://minhbach.vn', agencyName: 'Sở Y tế', madeAt: act.now }
  for (const paper of ['a4', 'a3'] as const) {
    const { pages, fonts } = await readPdf(await printPack(act.tx, [sheet], { ...options, paper }))
    expect(pages).toHaveLength(1)
    for (const words of [...Object.values(ways), 'NƠI TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ', 'ngôn ngữ tiếng Việt'])
      expect(pages[0]?.text).toContain(words)
    expect(pages[0]?.text).toContain(`https://minhbach.vn/n/${sheet.token}`)
    expect(fonts.filter((font) => !font.includes('+Tinos'))).toEqual([])
  }
})

test('a sheet says one thing: a text and a notice at once, or neither, is impossible even by SQL', async ({ act }) => {
  await seedPeople(act)
  const nothing = sql`insert into posting_sheet (token, agency_id, made_at)
    select 'toNiemYetTrong_1', id, now() from agency limit 1`.execute(act.tx)
  await expect(nothing).rejects.toThrow('posting_sheet_says_one_thing')
})
