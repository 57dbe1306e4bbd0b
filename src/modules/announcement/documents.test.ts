import { strFromU8, unzipSync } from 'fflate'
import type { Act } from '#kernel/act.ts'
import { letterToDocx } from '#kernel/documents/letter-docx.ts'
import { letterToPdf } from '#kernel/documents/letter-pdf.ts'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import { actAs, describe, expect, test, testInstant } from '#kernel/testing/fixtures.ts'
import { composeDocument } from './documents/compose.ts'
import { headOf, issuersOf } from './documents/facts.ts'
import { instrumentInFull } from './documents/grounds.ts'
import type { DocumentKind } from './documents/kinds.ts'
import { submitDossier } from './submit-dossier.ts'
import { aDossier, seedAnnouncing, soundContent, type AnnouncingPeople } from './testing.ts'

async function pagesOf(act: Act, people: AnnouncingPeople, code: string, kind: DocumentKind) {
  const letter = await composeDocument(act.tx, people.lan, { code, kind, on: act.today })
  const { pages } = await readPdf(await letterToPdf(letter, testInstant))
  return {
    letter,
    pages,
    text: pages
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/(?<=[-/]) (?=\p{Lu}{2})/gu, ''),
  }
}

describe('documents are made from the dossier', () => {
  test('the decision has its grounds, its articles, and both appendices with the parts of Đ.8.2', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people)
    const { letter, pages, text } = await pagesOf(act, people, code, 'quyet-dinh')
    for (const words of [
      'ỦY BAN NHÂN DÂN',
      'DỰ THẢO',
      'QUYẾT ĐỊNH',
      'Về việc công bố thủ tục hành chính trong lĩnh vực khám bệnh',
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
      'Nghị định số 48/2013/NĐ-CP',
      'Căn cứ Nghị định số 15/2017/NĐ-CP ngày 01 tháng 3 năm 2017 của Chính phủ quy định về điều kiện',
      'Theo đề nghị của Giám đốc Sở Y tế.',
      'Điều 1. Công bố kèm theo Quyết định này 01 thủ tục hành chính mới ban hành',
      'Quyết định này có hiệu lực kể từ ngày ký.',
      '2. Các thủ tục hành chính nêu tại Điều 1 có hiệu lực kể từ ngày 01 tháng 6 năm 2017.',
      'Giám đốc Sở Tư pháp, Giám đốc Sở Y tế, Thủ trưởng các sở',
      'Phụ lục I',
      'DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH',
      'Phụ lục II',
      '1.1. Trình tự thực hiện:',
      '05 ngày làm việc',
      'Nơi nhận:',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('92/2017')
    expect(letter.appendices?.map(({ orientation }) => orientation)).toEqual(['landscape', 'portrait'])
    expect(pages[0]?.text).not.toMatch(/^1\s/)
    const docx = unzipSync(await letterToDocx(letter))
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain(
      'Nội dung cụ thể'.toLocaleUpperCase('vi'),
    )
  })

  test('the submission note says what, on which ground and by when; the opinion lists every finding with its article', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people, {}, (name) => ({ ...soundContent(name), applicants: [] }))
    await expect(composeDocument(act.tx, people.lan, { code, kind: 'gop-y', on: act.today })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await submitDossier(actAs(act, people.lan), { code })
    const note = await pagesOf(act, people, code, 'to-trinh')
    expect(note.text).toContain('TỜ TRÌNH')
    expect(note.text).toContain('Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng')
    expect(note.text).toContain('phải được ký chậm nhất ngày 25 tháng 5 năm 2017')
    const opinion = await pagesOf(act, people, code, 'gop-y')
    expect(opinion.text).toContain('V/v góp ý hồ sơ công bố thủ tục hành chính')
    expect(opinion.text).toContain('Kính gửi: Sở Y tế')
    expect(opinion.text).toContain('Chưa có đối tượng thực hiện (điểm e khoản 2 Điều 8).')
    expect(opinion.text).toContain('(phải sửa)')
  })

  test('a fee that the text does not name is not denied by the decision', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people, {}, (name) => {
      const sound = soundContent(name)
      return { ...sound, channels: sound.channels.map((channel) => ({ ...channel, fees: [] })) }
    })
    const { letter } = await pagesOf(act, people, code, 'quyet-dinh')
    const table = letter.appendices?.[0]?.body.find((block) => block.kind === 'table')
    const column = table?.kind === 'table' ? table.columns.findIndex(({ header }) => /^phí/iu.test(header)) : -1
    expect(column).toBeGreaterThan(0)
    expect(table?.kind === 'table' ? table.rows[1]?.[column] : undefined).toBe('')
  })

  test('an instrument is named in full once, whatever its name says already', () => {
    const one = { id: '', issuer: 'Chính phủ', issuedOn: '2010-06-08', effectiveOn: null, endedOn: null, endedBy: null }
    expect(instrumentInFull({ ...one, number: '63/2010/NĐ-CP', name: 'Về kiểm soát thủ tục hành chính' })).toBe(
      'Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính',
    )
    const whole = 'Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ'
    expect(instrumentInFull({ ...one, number: '63/2010/NĐ-CP', name: whole })).toBe(whole)
  })
})

test.for([
  [
    'Sở Y tế',
    'Ủy ban nhân dân tỉnh Sóc Trăng',
    'Giám đốc',
    ['Ủy ban nhân dân\ntỉnh Sóc Trăng', 'Sở Y tế'],
    'Giám đốc Sở Y tế',
  ],
  [
    'Văn phòng Ủy ban nhân dân tỉnh',
    'Ủy ban nhân dân tỉnh Sóc Trăng',
    'Chánh Văn phòng',
    ['Ủy ban nhân dân\ntỉnh Sóc Trăng', 'Văn phòng'],
    'Chánh Văn phòng Ủy ban nhân dân tỉnh',
  ],
] as const)(
  '%s stands in the head of its letters as NĐ 30/2020 writes it',
  ([name, governing, headTitle, lines, head]) => {
    const office = { name, governing, headTitle, headName: null, place: '', initials: '' }
    const { governingAgency, issuingAgency } = issuersOf(office)
    expect([governingAgency, issuingAgency]).toEqual(lines)
    expect(headOf(office)).toBe(head)
  },
)
