import { renderSVG } from 'uqr'
import { expect, test } from 'vitest'
import { plainSheetsPdf } from './plain-sheet.ts'
import { readPdf } from './read-pdf.testing.ts'
import { receiptSheetPdf } from './receipt-sheet.ts'

const madeAt = new Date('2017-02-05T02:00:00Z')

test('the receipt gives the sender code, secret and the next dates on one A5 page', async () => {
  const receipt = {
    agency: 'SỞ TƯ PHÁP TỈNH SÓC TRĂNG',
    code: 'PA-7K3M-9QXD',
    secret: 'K7Q2-M4XP-9TRA-3WZD-HN6C',
    receivedAt: new Date('2017-02-03T02:05:00Z'),
    lookupAddress: 'minhbach.soctrang.gov.vn/tra-cuu',
    qrSvg: renderSVG('https://minhbach.soctrang.gov.vn/tra-cuu'),
    nextDates: [{ label: 'Chuyển cơ quan có thẩm quyền', on: '2017-02-10', basis: 'Điều 9' }],
  }
  const { pages } = await readPdf(await receiptSheetPdf(receipt, madeAt))
  expect(pages).toHaveLength(1)
  expect(pages[0]?.width).toBeCloseTo(419.53, 1)
  for (const words of [receipt.code, receipt.secret, '09:05 03/02/2017', '10/02/2017', receipt.lookupAddress]) {
    expect(pages[0]?.text).toContain(words)
  }
})

test('fifty sheets make one file, each on its own page', async () => {
  const sheets = Array.from({ length: 50 }, (_, index) => ({
    paper: 'a4' as const,
    size: 14,
    title: `Thủ tục số ${index + 1}`,
    blocks: [{ kind: 'paragraph' as const, text: '#hồ sơ '.repeat(200) }],
  }))
  const { pages } = await readPdf(await plainSheetsPdf('Bộ niêm yết', sheets, madeAt))
  expect(pages.map((page) => /Thủ tục số \d+/.exec(page.text)?.[0])).toEqual(sheets.map((sheet) => sheet.title))
})

test('a long sheet has its code on the first page, and every page says which of how many it is', async () => {
  const qr = {
    svg: renderSVG('https://example.vn/n/x'),
    caption: 'Quét mã',
    widthMillimetres: 28,
    place: 'top' as const,
  }
  const long = { kind: 'paragraph' as const, text: 'hồ sơ '.repeat(2000) }
  const sheet = { paper: 'a4' as const, size: 12, title: 'Cấp giấy phép', blocks: [long], qr, footer: 'Mã 1.000080.' }
  const { pages } = await readPdf(
    await plainSheetsPdf('Bộ niêm yết', [sheet, { ...sheet, title: 'Cấp lại', blocks: [] }], madeAt),
  )
  expect(pages).toHaveLength(4)
  expect(pages.map(({ text }) => text.includes('Quét mã'))).toEqual([true, false, false, true])
  expect(pages.map(({ text }) => /Mã 1\.000080\. ?(Trang \d\/\d)?/.exec(text)?.[1])).toEqual([
    'Trang 1/3',
    'Trang 2/3',
    'Trang 3/3',
    undefined,
  ])
})
