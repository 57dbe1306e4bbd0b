import { renderSVG } from 'uqr'
import { expect, test } from 'vitest'
import { noticeSheetPdf } from './notice-sheet.ts'
import { plainSheetsPdf } from './plain-sheet.ts'
import { readPdf } from './read-pdf.testing.ts'
import { receiptSheetPdf } from './receipt-sheet.ts'

const madeAt = new Date('2017-02-05T02:00:00Z')

test('the notice of Điều 13 Nghị định 20/2008/NĐ-CP names the agency, its address, telephone, e-mail and site on one A4 page', async () => {
  const agency = {
    name: 'Sở Tư pháp tỉnh Sóc Trăng',
    address: 'Số 8 Hùng Vương, phường 6, thành phố Sóc Trăng',
    phone: '02993.821.123',
    email: 'kstthc@soctrang.gov.vn',
    website: 'minhbach.soctrang.gov.vn',
  }
  const { pages, fonts } = await readPdf(
    await noticeSheetPdf({ agencies: [agency], qrSvg: renderSVG('https://minhbach.soctrang.gov.vn/') }, madeAt),
  )
  expect(pages).toHaveLength(1)
  expect(pages[0]?.height).toBeCloseTo(841.89, 1)
  for (const words of [
    ...Object.values(agency),
    'NƠI TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ VỀ QUY ĐỊNH HÀNH CHÍNH',
    'Sử dụng ngôn ngữ tiếng Việt',
  ]) {
    expect(pages[0]?.text).toContain(words)
  }
  expect(fonts.filter((font) => !font.includes('+Tinos'))).toEqual([])
})

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
