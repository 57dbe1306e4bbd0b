import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { letterToDocx } from './letter-docx.ts'
import { planDecision, transferLetter } from './letter.examples.ts'

async function partsOf(letter: Parameters<typeof letterToDocx>[0]): Promise<Record<string, string>> {
  const parts = unzipSync(await letterToDocx(letter))
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:p>|<w:p [^>]*>|<w:br\/>/g)]
    .map((match) => match[1] ?? ' ')
    .join('')
    .replace(/[\s\u00a0]+/g, ' ')
}

function styleOf(styles: string, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
}

describe('a letter as Word file', () => {
  test('has the paper and margins of Nghị định 30/2020/NĐ-CP: 20, 20, 30, 15 mm on A4', async () => {
    const { 'word/document.xml': document = '' } = await partsOf(transferLetter)
    expect(document).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
  })

  test.each([
    ['nation', 13, true, false],
    ['motto', 14, true, false],
    ['governingAgency', 13, false, false],
    ['issuingAgency', 13, true, false],
    ['documentNumber', 13, false, false],
    ['placeDate', 14, false, true],
    ['documentType', 14, true, false],
    ['documentTitle', 14, true, false],
    ['subject', 13, false, false],
    ['content', 14, false, false],
    ['ground', 14, false, true],
    ['capacity', 14, true, false],
    ['signer', 14, true, false],
    ['recipientsLabel', 12, true, true],
    ['recipients', 11, false, false],
    ['contact', 11, false, false],
  ])('style %s is %i pt, bold %s, italic %s', async (id, size, bold, italic) => {
    const { 'word/styles.xml': styles = '' } = await partsOf(transferLetter)
    const style = styleOf(styles, id)
    expect(style).toContain(`<w:sz w:val="${2 * size}"/>`)
    expect(/<w:b\/>/.test(style)).toBe(bold)
    expect(/<w:i\/>/.test(style)).toBe(italic)
  })

  test('is set in Times New Roman, justified, first lines indented by 12.7 mm, 6 pt between paragraphs', async () => {
    const { 'word/styles.xml': styles = '' } = await partsOf(transferLetter)
    expect(/<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)?.[0]).toContain('w:ascii="Times New Roman"')
    const content = styleOf(styles, 'content')
    expect(content).toContain('<w:jc w:val="both"/>')
    expect(content).toContain('w:firstLine="720"')
    expect(content).toMatch(/<w:spacing [^>]*w:after="120"/)
  })

  test('holds the same words as the PDF', async () => {
    const { 'word/document.xml': document = '' } = await partsOf(transferLetter)
    const text = textOf(document)
    expect(text).toContain('Số: 05/STP-KSTTHC V/v chuyển phản ánh, kiến nghị của cá nhân về quy định hành chính')
    expect(text).toContain('Sóc Trăng, ngày 05 tháng 02 năm 2017')
    expect(text).toContain('Kính gửi: - Sở Tài nguyên và Môi trường; - Ủy ban nhân dân thị xã Ngã Năm.')
    expect(text).toContain('ông Nguyễn Văn Ẫm')
    expect(text).toContain('(#set page, *đậm*, $x$, @a, &lt;b&gt;&amp;amp;)')
    expect(text).toContain('- Lưu: VT, KSTTHC.')
  })

  test('numbers each part anew, shows no number on its first page, turns the page for a wide table', async () => {
    const { 'word/document.xml': document = '' } = await partsOf(planDecision)
    const sections = document.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? []
    expect(sections).toHaveLength(3)
    for (const section of sections) {
      expect(section).toContain('<w:titlePg/>')
      expect(section).toMatch(/<w:pgNumType [^>]*w:start="1"/)
    }
    expect(sections[2]).toMatch(/<w:pgSz [^>]*w:w="16838"[^>]*w:h="11906"[^>]*w:orient="landscape"/)
    expect(document).toContain('<w:tblHeader/>')
  })

  test('survives text that breaks XML', async () => {
    const text = `</w:t></w:p> & ]]> \u0000\u0007\ud800\uffff ${'Ẫ'.repeat(20_000)} 👩‍👩‍👧 \u202eعرب`
    const parts = await partsOf({ ...transferLetter, issuingAgency: text, body: [{ kind: 'paragraph', text }] })
    const document = parts['word/document.xml'] ?? ''
    expect(document).toContain('&lt;/w:t&gt;&lt;/w:p&gt; &amp; ]]&gt;')
    // oxlint-disable-next-line no-control-regex
    expect(/[\u0000-\u0008\ud800\uffff\u202e]/.test(Object.values(parts).join(''))).toBe(false)
  })
})
