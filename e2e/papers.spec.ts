import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import { newClient, type ApiClient } from './testing/api-client.ts'
import { sharedSystem } from './testing/shared-system.ts'
import { citizenName, procedure, textOf } from './testing/story.ts'

let control: ApiClient
let code = ''

beforeAll(async () => {
  const system = await sharedSystem()
  control = newClient(system.address)
  await control.signIn('kiemsoat', system.password)
  const sent = await newClient(system.address).post('/api/v1/feedback', {
    ground: 'impractical',
    text: textOf('công văn'),
    procedureCode: procedure.code,
    senderName: citizenName,
    senderAddress: 'Ấp An Hưng, xã An Thạnh 3',
    senderPhone: '0912345678',
    consent: true,
  })
  code = String(sent.body['code'])
  for (const [noun, body] of [
    ['acceptance', {}],
    ['classification', { about: 'rule', kind: 'problem', ground: 'impractical', procedureCode: procedure.code }],
    ['transfers', { toAgencyCode: 'so-y-te', reason: 'Thuộc thẩm quyền của Sở Y tế.' }],
  ] as const)
    expect(await control.post(`/api/v1/feedback/${code}/${noun}`, body), noun).toMatchObject({ status: 200 })
})

/** What the letter of transfer says, whatever it is written in. */
const sentences = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'V/v chuyển phản ánh, kiến nghị về quy định hành chính',
  'Kính gửi: Sở Y tế',
  'phải nộp hai bản sao có chứng thực của cùng một giấy',
  'Căn cứ điểm d khoản 1 Điều 9 Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính phủ',
  'để trả lời cá nhân, tổ chức có phản ánh, kiến nghị và công khai theo Điều 19',
  'Như trên',
]

function expectLetter(text: string): void {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u200b]+/g, ' ')
    .replaceAll(/(?<=[-/]) (?=\p{Lu}{2})/gu, '')
  for (const sentence of sentences) expect(plain).toContain(sentence)
  expect(plain).toContain(code)
  expect(plain).not.toContain(citizenName)
  expect(plain).not.toContain('\ufffd')
}

describe('the letter of transfer as the program that was built makes it', () => {
  const address = (format: string): string => `/can-bo/phan-anh/${code}/van-ban/chuyen.${format}`

  test('as PDF: another program reads every accent, all shapes come along, all are Tinos', async () => {
    const { status, type, bytes } = await control.download(address('pdf'))
    expect([status, type]).toEqual([200, 'application/pdf'])
    const { pages, fonts, notEmbedded, language } = await readPdf(bytes)
    expectLetter(pages.map(({ text }) => text).join(' '))
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !/^[A-Z]{6}\+Tinos\b/.test(font))).toEqual([])
    expect(notEmbedded).toEqual([])
    expect(language).toBe('vi-VN')
  })

  test('as Word file: a whole package that says the same', async () => {
    const { status, type, bytes } = await control.download(address('docx'))
    expect(status).toBe(200)
    expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    const parts = unzipSync(bytes)
    for (const name of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'])
      expect(strFromU8(parts[name] ?? new Uint8Array())).toContain('<?xml')
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const said = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:p[ >]|<w:(?:br|tab)\/>/g)]
    expectLetter(
      said
        .map((match) => match[1] ?? ' ')
        .join('')
        .replaceAll('&amp;', '&'),
    )
  })
})
