import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sheetLimits } from './open-package.ts'
import { readSheet } from './read-sheet.ts'
import type { ReadColumn, Worksheet } from './sheet.ts'
import { writeSheet } from './write-sheet.ts'

const register: Worksheet = {
  name: 'Sổ tiếp nhận: năm 2017',
  titleRows: ['SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ', 'Năm 2017'],
  columns: [
    { header: 'Số', width: 8, type: 'number' },
    { header: 'Nội dung', width: 50, type: 'text' },
    { header: 'Ngày nhận', width: 14, type: 'date' },
    { header: 'Lúc', width: 18, type: 'instant' },
  ],
  rows: [
    [1, 'Chậm trả kết quả', '2017-02-05', new Date('2017-02-05T18:30:00Z')],
    [1234567.5, '=HYPERLINK("http://x","y")', '1899-01-01', null],
  ],
}

const columns: ReadColumn[] = [
  { key: 'number', headers: ['Số'], type: 'number' },
  { key: 'text', headers: ['Nội dung'], type: 'text' },
  { key: 'date', headers: ['Ngày nhận'], type: 'date' },
]

async function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

async function workbook(rows: (string | number | Date | null)[][]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'A', rows }] })
}

describe('a written book', () => {
  test('is read back as it was written, below its titles', async () => {
    const { rows, rowNumbers, problems } = await readSheet(await writeSheet({ sheets: [register] }), columns)
    expect(problems).toEqual([])
    expect(rowNumbers).toEqual([5, 6])
    expect(rows).toEqual([
      { number: 1, text: 'Chậm trả kết quả', date: '2017-02-05' },
      { number: 1234567.5, text: '=HYPERLINK("http://x","y")', date: '1899-01-01' },
    ])
  })

  test('prints on A4 landscape, one page wide, with its header on every page; filters and stays in sight', async () => {
    const parts = await partsOf(await writeSheet({ sheets: [register] }))
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(sheet).toContain('<autoFilter ref="A4:D6"/>')
    expect(sheet).toContain('<mergeCell ref="A1:D1"/>')
    expect(sheet).toMatch(/<pane ySplit="4" [^>]*state="frozen"/)
    expect(parts['xl/workbook.xml']).toContain("'Sổ tiếp nhận  năm 2017'!$4:$4</definedName>")
  })

  test('keeps real dates in the day and hour of Vietnam', async () => {
    const parts = await partsOf(await writeSheet({ sheets: [register] }))
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toMatch(/<c r="C5" s="\d+"><v>42771<\/v>/)
    expect(sheet).toMatch(/<c r="D5" s="\d+"><v>42772\.0625<\/v>/)
    expect(parts['xl/styles.xml']).toContain('formatCode="dd/mm/yyyy"')
  })

  test.each(['=1+1', '+84912', '-1+1', '@SUM(A1)', '\t=1', '=cmd|" /C calc"!A0', '_x003D_1'])(
    'the text %j is never a formula',
    async (text) => {
      const bytes = await writeSheet({ sheets: [{ ...register, rows: [[1, text, null, null]] }] })
      expect((await partsOf(bytes))['xl/worksheets/sheet1.xml']).not.toContain('<f>')
      expect((await readSheet(bytes, columns)).rows[0]?.['text']).toBe(text.trim())
    },
  )

  test('a formula is written only where the program says so', async () => {
    const bytes = await writeSheet({
      sheets: [{ ...register, rows: [[{ formula: 'SUM(A1:A3)', result: 6 }, null, null, null]] }],
    })
    expect((await partsOf(bytes))['xl/worksheets/sheet1.xml']).toContain('<f>SUM(A1:A3)</f><v>6</v>')
  })

  test('names that Excel forbids become legal and stay different', async () => {
    const sheets = ['A/B', 'A:B', "'", 'x'.repeat(60), 'x'.repeat(60)].map((name) => ({ ...register, name }))
    const { 'xl/workbook.xml': book = '' } = await partsOf(await writeSheet({ sheets }))
    const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5)
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/)
  })

  test('any text survives writing and reading, but for control characters', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const { rows, problems } = await readSheet(
          await writeSheet({ sheets: [{ ...register, rows: [[1, text, null, null]] }] }),
          columns,
        )
        if (/^\s*#[A-Z/0!?]+\s*$/.test(text)) return
        const clean = text
          .normalize('NFC')
          .toWellFormed()
          .replace(/\r\n?/g, '\n')
          .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '')
        expect(problems).toEqual([])
        expect(rows[0]?.['text']).toBe(clean.normalize('NFC').trim() || null)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a sheet that somebody sends', () => {
  test('may have empty rows, retyped headers, numbers and dates as text', async () => {
    const bytes = await workbook([
      [],
      ['Phụ lục'],
      [],
      ['  noi  dung ', 'NGÀY NHẬN', null, 'số'],
      ['a', '25/9/2017', null, '1.234,5'],
      [],
      ['b', new Date('2017-09-25T00:00:00Z'), null, 7],
    ])
    const { rows, rowNumbers, problems } = await readSheet(bytes, columns)
    expect(problems).toEqual([])
    expect(rowNumbers).toEqual([5, 7])
    expect(rows).toEqual([
      { number: 1234.5, text: 'a', date: '2017-09-25' },
      { number: 7, text: 'b', date: '2017-09-25' },
    ])
  })

  test('is told which cell is wrong and why', async () => {
    const bytes = await workbook([
      ['Số', 'Nội dung', 'Ngày nhận'],
      ['mười', 'a', '31/02/2017'],
    ])
    expect((await readSheet(bytes, columns)).problems).toEqual([
      { cell: 'A2', code: 'not-a-number', column: 'Số' },
      { cell: 'C2', code: 'not-a-date', column: 'Ngày nhận' },
    ])
  })

  test('is told which column is missing, or there twice', async () => {
    expect((await readSheet(await workbook([['Số', 'Nội dung']]), columns)).problems).toEqual([
      { cell: '', code: 'missing-column', column: 'Ngày nhận' },
    ])
    const twice = await workbook([['Số', 'Nội dung', 'Ngày nhận', 'so']])
    expect((await readSheet(twice, columns)).problems).toEqual([{ cell: 'D1', code: 'duplicate-column', column: 'Số' }])
    expect((await readSheet(await workbook([['x']]), columns)).problems).toEqual([{ cell: '', code: 'no-header' }])
  })

  test.each([
    ['a text file', Buffer.from('Số;Nội dung\n1;a'), 'not-xlsx'],
    ['nothing', Buffer.alloc(0), 'not-xlsx'],
    ['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'not-xlsx'],
    ['an encrypted or old file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
    [
      'a file that is too large',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(sheetLimits.packedBytes)]),
      'too-large',
    ],
  ])('%s is refused with a code', async (_, bytes, code) => {
    expect((await readSheet(bytes, columns)).problems).toEqual([{ cell: '', code }])
  })

  test('a zip bomb is refused before it fills the memory', async () => {
    const parts = unzipSync(await workbook([['Số', 'Nội dung', 'Ngày nhận']]))
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) })
    const before = process.memoryUsage().rss
    expect((await readSheet(bomb, columns)).problems).toEqual([{ cell: '', code: 'too-large' }])
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })

  test('a part that declares entities is refused', async () => {
    const parts = unzipSync(await workbook([['Số']]))
    const bytes = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><sst/>') })
    expect((await readSheet(bytes, columns)).problems).toEqual([{ cell: '', code: 'damaged' }])
  })

  test('a file cut or changed anywhere never throws', { timeout: 60_000 }, async () => {
    const whole = await writeSheet({ sheets: [register] })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole)
        if (!cut) bytes[at] = value
        expect(Array.isArray((await readSheet(bytes, columns)).problems)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
