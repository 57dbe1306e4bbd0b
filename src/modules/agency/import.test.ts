import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { exportAgencies, listSheetRows } from './agency-sheet.ts'
import { checkAgencyImport, importAgencies } from './import-agencies.ts'
import { checkOfficialImport, importOfficials } from './import-officials.ts'
import { loadOrganisation } from './load-organisation.ts'
import { exportOfficials } from './official-sheet.ts'
import { listPosts, resolveOfficial } from './official-queries.ts'
import { findAgencyByCode } from './queries.ts'
import { seedPeople } from './testing.ts'

const headers = [
  'Mã',
  'Tên cơ quan',
  'Tên gọi tắt',
  'Loại',
  'Mã cơ quan quản lý',
  'Mã đơn vị hành chính',
  'Từ ngày',
  'Căn cứ',
  'Điện thoại',
  'Thư điện tử',
  'Trang thông tin',
]

async function sheetOf(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): Promise<Buffer> {
  return writeSheet({
    sheets: [{ name: 'Thử', columns: columns.map((header) => ({ header, width: 20, type: 'text' as const })), rows }],
  })
}

const center = [
  'trung-tam-hcc',
  'Trung tâm Phục vụ hành chính công',
  null,
  'Ban, ngành',
  'ubnd-tinh',
  null,
  '01/03/2017',
  'QĐ 1/QĐ-UBND',
  '0299 3822999',
  null,
  null,
]

describe('agencies come out as XLSX and go in again', () => {
  test('what is exported can be imported and changes nothing', async ({ act }) => {
    await loadOrganisation(act)
    const bytes = await exportAgencies(act.tx, act.today)
    expect(await importAgencies(act, { bytes })).toEqual({ changes: [], unchanged: 285, problems: [] })
  })

  test('a new agency below another new one is created, and a second import changes nothing', async ({ act }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const desk = [
      'quay-hcc',
      'Quầy số 1',
      null,
      'Bộ phận tiếp nhận và trả kết quả',
      'trung-tam-hcc',
      null,
      '01/03/2017',
      'QĐ 1/QĐ-UBND',
      null,
      null,
      null,
    ]
    const bytes = await sheetOf(headers, [desk, center])
    const checked = await checkAgencyImport(act.tx, bytes, act.today)
    expect(checked.changes.map((change) => change.change)).toEqual(['new', 'new'])
    expect(await findAgencyByCode(act.tx, 'trung-tam-hcc')).toBeUndefined()

    expect((await importAgencies(asAdmin, { bytes })).changes).toHaveLength(2)
    const again = await importAgencies(asAdmin, { bytes })
    expect(again).toEqual({ changes: [], unchanged: 2, problems: [] })
    const rows = await listSheetRows(act.tx, act.today)
    expect(rows.find((row) => row.code === 'trung-tam-hcc')).toMatchObject({
      phone: '0299 3822999',
      from: '2017-03-01',
      receivesFeedback: false,
    })
  })

  test('text that looks like a formula stays text through export and import', async ({ act }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const hostile = '=HYPERLINK("http://x.vn","Sở")'
    await importAgencies(asAdmin, {
      bytes: await sheetOf(headers, [
        ['so-thu', hostile, '@SUM(A1)', 'Sở', 'ubnd-tinh', null, '01/03/2017', '-1+1', null, null, null],
      ]),
    })
    const bytes = await exportAgencies(act.tx, act.today)
    const rows = await listSheetRows(act.tx, act.today)
    expect(rows.find((row) => row.code === 'so-thu')).toMatchObject({
      name: hostile,
      shortName: '@SUM(A1)',
      basis: '-1+1',
    })
    expect(await importAgencies(asAdmin, { bytes })).toMatchObject({ changes: [], problems: [] })
  })

  test('every wrong cell is named, and nothing at all is imported', async ({ act }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const bytes = await sheetOf(headers, [
      center,
      ['Mã Sai!', 'X', null, 'Sở', null, null, '01/03/2017', 'QĐ', null, null, null],
      ['so-a', '', null, 'Cục', 'khong-co', null, '30/02/2017', 'QĐ', 'gọi sau', 'sai', 'javascript:alert(1)'],
      ['trung-tam-hcc', 'Trùng', null, 'Sở', null, null, '01/03/2017', 'QĐ', null, null, null],
      ['so-y-te', 'Sở Y tế', null, 'Báo, đài', 'ubnd-tinh', null, '01/01/2017', 'QĐ', null, null, null],
      ['ubnd-x', 'UBND X', null, 'Ủy ban nhân dân cấp xã', 'ubnd-tinh', '99999', '01/01/2017', 'QĐ', null, null, null],
    ])
    const { problems } = await checkAgencyImport(act.tx, bytes, act.today)
    expect(problems.map((problem) => `${problem.cell || problem.row} ${problem.column} ${problem.code}`)).toEqual([
      'G4 Từ ngày not-a-date',
      '3 Mã invalid-code',
      '4 Tên cơ quan required',
      '4 Từ ngày required',
      '4 Loại not-an-option',
      '4 Thư điện tử invalid-email',
      '4 Điện thoại invalid-phone',
      '4 Trang thông tin agency.invalid-website',
      '5 Mã repeated',
      '6 Loại agency.cannot-change',
      '7 Mã đơn vị hành chính agency.unknown-unit',
    ])
    await expect(importAgencies(asAdmin, { bytes })).rejects.toMatchObject({ code: 'agency.import-has-problems' })
    expect(await findAgencyByCode(act.tx, 'trung-tam-hcc')).toBeUndefined()
  })

  test('agencies that would manage each other are refused', async ({ act }) => {
    await loadOrganisation(act)
    const row = (code: string, parent: string) => [
      code,
      code,
      null,
      'Sở',
      parent,
      null,
      '01/03/2017',
      'QĐ',
      null,
      null,
      null,
    ]
    const { problems } = await checkAgencyImport(
      act.tx,
      await sheetOf(headers, [row('so-a', 'so-b'), row('so-b', 'so-a')]),
      act.today,
    )
    expect(problems.map((problem) => problem.code)).toEqual(['agency.circle', 'agency.circle'])
  })

  test('a file that is no workbook, or lacks a column, is said to be so', async ({ act }) => {
    expect((await checkAgencyImport(act.tx, Buffer.from('Mã;Tên'), act.today)).problems).toMatchObject([
      { code: 'not-xlsx' },
    ])
    const bytes = await sheetOf(['Mã', 'Tên cơ quan', 'Loại', 'Từ ngày'], [['a', 'A', 'Sở', '01/01/2017']])
    expect((await checkAgencyImport(act.tx, bytes, act.today)).problems).toMatchObject([
      { code: 'missing-column', column: 'Căn cứ' },
    ])
  })

  test('only an administrator imports', async ({ act }) => {
    const { hoa } = await seedPeople(act)
    const bytes = await sheetOf(headers, [center])
    await expect(importAgencies(actAs(act, hoa), { bytes })).rejects.toMatchObject({ code: 'agency.not-allowed' })
  })
})

describe('officials come out as XLSX and go in again', () => {
  const officialHeaders = ['Mã cán bộ', 'Họ và tên', 'Thư điện tử', 'Mã cơ quan', 'Vai trò', 'Từ ngày', 'Căn cứ']

  test('what is exported can be imported and changes nothing', async ({ act }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const bytes = await exportOfficials(act.tx, act.today)
    expect(await importOfficials(asAdmin, { bytes })).toEqual({ changes: [], unchanged: 8, problems: [] })
  })

  test('one official with two posts is registered once and appointed twice; a second import changes nothing', async ({
    act,
  }) => {
    const asAdmin = actAs(act, (await seedPeople(act)).quanTri)
    const bytes = await sheetOf(officialHeaders, [
      ['thao', 'Ngô Thị Thảo', 'thao@minh-bach.example', 'so-noi-vu', 'Cán bộ đầu mối', '01/02/2017', 'QĐ 2'],
      ['thao', 'Ngô Thị Thảo', 'thao@minh-bach.example', 'so-noi-vu', 'Người xử lý', '01/02/2017', 'QĐ 2'],
      ['khanh', 'Lâm Khánh', null, null, null, null, null],
    ])
    expect((await importOfficials(asAdmin, { bytes })).changes.map((change) => change.change)).toEqual([
      'new',
      'changed',
      'new',
    ])
    expect(await importOfficials(asAdmin, { bytes })).toEqual({ changes: [], unchanged: 3, problems: [] })
    const thao = await act.tx.selectFrom('official').select('id').where('code', '=', 'thao').executeTakeFirstOrThrow()
    expect(await listPosts(act.tx, { officialId: thao.id })).toHaveLength(2)
    expect((await resolveOfficial(act.tx, thao.id, '2017-01-31'))?.posts).toEqual([])
  })

  test('every wrong cell is named', async ({ act }) => {
    await seedPeople(act)
    const bytes = await sheetOf(officialHeaders, [
      ['lan', 'Nguyễn Thị Lan', 'lan@minh-bach.example', 'so-y-te', 'Cán bộ đầu mối', '01/02/2017', 'QĐ 2'],
      ['a', 'A', 'sai', 'khong-co', 'Giám thị', '01/02/2017', null],
      ['b', 'B', null, 'khong-co', 'Thủ trưởng', '01/02/2017', 'QĐ'],
      ['c', 'C', null, 'so-y-te', 'Thủ trưởng', '01/02/2016', 'QĐ'],
    ])
    const { problems } = await checkOfficialImport(act.tx, bytes)
    expect(problems.map((problem) => `${problem.row} ${problem.column} ${problem.code}`)).toEqual([
      '3 Căn cứ required',
      '3 Thư điện tử invalid-email',
      '3 Vai trò not-an-option',
      '2 Vai trò official.post-held-already',
      '4 Mã cơ quan agency.unknown',
      '5 Từ ngày agency.not-there-then',
      '5 Vai trò official.post-held-already',
    ])
  })
})
