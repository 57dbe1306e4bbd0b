import { dateInWords } from '#kernel/documents/letter-lines.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { RefusalGround } from './model.ts'

const base = 'Nghị định số 20/2008/NĐ-CP'

/** The decrees that amended it, from the day each is in force. */
const amendments = [
  { from: '2013-07-01', title: 'Nghị định số 48/2013/NĐ-CP', signedOn: '2013-05-14' },
  { from: '2017-09-25', title: 'Nghị định số 92/2017/NĐ-CP', signedOn: '2017-08-07' },
] as const

/** The decree in full as it is cited the first time in a document of this day. */
export function decreeInFull(on: LegalDate): string {
  const name = `${base} ${dateInWords('2008-02-14')} của Chính phủ về tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính`
  const inForce = amendments.filter(({ from }) => from <= on)
  if (inForce.length === 0) return name
  const cited = inForce.map(({ title, signedOn }) => `${title} ${dateInWords(signedOn)}`).join(' và ')
  return `${name} (được sửa đổi, bổ sung bởi ${cited} của Chính phủ)`
}

/** `điểm d khoản 1 Điều 9 Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 …` */
export function groundIn(clause: string, on: LegalDate): string {
  return `${clause} ${decreeInFull(on)}`
}

/** Where the law asks for what is missing, or sends to another door. */
export const refusalClauses: Readonly<Record<RefusalGround, { readonly clause: string; readonly words: string }>> = {
  'no-content': {
    clause: 'các khoản 1, 2 Điều 7 và điểm d khoản 1 Điều 9',
    words: 'chưa thể hiện rõ nội dung phản ánh, kiến nghị',
  },
  'no-sender': {
    clause: 'các khoản 1, 2 Điều 7 và điểm d khoản 1 Điều 9',
    words: 'chưa ghi rõ tên, địa chỉ, số điện thoại (hoặc địa chỉ thư tín) của cá nhân, tổ chức có phản ánh, kiến nghị',
  },
  'not-vietnamese': {
    clause: 'các khoản 1, 2 Điều 7 và điểm d khoản 1 Điều 9',
    words: 'không sử dụng ngôn ngữ tiếng Việt',
  },
  complaint: {
    clause: 'khoản 2 Điều 1',
    words: 'là khiếu nại, được giải quyết theo quy định của pháp luật về khiếu nại',
  },
  denunciation: {
    clause: 'khoản 2 Điều 1',
    words: 'là tố cáo, được giải quyết theo quy định của pháp luật về tố cáo',
  },
  'not-administrative-rule': { clause: 'Điều 1 và Điều 5', words: 'không liên quan đến quy định hành chính' },
  duplicate: {
    clause: 'Điều 9',
    words: 'trùng với nội dung phản ánh, kiến nghị của ông/bà đã được tiếp nhận',
  },
}
