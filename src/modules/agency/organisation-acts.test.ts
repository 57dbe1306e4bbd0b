import type { Act } from '#kernel/act.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { amendAgency } from './amend-agency.ts'
import { amendOfficial } from './amend-official.ts'
import { appointOfficial } from './appoint-official.ts'
import { closeAgency } from './close-agency.ts'
import { listContacts } from './contact-queries.ts'
import { createAgency } from './create-agency.ts'
import { deputise } from './deputise.ts'
import { endPost } from './end-post.ts'
import { grantAgencyRole } from './grant-agency-role.ts'
import { leaveOffice } from './leave-office.ts'
import { focalPointsOf, headsOf, listFocalPointGaps, listPosts, resolveOfficial } from './official-queries.ts'
import { controlAuthorityOn, getAgencyByCode, listAgencies } from './queries.ts'
import { registerOfficial } from './register-official.ts'
import { setContact } from './set-contact.ts'
import { actorOf, person, seedPeople, testAgencies } from './testing.ts'

const basis = 'Quyết định số 15/QĐ-UBND ngày 10/3/2017'

async function eventNames(act: Act): Promise<string[]> {
  const events = await act.tx.selectFrom('auditEvent').select('name').orderBy('at').execute()
  return events.map((event) => event.name)
}

describe('the control authority', () => {
  test('moves on a day: its present holder ends the day before, and one can be asked for every day', async ({
    act,
  }) => {
    const people = await seedPeople(act)
    await grantAgencyRole(actAs(act, people.quanTri), {
      code: 'so-noi-vu',
      role: 'control-authority',
      from: '2018-01-01',
      basis,
    })
    expect((await controlAuthorityOn(act.tx, '2017-12-31')).code).toBe('van-phong-ubnd-tinh')
    expect((await controlAuthorityOn(act.tx, '2018-01-01')).code).toBe('so-noi-vu')
    expect(await eventNames(act)).toContain('agency.role-granted')
  })

  test('cannot be granted into a time for which another is already decided', async ({ act }) => {
    const people = await seedPeople(act)
    const grant = grantAgencyRole(actAs(act, people.quanTri), {
      code: 'so-noi-vu',
      role: 'control-authority',
      from: '2017-04-01',
      basis,
    })
    await expect(grant).rejects.toMatchObject({ code: 'agency.role-held-by-another' })
  })

  test('its focal point edits contacts and focal points, and nothing else', async ({ act }) => {
    const { hoa, lan } = await seedPeople(act)
    const asHoa = actAs(act, hoa)
    await setContact(asHoa, {
      code: 'bao-soc-trang',
      from: '2017-03-15',
      phone: '0299 3822000',
      receivesFeedback: false,
      source: basis,
    })
    await registerOfficial(asHoa, { code: 'thao', name: 'Ngô Thị Thảo' })
    await appointOfficial(asHoa, {
      officialCode: 'thao',
      agencyCode: 'so-noi-vu',
      role: 'focal-point',
      from: '2017-04-01',
      basis,
    })

    const head = appointOfficial(asHoa, {
      officialCode: 'thao',
      agencyCode: 'so-noi-vu',
      role: 'head',
      from: '2017-04-01',
      basis,
    })
    await expect(head).rejects.toMatchObject({
      code: 'agency.not-allowed',
      details: { allowed: ['set-contact', 'keep-officials', 'appoint-focal-point'] },
    })
    const contact = setContact(actAs(act, lan), {
      code: testAgencies.health,
      from: '2017-03-15',
      receivesFeedback: true,
      source: basis,
    })
    await expect(contact).rejects.toMatchObject({ code: 'agency.not-allowed' })
  })

  test('loses the right on the day the role moves to another agency', async ({ act }) => {
    const { hoa } = await seedPeople(act)
    const later = actAt(act, '2017-09-25T08:00:00+07:00')
    const hoaLater = await actorOf(later, hoa.officialId)
    const contact = setContact(actAs(later, hoaLater), {
      code: 'bao-soc-trang',
      from: '2017-09-25',
      receivesFeedback: false,
      source: basis,
    })
    await expect(contact).rejects.toMatchObject({ code: 'agency.not-allowed' })
  })
})

describe('an agency', () => {
  test('is found by words of its name, of what people call it and of its code, with or without marks, on the days on which it exists', async ({
    act,
  }) => {
    const { quanTri } = await seedPeople(act)
    const agency = {
      code: 'chi-cuc-thu-y',
      name: 'Chi cục Chăn nuôi',
      kind: 'sector-body',
      parentCode: 'ubnd-tinh',
    } as const
    await createAgency(actAs(act, quanTri), { ...agency, synonyms: ['trạm gia súc'], from: '2017-03-01', basis })
    const found = async (words: string, on = '2017-03-01') =>
      (await listAgencies(act.tx, on, { words })).map(({ code }) => code)
    for (const words of ['Chăn nuôi', 'CHAN NUOI', 'gia súc', 'cuc thu y', 'chi-cuc-thu-y'])
      expect(await found(words), words).toEqual(['chi-cuc-thu-y'])
    expect(await found('gia súc', '2017-02-28')).toEqual([])
    expect(await found('gia cầm')).toEqual([])
    expect(await found('%')).toEqual(await found(''))
  })

  test('is created, corrected and closed, and each is in the audit log', async ({ act }) => {
    const { quanTri } = await seedPeople(act)
    const asAdmin = actAs(act, quanTri)
    await createAgency(asAdmin, {
      code: 'chi-cuc-thu-y',
      name: 'Chi cục Thú y',
      kind: 'sector-body',
      parentCode: 'ubnd-tinh',
      synonyms: [],
      from: '2017-03-01',
      basis,
    })
    await amendAgency(asAdmin, {
      code: 'chi-cuc-thu-y',
      name: 'Chi cục Chăn nuôi và Thú y',
      parentCode: 'so-y-te',
      synonyms: ['thú y'],
      basis,
    })
    const same = await amendAgency(asAdmin, {
      code: 'chi-cuc-thu-y',
      name: 'Chi cục Chăn nuôi và Thú y',
      parentCode: 'so-y-te',
      synonyms: ['thú y'],
      basis,
    })
    expect(same.changed).toEqual([])
    await setContact(asAdmin, {
      code: 'chi-cuc-thu-y',
      from: '2017-03-02',
      phone: '0299 3821000',
      receivesFeedback: true,
      source: basis,
    })
    await closeAgency(asAdmin, { code: 'chi-cuc-thu-y', closedOn: '2017-03-10', basis })

    const closed = await getAgencyByCode(act.tx, 'chi-cuc-thu-y')
    expect(closed).toMatchObject({ name: 'Chi cục Chăn nuôi và Thú y', validFrom: '2017-03-01', validTo: '2017-03-09' })
    expect(await listContacts(act.tx, closed.id)).toMatchObject([{ validFrom: '2017-03-02', validTo: '2017-03-09' }])
    expect((await eventNames(act)).filter((name) => name.startsWith('agency.'))).toEqual([
      'agency.created',
      'agency.amended',
      'agency.contact-set',
      'agency.closed',
    ])
  })

  test('is not closed while others stand below it', async ({ act }) => {
    const { quanTri } = await seedPeople(act)
    const close = closeAgency(actAs(act, quanTri), { code: 'so-y-te', closedOn: '2017-06-01', basis })
    await expect(close).rejects.toMatchObject({
      code: 'agency.has-agencies-below',
      details: { agencies: ['mot-cua-so-y-te'] },
    })
  })

  test('cannot be managed by an agency that it manages itself', async ({ act }) => {
    const { quanTri } = await seedPeople(act)
    const circle = amendAgency(actAs(act, quanTri), {
      code: 'ubnd-tinh',
      name: 'UBND',
      parentCode: 'mot-cua-so-y-te',
      synonyms: [],
      basis,
    })
    await expect(circle).rejects.toMatchObject({ problems: [{ field: 'parentCode', code: 'agency.circle' }] })
  })

  test('does not share its code with another', async ({ act }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const agency = { name: 'Sở Y tế khác', kind: 'department' as const, synonyms: [], from: '2017-01-01', basis }
    await expect(createAgency(asAdmin, { ...agency, code: 'so-y-te' })).rejects.toMatchObject({
      problems: [{ field: 'code', code: 'already-taken' }],
    })
  })

  test('keeps the contact that it had when a new one is set', async ({ act }) => {
    const { quanTri } = await seedPeople(act)
    const asAdmin = actAs(act, quanTri)
    await setContact(asAdmin, {
      code: 'so-y-te',
      from: '2017-06-01',
      phone: '0299 3822',
      email: 'soyte@soctrang.gov.vn',
      receivesFeedback: true,
      source: basis,
    })
    const health = await getAgencyByCode(act.tx, 'so-y-te')
    const contacts = await listContacts(act.tx, health.id)
    expect(contacts).toMatchObject([
      { validFrom: '2017-06-01', validTo: null, phone: '0299 3822', doubts: ['phone-incomplete'] },
      { validFrom: '2017-01-01', validTo: '2017-05-31', phone: '0299 3822576' },
    ])
    const earlier = setContact(asAdmin, { code: 'so-y-te', from: '2017-05-01', receivesFeedback: true, source: basis })
    await expect(earlier).rejects.toMatchObject({ code: 'agency.later-contact-exists' })
  })
})

describe('officials and their posts', () => {
  test('an official acts for her agency from the first day of her post to the last', async ({ act }) => {
    const { quanTri, lan } = await seedPeople(act)
    const [post] = await listPosts(act.tx, { officialId: lan.officialId })
    await endPost(actAs(act, quanTri), { postId: post?.postId ?? '', endedOn: '2017-08-01', basis })
    expect((await resolveOfficial(act.tx, lan.officialId, '2016-12-31'))?.posts).toEqual([])
    expect((await resolveOfficial(act.tx, lan.officialId, '2017-07-31'))?.posts).toEqual([
      { agencyId: post?.agencyId, role: 'focal-point' },
    ])
    expect((await resolveOfficial(act.tx, lan.officialId, '2017-08-01'))?.posts).toEqual([])
  })

  test('an agency has one head at a time', async ({ act }) => {
    const { quanTri } = await seedPeople(act)
    const second = appointOfficial(actAs(act, quanTri), {
      officialCode: 'minh',
      agencyCode: 'so-y-te',
      role: 'head',
      from: '2017-05-01',
      basis,
    })
    await expect(second).rejects.toMatchObject({ code: 'official.agency-has-head' })
  })

  test('the head lets a colleague stand in for a time, both days included, and only in her own agency', async ({
    act,
  }) => {
    const { hanh, lan, son, minh } = await seedPeople(act)
    const [post] = await listPosts(act.tx, { officialId: lan.officialId })
    const time = { deputyCode: 'son', from: '2017-04-03', to: '2017-04-07', basis }
    await deputise(actAs(act, hanh), { postId: post?.postId ?? '', ...time })

    const during = await resolveOfficial(act.tx, son.officialId, '2017-04-07')
    expect(during?.posts).toContainEqual({
      agencyId: post?.agencyId,
      role: 'focal-point',
      deputisingFor: lan.officialId,
    })
    for (const day of ['2017-04-02', '2017-04-08']) {
      expect((await resolveOfficial(act.tx, son.officialId, day))?.posts).toEqual([
        { agencyId: post?.agencyId, role: 'handler' },
      ])
    }

    const [elsewhere] = await listPosts(act.tx, { officialId: minh.officialId })
    await expect(deputise(actAs(act, hanh), { postId: elsewhere?.postId ?? '', ...time })).rejects.toMatchObject({
      code: 'agency.not-allowed',
    })
    await expect(deputise(actAs(act, lan), { postId: post?.postId ?? '', ...time })).rejects.toMatchObject({
      code: 'agency.not-allowed',
    })
    await expect(
      deputise(actAs(act, hanh), { postId: post?.postId ?? '', ...time, from: '2017-04-07', to: '2017-04-10' }),
    ).rejects.toMatchObject({
      code: 'official.deputy-exists',
    })
  })

  test('nobody stands in beyond the post or for herself', async ({ act }) => {
    const { quanTri, lan } = await seedPeople(act)
    const asAdmin = actAs(act, quanTri)
    const postId = (await listPosts(act.tx, { officialId: lan.officialId }))[0]?.postId ?? ''
    await endPost(asAdmin, { postId, endedOn: '2017-05-01', basis })
    const beyond = deputise(asAdmin, { postId, deputyCode: 'son', from: '2017-04-25', to: '2017-05-01', basis })
    await expect(beyond).rejects.toMatchObject({ code: 'official.post-not-held-throughout' })
    const own = deputise(asAdmin, { postId, deputyCode: 'lan', from: '2017-04-25', to: '2017-04-30', basis })
    await expect(own).rejects.toMatchObject({ problems: [{ field: 'deputyCode', code: 'official.own-deputy' }] })
  })

  test('leaving hands everything over: posts and deputising end on the day, and she can be appointed no more', async ({
    act,
  }) => {
    const { quanTri, hanh, lan, son } = await seedPeople(act)
    const asAdmin = actAs(act, quanTri)
    const postId = (await listPosts(act.tx, { officialId: hanh.officialId }))[0]?.postId ?? ''
    await deputise(asAdmin, { postId, deputyCode: 'lan', from: '2017-04-01', to: '2017-06-30', basis })
    const left = await leaveOffice(asAdmin, { officialCode: 'lan', leftOn: '2017-05-01', basis })

    expect(left.posts).toMatchObject([{ role: 'focal-point' }])
    expect((await resolveOfficial(act.tx, lan.officialId, '2017-04-30'))?.posts).toHaveLength(2)
    expect((await resolveOfficial(act.tx, lan.officialId, '2017-05-01'))?.posts).toEqual([])
    const again = appointOfficial(asAdmin, {
      officialCode: 'lan',
      agencyCode: 'so-y-te',
      role: 'handler',
      from: '2017-06-01',
      basis,
    })
    await expect(again).rejects.toMatchObject({ code: 'official.has-left' })
    await leaveOffice(asAdmin, { officialCode: 'hanh', leftOn: '2017-05-01', basis })
    expect(await headsOf(act.tx, son.posts[0]?.agencyId ?? '', '2017-05-01')).toEqual([])
  })

  test('an official deputised by one who leaves keeps her own post', async ({ act }) => {
    const { quanTri, son } = await seedPeople(act)
    await leaveOffice(actAs(act, quanTri), { officialCode: 'lan', leftOn: '2017-05-01', basis })
    expect((await resolveOfficial(act.tx, son.officialId, '2017-05-02'))?.posts).toHaveLength(1)
  })
})

describe('focal points (plan VII.2): every agency has one at every moment', () => {
  test('the days without one are shown, between two and at the end', async ({ act }) => {
    const { quanTri, lan } = await seedPeople(act)
    const asAdmin = actAs(act, quanTri)
    const postId = (await listPosts(act.tx, { officialId: lan.officialId }))[0]?.postId ?? ''
    await endPost(asAdmin, { postId, endedOn: '2017-04-01', basis })
    await appointOfficial(asAdmin, {
      officialCode: 'son',
      agencyCode: 'so-y-te',
      role: 'focal-point',
      from: '2017-04-11',
      basis,
    })

    const gaps = await listFocalPointGaps(act.tx, '2017-01-01', '2017-12-31')
    expect(gaps.filter((gap) => gap.agencyCode === 'so-y-te')).toMatchObject([{ from: '2017-04-01', to: '2017-04-10' }])
    expect(gaps.filter((gap) => gap.agencyCode === 'so-noi-vu')).toMatchObject([
      { from: '2017-01-01', to: '2017-12-31' },
    ])
    expect(gaps.some((gap) => gap.agencyCode === 'bao-soc-trang')).toBe(false)
    const [present] = await focalPointsOf(act.tx, lan.posts[0]?.agencyId ?? '', '2017-04-11')
    expect(present?.officialName).toBe('Đỗ Văn Sơn')
  })

  test('two focal points of one agency may overlap', async ({ act }) => {
    await seedPeople(act)
    await person(act, 'binh', 'Lý Văn Bình', testAgencies.health, 'focal-point')
    const health = await getAgencyByCode(act.tx, testAgencies.health)
    expect(await focalPointsOf(act.tx, health.id, '2017-03-15')).toHaveLength(2)
  })
})

test('the address by which an official signs in is changed by an administrator alone; the rest also by the control authority', async ({
  act,
}) => {
  const people = await seedPeople(act)
  const change = { code: 'tu', name: 'Võ Văn Tú', email: 'la@minh-bach.example' }
  await expect(amendOfficial(actAs(act, people.hoa), change)).rejects.toMatchObject({
    code: 'agency.not-allowed',
    details: { move: 'change-email' },
  })
  await amendOfficial(actAs(act, people.hoa), { ...change, email: 'tu@minh-bach.example', phone: '0299 3822339' })
  await amendOfficial(actAs(act, people.quanTri), change)
  const { email } = await act.tx
    .selectFrom('official')
    .select('email')
    .where('code', '=', 'tu')
    .executeTakeFirstOrThrow()
  expect(email).toBe('la@minh-bach.example')
})
