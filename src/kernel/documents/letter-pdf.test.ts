import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planDecision, transferLetter } from './letter.examples.ts'
import { letterToPdf } from './letter-pdf.ts'
import type { OfficialLetter } from './letter.ts'
import { readPdf } from './read-pdf.testing.ts'

const madeAt = new Date('2017-02-05T02:00:00Z')
const points = (millimetres: number): number => (millimetres * 72) / 25.4

describe('a công văn as PDF', () => {
  test('shows every block of Nghị định 30/2020/NĐ-CP in exact Vietnamese', async () => {
    const { pages } = await readPdf(await letterToPdf(transferLetter, madeAt))
    expect(pages).toHaveLength(1)
    const text = pages[0]?.text ?? ''
    for (const words of [
      'ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG SỞ TƯ PHÁP',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
      'Số: 05/STP-KSTTHC V/v chuyển phản ánh, kiến nghị của cá nhân về quy định hành chính',
      'Sóc Trăng, ngày 05 tháng 02 năm 2017',
      'Kính gửi: - Sở Tài nguyên và Môi trường; - Ủy ban nhân dân thị xã Ngã Năm.',
      'ông Nguyễn Văn Ẫm',
      'Nơi nhận: - Như trên; - UBND tỉnh (để báo cáo); - Ông Nguyễn Văn Ẫm (để biết); - Lưu: VT, KSTTHC.',
      'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Thị Lan',
      'Địa chỉ: số 8 Hùng Vương, phường 6',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('embeds the print font and no other, and says its title, language and archive format', async () => {
    const bytes = await letterToPdf(transferLetter, madeAt)
    const { fonts, title, language } = await readPdf(bytes)
    expect(fonts.map((font) => font.replace(/^[A-Z]{6}\+/, ''))).toEqual(
      expect.arrayContaining(['Tinos', 'Tinos-Bold', 'Tinos-Italic', 'Tinos-BoldItalic']),
    )
    expect(fonts.filter((font) => !/^[A-Z]{6}\+Tinos(-|$)/.test(font))).toEqual([])
    expect(title).toBe('Công văn số 05/STP-KSTTHC: V/v chuyển phản ánh, kiến nghị của cá nhân về quy định hành chính')
    expect(language).toBe('vi-VN')
    expect(bytes.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')
  })

  test('is the same file when it is made again for the same instant', async () => {
    expect(await letterToPdf(transferLetter, madeAt)).toEqual(await letterToPdf(transferLetter, madeAt))
  })

  test('shows signs of markup as they were typed', async () => {
    const { pages } = await readPdf(await letterToPdf(transferLetter, madeAt))
    expect(pages[0]?.text).toContain('(#set page, *đậm*, $x$, @a, <b>&amp;)')
  })
})

describe('a decision with appendices as PDF', () => {
  test('has grounds, the word QUYẾT ĐỊNH and articles in their order, and room for number and date', async () => {
    const { pages } = await readPdf(await letterToPdf(planDecision, madeAt))
    expect(pages[0]?.text).toMatch(
      /Số: \/QĐ-UBND DỰ THẢO Sóc Trăng, ngày tháng năm 2017 QUYẾT ĐỊNH Về việc ban hành .* CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG Căn cứ Luật .*2015; Căn cứ Nghị định .*; Theo đề nghị của Giám đốc Sở Tư pháp\. QUYẾT ĐỊNH: Điều 1\. .*Điều 2\. .*Điều 3\. /,
    )
  })

  test('numbers the pages of each part anew and not its first page; a long table repeats its header', async () => {
    const { pages } = await readPdf(await letterToPdf(planDecision, madeAt))
    const starts = pages.map((page) => page.text.slice(0, 12))
    expect(starts[1]).toMatch(/^Phụ lục I/)
    expect(starts[2]).toMatch(/^2 /)
    expect(starts[3]).toMatch(/^Phụ lục II/)
    expect(starts.slice(4)).toEqual(
      starts.slice(4).map((_, index) => expect.stringMatching(new RegExp(`^${index + 2} STT`))),
    )
    expect(pages.map((page) => page.width > page.height)).toEqual([false, false, false, true, true, true, true])
  })
})

const hostile = {
  'markup of the typesetter': '#set page(width: 1pt)\n#panic() $ \\ ` [ ] { } @x <y> // /* "',
  'markup of Word': '</w:t></w:r><w:p/> ]]> &amp; <!-- <?xml',
  'control characters': '\u0000\u0001\u0007\u001b[31m\u007f\u0085\ufffe\uffff',
  'a letter of 20,000 characters': 'Kính thưa quý cơ quan, '.repeat(870),
  'a word of 20,000 characters': 'Ẫ'.repeat(20_000),
  'right to left, emoji and Chinese': 'العربية עברית 👩‍👩‍👧 漢字 \u202e\u2066',
  'a stack of combining marks': `a${'\u0301\u0323'.repeat(500)}`,
  nothing: '',
}

test.each(Object.entries(hostile))(
  '%s does not keep a letter from being made, nor from its margins',
  { timeout: 60_000 },
  async (_, text) => {
    const { pages, fonts } = await readPdf(await letterToPdf(letterOf(text), madeAt))
    expect(fonts.filter((font) => !font.includes('+Tinos'))).toEqual([])
    for (const page of pages) expect(page.rightmost).toBeLessThanOrEqual(page.width - points(15) + 0.5)
  },
)

test('any string in any place gives a PDF', { timeout: 120_000 }, async () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.stringMatching(/^[#$*_`@<>[\]{}\\"/=+~&;:. \n-]{0,60}$/),
  )
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      expect((await letterToPdf(letterOf(text), madeAt)).subarray(0, 5).toString()).toBe('%PDF-')
    }),
    { numRuns: 150 },
  )
})

/** The same text in every place that takes one. */
function letterOf(text: string): OfficialLetter {
  const body: OfficialLetter['body'] = [
    { kind: 'paragraph', text },
    { kind: 'heading', level: 1, text },
    { kind: 'heading', level: 2, text },
    { kind: 'article', number: '1', title: text, text },
    {
      kind: 'item',
      marker: 'a)',
      text: [
        { text, bold: true },
        { text, italic: true },
      ],
    },
    {
      kind: 'table',
      columns: [
        { header: text, width: 1 },
        { header: 'B', width: 6 },
      ],
      rows: [[text, text], [], [text]],
    },
  ]
  const short = text.slice(0, 300)
  return {
    governingAgency: short,
    issuingAgency: short,
    number: short,
    place: short,
    date: '2017-02-05',
    form: { kind: 'named', type: short, title: short },
    addressees: [short, short],
    grounds: [short],
    body,
    recipients: [short],
    signature: { capacity: [short], name: short },
    contact: short.slice(0, 100),
    draftMark: short.slice(0, 100),
    appendices: [{ number: 'I', title: short, attachedTo: short, orientation: 'portrait', body }],
  }
}
