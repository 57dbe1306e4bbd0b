import { sql } from 'kysely'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { listContacts } from './contact-queries.ts'
import { loadOrganisation } from './load-organisation.ts'
import {
  controlAuthorityOn,
  findAgencyByCode,
  getAgencyByCode,
  listAgencies,
  managingAgencyOf,
  suggestAgencies,
} from './queries.ts'
import { findUnitByCode, listSuccessions, successorsOf, unitsOn } from './unit-queries.ts'

test('the province of 2017 has one province, 11 districts and 109 communes; loading twice changes nothing', async ({
  act,
}) => {
  const first = await loadOrganisation(act)
  expect(first).toEqual({ units: 226, successions: 122, agencies: 285, roles: 148 })
  expect(await loadOrganisation(act)).toEqual({ units: 0, successions: 0, agencies: 0, roles: 0 })

  const units = await unitsOn(act.tx, '2017-06-01')
  expect(units).toHaveLength(121)
  expect(Map.groupBy(units, (unit) => unit.level).get('commune')).toHaveLength(109)
})

test('nobody but an administrator or the system loads the organisation', async ({ act }) => {
  await expect(loadOrganisation(actAs(act, visitor))).rejects.toMatchObject({ code: 'agency.not-allowed' })
})

describe('who follows whom', () => {
  async function successorNames(
    act: Parameters<typeof loadOrganisation>[0],
    code: string,
    on: string,
  ): Promise<string[]> {
    const unit = await findUnitByCode(act.tx, code, '2017-06-01')
    const successors = await successorsOf(act.tx, unit?.id ?? '', on)
    return successors.map((successor) => `${successor.code} ${successor.name}`)
  }

  test('commune 31498 (Phường 5) is itself until 30/6/2025 and Phường Sóc Trăng from 1/7/2025', async ({ act }) => {
    await loadOrganisation(act)
    expect(await successorNames(act, '31498', '2025-06-30')).toEqual(['31498 Phường 5'])
    expect(await successorNames(act, '31498', '2025-07-02')).toEqual(['31507 Phường Sóc Trăng'])
  })

  test('Phường 9 is Phường 1 from 1/9/2024 (108 communes) and Phường Phú Lợi in July 2025', async ({ act }) => {
    await loadOrganisation(act)
    expect(await successorNames(act, '31522', '2024-08-31')).toEqual(['31522 Phường 9'])
    expect(await successorNames(act, '31522', '2024-09-01')).toEqual(['31522 Phường 1'])
    expect(await successorNames(act, '31513', '2024-09-01')).toEqual(['31522 Phường 1'])
    expect(await successorNames(act, '31513', '2025-07-02')).toEqual(['31510 Phường Phú Lợi'])
    expect(await unitsOn(act.tx, '2025-03-01', 'commune')).toHaveLength(108)
    const links = await listSuccessions(act.tx)
    expect(links.filter((link) => !link.certain).map((link) => link.from.code)).toEqual(['31513', '31522'])
  })

  test('a district has no successor after the reform, the province is Cần Thơ with 103 communes', async ({ act }) => {
    await loadOrganisation(act)
    expect(await successorNames(act, '943', '2025-07-01')).toEqual([])
    expect(await successorNames(act, '94', '2025-07-01')).toEqual(['92 Thành phố Cần Thơ'])
    const units = await unitsOn(act.tx, '2025-07-01')
    expect(units).toHaveLength(104)
    expect(units.some((unit) => unit.level === 'district')).toBe(false)
  })

  test('every commune of 2017 has exactly one successor in 2025, 43 in all', async ({ act }) => {
    await loadOrganisation(act)
    const communes = await unitsOn(act.tx, '2017-06-01', 'commune')
    const found = new Set<string>()
    for (const commune of communes) {
      const successors = await successorsOf(act.tx, commune.id, '2025-07-02')
      expect(successors, commune.name).toHaveLength(1)
      for (const successor of successors) found.add(successor.code)
    }
    expect(found.size).toBe(43)
  })

  test('two units cannot hold one code on one day', async ({ act }) => {
    await loadOrganisation(act)
    const double = act.tx
      .insertInto('administrativeUnit')
      .values({
        code: '94',
        name: 'Tỉnh X',
        foldedName: 'tinh x',
        level: 'province',
        kind: 'tinh',
        parentId: null,
        valid: '[2020-01-01,)',
        source: 'thử',
      })
      .execute()
    await expect(double).rejects.toMatchObject({ constraint: 'code_names_one_unit_at_a_time' })
  })
})

describe('agencies', () => {
  test('every unit of 2017 has its committee, each managed by the one above', async ({ act }) => {
    await loadOrganisation(act)
    const agencies = await listAgencies(act.tx, '2017-06-01')
    const units = await unitsOn(act.tx, '2017-06-01')
    const committees = agencies.filter((agency) => agency.kind.endsWith('-committee'))
    expect(new Set(committees.map((agency) => agency.unitId))).toEqual(new Set(units.map((unit) => unit.id)))
    expect(committees).toHaveLength(121)

    const commune = await getAgencyByCode(act.tx, 'ubnd-xa-hoa-tu-2-huyen-my-xuyen')
    expect(commune.name).toBe('Ủy ban nhân dân xã Hòa Tú II')
    const district = await managingAgencyOf(act.tx, commune.id)
    expect(district?.name).toBe('Ủy ban nhân dân huyện Mỹ Xuyên')
    expect((await managingAgencyOf(act.tx, district?.id ?? ''))?.code).toBe('ubnd-tinh')
  })

  test('the entry of every committee in the list was found, and what it does not say stays empty', async ({ act }) => {
    await loadOrganisation(act)
    const contacts = await act.tx
      .selectFrom('agencyContact')
      .innerJoin('agency', 'agency.id', 'agencyContact.agencyId')
      .select(['agency.code', 'agency.kind', 'agencyContact.phone', 'agencyContact.doubts'])
      .execute()
    expect(contacts.filter((contact) => contact.kind.endsWith('-committee'))).toHaveLength(121)
    expect(contacts.filter((contact) => contact.doubts.includes('phone-shared')).length).toBeGreaterThan(30)
    expect(contacts.find((contact) => contact.code === 'ubnd-huyen-cu-lao-dung')?.phone).toBeNull()
    const office = await getAgencyByCode(act.tx, 'van-phong-ubnd-tinh')
    expect(await listContacts(act.tx, office.id)).toEqual([])
  })

  test('15 departments, and a one-stop desk for each department, sector body, district and commune', async ({
    act,
  }) => {
    await loadOrganisation(act)
    const agencies = await listAgencies(act.tx, '2017-06-01')
    const count = (kind: string) => agencies.filter((agency) => agency.kind === kind).length
    expect(['department', 'sector-body', 'office', 'media', 'one-stop-desk'].map(count)).toEqual([15, 4, 1, 2, 139])
    const desk = await getAgencyByCode(act.tx, 'mot-cua-so-y-te')
    expect(desk.name).toBe('Bộ phận tiếp nhận và trả kết quả – Sở Y tế')
    expect((await managingAgencyOf(act.tx, desk.id))?.code).toBe('so-y-te')
  })

  test('an agency is found as people write it, and why is said', async ({ act }) => {
    await loadOrganisation(act)
    const [health] = await suggestAgencies(
      act.tx,
      'Tôi nộp hồ sơ ở so y te tinh Soc Trang, chưa ai trả lời',
      '2017-06-01',
    )
    expect(health?.agency.code).toBe('so-y-te')
    expect(health?.reason.how).toBe('mentioned')
    const typed = await suggestAgencies(act.tx, 'ubnd xã long b', '2017-06-01')
    expect(typed[0]?.agency.code).toBe('ubnd-xa-long-binh-tx-nga-nam')
    expect(await suggestAgencies(act.tx, '', '2017-06-01')).toEqual([])
    expect(await suggestAgencies(act.tx, "'; drop table agency; -- %_", '2017-06-01')).toEqual([])
  })

  test('three wards are called Phường 1: all three are offered', async ({ act }) => {
    await loadOrganisation(act)
    const wards = await suggestAgencies(act.tx, 'cán bộ Phường 1 hẹn nhiều lần', '2017-06-01')
    expect(wards.map((ward) => ward.agency.code).toSorted()).toEqual([
      'ubnd-phuong-1-tp-soc-trang',
      'ubnd-phuong-1-tx-nga-nam',
      'ubnd-phuong-1-tx-vinh-chau',
    ])
  })
})

describe('Cơ quan kiểm soát TTHC (NĐ 63/2010 Điều 5, NĐ 92/2017)', () => {
  test('is Sở Tư pháp until 24/9/2017 and Văn phòng UBND tỉnh from 25/9/2017', async ({ act }) => {
    await loadOrganisation(act)
    expect((await controlAuthorityOn(act.tx, '2017-01-01')).code).toBe('so-tu-phap')
    expect((await controlAuthorityOn(act.tx, '2017-09-24')).code).toBe('so-tu-phap')
    expect((await controlAuthorityOn(act.tx, '2017-09-25')).code).toBe('van-phong-ubnd-tinh')
    await expect(controlAuthorityOn(act.tx, '2016-12-31')).rejects.toMatchObject({
      code: 'agency.no-control-authority',
    })
  })

  test('the database refuses two at a time', async ({ act }) => {
    await loadOrganisation(act)
    const health = await findAgencyByCode(act.tx, 'so-y-te')
    const second = sql`insert into agency_role (agency_id, role, valid, basis)
      values (${health?.id}, 'control-authority', '[2017-05-01,2017-06-01)', 'thử')`.execute(act.tx)
    await expect(second).rejects.toMatchObject({ constraint: 'one_agency_at_a_time_in_a_single_role' })
  })
})
