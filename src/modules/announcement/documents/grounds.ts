import { dateInWords } from '#kernel/documents/letter-lines.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { LegalInstrument } from '#modules/procedure/public-announcing.ts'

/** Laws that every decision of a chairman rests on, by the days on which they are in force. */
const localGovernment = [
  { from: '2025-06-16', words: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025' },
  { from: '2025-03-01', words: 'Luật Tổ chức chính quyền địa phương số 65/2025/QH15 ngày 19 tháng 02 năm 2025' },
  {
    from: '2020-07-01',
    words:
      'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019',
  },
  { from: '2016-01-01', words: 'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015' },
] as const

const amendments = [
  { from: '2013-07-01', title: 'Nghị định số 48/2013/NĐ-CP', signedOn: '2013-05-14' },
  { from: '2017-09-25', title: 'Nghị định số 92/2017/NĐ-CP', signedOn: '2017-08-07' },
] as const

const guidance = [
  {
    from: '2017-12-15',
    words:
      'Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm 2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn về nghiệp vụ kiểm soát thủ tục hành chính',
  },
  {
    from: '2014-03-25',
    words:
      'Thông tư số 05/2014/TT-BTP ngày 07 tháng 02 năm 2014 của Bộ trưởng Bộ Tư pháp hướng dẫn công bố, niêm yết thủ tục hành chính và báo cáo về tình hình, kết quả thực hiện kiểm soát thủ tục hành chính',
  },
] as const

/** Who keeps procedure control for the Government on a day; the addressee of copies. */
const centralControl = [
  { from: '2026-01-10', words: 'Bộ Tư pháp' },
  { from: '2016-12-15', words: 'Cục Kiểm soát TTHC (Văn phòng Chính phủ)' },
  { from: '2010-10-14', words: 'Cục Kiểm soát TTHC (Bộ Tư pháp)' },
] as const

function wordsOn(
  list: readonly { readonly from: LegalDate; readonly words: string }[],
  on: LegalDate,
): string | undefined {
  return list.find(({ from }) => from <= on)?.words
}

/** The decree on procedure control as it is cited on a day. */
export function controlDecree(on: LegalDate): string {
  const name = `Nghị định số 63/2010/NĐ-CP ${dateInWords('2010-06-08')} của Chính phủ về kiểm soát thủ tục hành chính`
  const inForce = amendments.filter(({ from }) => from <= on)
  if (inForce.length === 0) return name
  const cited = inForce.map(({ title, signedOn }) => `${title} ${dateInWords(signedOn)}`).join(', ')
  return `${name} (được sửa đổi, bổ sung bởi ${cited} của Chính phủ)`
}

export function centralControlOn(on: LegalDate): string | undefined {
  return wordsOn(centralControl, on)
}

/** Căn cứ of a decision: the laws of the day, then the instruments that make it necessary, then who proposes it. */
export function decisionGrounds(
  on: LegalDate,
  instruments: readonly LegalInstrument[],
  proposer: string,
): readonly string[] {
  return [wordsOn(localGovernment, on), controlDecree(on), wordsOn(guidance, on), ...instruments.map(instrumentInFull)]
    .filter((words) => words !== undefined)
    .map((words) => `Căn cứ ${words}`)
    .concat(`Theo đề nghị của ${proposer}`)
}

const types: readonly (readonly [RegExp, string])[] = [
  [/\/TTLT-/, 'Thông tư liên tịch'],
  [/\/TT-/, 'Thông tư'],
  [/\/NĐ-CP$/, 'Nghị định'],
  [/\/NQ-|\/NQ$/, 'Nghị quyết'],
  [/\/QĐ-/, 'Quyết định'],
  [/\/VBHN-/, 'Văn bản hợp nhất'],
  [/\/QH\d+$/, 'Luật'],
]
const typeWords = /^(?:thông tư liên tịch|thông tư|nghị định|nghị quyết|quyết định|văn bản hợp nhất|bộ luật|luật)\s+/iu

/** `Nghị định số 15/2017/NĐ-CP ngày 01 tháng 3 năm 2017 của Chính phủ quy định …`; a name that says its number itself stands as it is. */
export function instrumentInFull({ number, name, issuer, issuedOn }: LegalInstrument): string {
  if (name.toUpperCase().includes(number.toUpperCase())) return name
  const type = types.find(([pattern]) => pattern.test(number))?.[1] ?? 'Văn bản'
  const subject = name.replace(typeWords, '').trim()
  const day = issuedOn === null ? '' : ` ${dateInWords(issuedOn)}`
  const by = issuer === '' ? '' : ` của ${issuer}`
  const lower = type === 'Luật' ? subject : `${subject.slice(0, 1).toLocaleLowerCase('vi')}${subject.slice(1)}`
  return `${type} số ${number}${day}${by} ${lower}`.trim()
}
