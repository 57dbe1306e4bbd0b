import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { SheetCell } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { partSheets } from './content-sheets.ts'
import { ProcedureContent } from './content.ts'
import { examineProcedures } from './examine-procedures.ts'
import { portalRecordOf, type CodedContent } from './portal-record.ts'
import { isRefusal, type ReadRecord, type RecordRefusal } from './read-record.ts'
import { recordsOf } from './record-stream.ts'
import { portalFile } from './testing.ts'
import { codeHeader, contentSheetsOf, writeContentSheets } from './write-content-sheets.ts'

async function* once(bytes: Uint8Array | string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(bytes)
}

async function readAll(bytes: Uint8Array | string): Promise<(ReadRecord | RecordRefusal)[]> {
  const found: (ReadRecord | RecordRefusal)[] = []
  for await (const one of recordsOf(once(bytes))) found.push(one)
  return found
}

const birth: CodedContent = {
  code: '9.000001',
  content: ProcedureContent.parse({
    name: 'Đăng ký khai sinh',
    sector: { code: 'G15-TP08', name: 'Hộ tịch' },
    levels: ['district', 'commune'],
    steps: [{ title: 'Bước 1', text: 'Nộp hồ sơ\n=SUM(A1)', by: 'applicant' }],
    channels: [
      {
        kind: 'in-person',
        timeLimits: [
          { amount: 2, unit: 'month', condition: 'cấp mới', text: '02 tháng và 15 ngày làm việc' },
          { amount: 15, unit: 'working-day', condition: 'cấp mới', text: '02 tháng và 15 ngày làm việc', adds: true },
        ],
        fees: [
          {
            kind: 'le-phi',
            amount: 50_000,
            per: 'bản',
            condition: 'đăng ký quá hạn',
            text: '50.000 đồng/bản',
            basis: '',
          },
          { kind: 'phi', amount: 0.02, currency: 'percent', per: 'giá trị hợp đồng', text: '0,02%' },
        ],
      },
      { kind: 'online', online: 'full', timeText: 'Ngay sau khi nhận hồ sơ', text: 'Cổng dịch vụ công' },
    ],
    paperGroups: [
      {
        title: 'Giấy tờ phải nộp',
        papers: [
          {
            name: 'Giấy chứng sinh',
            originals: 1,
            certifiedCopies: 1,
            forms: [{ name: 'mau.docx', url: 'dvc/mau.docx' }],
          },
          { name: 'Căn cước (nếu có)', use: 'present', required: false, electronic: true, note: 'bản gốc' },
        ],
      },
      { title: 'Lưu ý: người nộp không phải nộp bản sao', papers: [] },
    ],
    copyCount: 1,
    competentAgencies: [{ name: 'Ủy ban nhân dân cấp xã', code: 'UBX' }],
    authorizedAgencies: [{ name: 'Bộ Công an' }],
    applicants: [{ kind: 'citizen', name: 'Công dân Việt Nam' }],
    outcomes: [{ name: 'Giấy khai sinh', code: 'KQ1' }],
    legalBases: [{ number: '60/2014/QH13', name: 'Luật Hộ tịch', articles: 'Điều 13' }],
    related: [{ code: '1.000002', name: 'Đăng ký lại khai sinh' }],
    cases: [{ name: 'Quá hạn', timeLimit: { amount: 5, unit: 'day', condition: '', text: '' } }, { name: 'Khác' }],
    requirements: 'Trẻ sinh trong 60 ngày',
    announcedBy: { number: '633/QĐ-UBND', on: '2017-03-01', issuer: 'UBND tỉnh Sóc Trăng' },
    unplaced: [{ field: 'isVertical', text: 'true' }],
    flags: [{ flag: 'time-limit-in-words', part: 'timeLimits', text: 'Ngay sau khi nhận hồ sơ' }],
  }),
}

const marriage: CodedContent = {
  code: '9.000002',
  content: ProcedureContent.parse({
    name: 'Đăng ký kết hôn',
    channels: [{ kind: 'in-person' }],
    paperGroups: [{ title: '', papers: [{ name: 'Tờ khai' }] }],
  }),
}

/** The template filled with two procedures and with one more row, given by the headers of its sheet. */
async function templateWith(name: string, code: string | null, cells: Readonly<Record<string, SheetCell>> = {}) {
  const sheets = contentSheetsOf([birth, marriage])
  const known = sheets.find((sheet) => sheet.name === name)
  const columns = known?.columns ?? [{ header: codeHeader, width: 18, type: 'text' as const }]
  const row = columns.map(({ header }) => (header === codeHeader ? code : (cells[header] ?? null)))
  const added = { name, columns, rows: [...(known?.rows ?? []), row] }
  return writeSheet({ sheets: known ? sheets.map((sheet) => (sheet === known ? added : sheet)) : [...sheets, added] })
}

describe('a row of our template that belongs to nothing is never dropped in silence:', () => {
  const paper = { 'Giấy tờ thuộc nhóm thứ': 1, 'Tên giấy tờ': 'Giấy chứng sinh' }

  test.each([
    {
      name: partSheets.papers.name,
      code: '9.000099',
      cells: paper,
      at: 5,
      why: 'Thủ tục has no procedure of this code',
    },
    { name: partSheets.steps.name, code: null, cells: { 'Tên bước': 'Bước 2' }, at: 3, why: 'no code of a procedure' },
    { name: 'Ghi chú của tôi', code: '9.000002', cells: {}, at: 2, why: 'the template has no such sheet' },
  ])('$why: that row is refused, both procedures are taken', async ({ name, code, cells, at, why }) => {
    const read = await readAll(await templateWith(name, code, cells))

    expect(read).toMatchObject([
      { code: '9.000001', line: 2 },
      { code: '9.000002', line: 3 },
      { line: at, code, reason: 'lost-row', detail: `${name}, row ${at}: ${why}` },
    ])
  })

  test.each([
    [partSheets.limits, { 'Thời hạn của cách nộp thứ': 9, 'Số thời gian': 3 }, 'no way of submitting has the number 9'],
    [partSheets.limits, { 'Số thời gian': 3 }, 'no number of a way of submitting'],
    [partSheets.fees, { 'Khoản thu của cách nộp thứ': 2, 'Mức thu': 5000 }, 'no way of submitting has the number 2'],
    [partSheets.channels, { 'Thứ tự cách nộp': 1 }, 'more than one way of submitting has the number 1'],
    [partSheets.papers, { ...paper, 'Giấy tờ thuộc nhóm thứ': 2 }, 'no group of papers has the number 2'],
    [partSheets.forms, { 'Mẫu thuộc nhóm thứ': 1, 'Mẫu của giấy tờ thứ': 4 }, 'no paper has the number 4'],
    [partSheets.agencies, { 'Tên cơ quan': 'Sở Tư pháp' }, 'no such part of an agency'],
    [partSheets.cases, { 'Tên trường hợp': 'Khác', 'Đơn vị thời gian': 'ngày' }, 'a time limit without its number'],
  ])('%s with %o costs its own procedure', async (part, cells, why) => {
    const read = await readAll(await templateWith(part.name, '9.000002', cells))

    expect(read).toMatchObject([{ code: '9.000001' }, { line: 3, code: '9.000002', reason: 'lost-row' }])
    expect(read[1] && isRefusal(read[1]) ? read[1].detail : '').toMatch(
      new RegExp(`${part.name}, row \\d+: ${why}`, 'u'),
    )
  })

  test('the totals count it among what was refused', async () => {
    const examined = await examineProcedures(once(await templateWith(partSheets.papers.name, '9.000099', paper)))

    expect(examined).toMatchObject({ records: 3, refused: 1 })
  })
})

describe('our template in XLSX', () => {
  test('every part of a text comes back from it as it was', async () => {
    const read = await readAll(
      await writeContentSheets([birth, { code: '9.000002', content: ProcedureContent.parse({ name: 'Trống' }) }]),
    )

    expect(read.map((one) => (isRefusal(one) ? one : one.content))).toEqual([
      birth.content,
      ProcedureContent.parse({ name: 'Trống' }),
    ])
    expect(read[0]).toMatchObject({ code: '9.000001', line: 2 })
  })

  test('so do three hundred real ones', { timeout: 120_000 }, async () => {
    const lines = gunzipSync(readFileSync(portalFile)).toString('utf8').split('\n')
    const some = await readAll(lines.filter((_, at) => at % 16 === 15).join('\n'))
    const texts = some.flatMap((one): CodedContent[] =>
      isRefusal(one) || one.content.requirements.length >= 32_000 ? [] : [{ code: one.code, content: one.content }],
    )
    const read = await readAll(await writeContentSheets(texts))

    expect(texts.length).toBeGreaterThan(290)
    expect(read.map((one) => (isRefusal(one) ? one : one.content))).toEqual(texts.map(({ content }) => content))
  })

  test('a word that is none of the choices costs its own procedure and says where', async () => {
    const other: CodedContent = { code: '9.000003', content: ProcedureContent.parse({ name: 'Khác' }) }
    const parts = Object.entries(unzipSync(await writeContentSheets([birth, other]))).map(([name, part]) => {
      const text = Buffer.from(part).toString('utf8').replaceAll('công dân Việt Nam', 'người ở đâu đến')
      return [name, name.endsWith('.xml') ? Buffer.from(text) : part] as const
    })
    const [wrong, right] = await readAll(zipSync(Object.fromEntries(parts)))

    expect(wrong).toMatchObject({ line: 2, code: '9.000001', reason: 'wrong-shape', detail: 'applicants.0.kind' })
    expect(right).toMatchObject({ line: 3, code: '9.000003' })
  })

  test('a workbook that is none, or that unpacks to more than may be, is refused whole', async () => {
    const noWorkbook = zipSync({ 'xl/other.xml': new Uint8Array(10) })
    const bomb = zipSync({
      'xl/workbook.xml': new Uint8Array(10),
      'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024),
    })

    expect(await readAll(noWorkbook)).toMatchObject([{ reason: 'wrong-shape', detail: 'Thủ tục: not-xlsx' }])
    expect(await readAll(bomb)).toMatchObject([{ reason: 'wrong-shape', detail: 'Thủ tục: too-large' }])
  })
})

describe("a text written here in the shape of the portal's records", () => {
  test('comes back whole', async () => {
    const [read] = await readAll(`${portalRecordOf(birth)}\n`)

    expect(read && !isRefusal(read) ? read.content : read).toEqual(birth.content)
  })

  test('when somebody has edited its fields, those are read and not what was kept beside them', async () => {
    const edited = portalRecordOf(birth).replace('"name":"Đăng ký khai sinh"', '"name":"Đăng ký lại khai sinh"')
    const [read] = await readAll(`${edited}\n`)

    expect(read && !isRefusal(read) ? read.content.name : read).toBe('Đăng ký lại khai sinh')
    expect(read && !isRefusal(read) ? read.content.channels[0]?.timeLimits : read).toMatchObject([
      { amount: 2, unit: 'month', condition: 'cấp mới' },
      { amount: 15, unit: 'working-day', condition: 'cấp mới' },
    ])
  })
})
