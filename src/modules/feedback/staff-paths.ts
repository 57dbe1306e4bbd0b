import { pathTo } from '#kernel/http/route.ts'
import type { FeedbackMove } from './workflow.ts'

/** Addresses of the staff pages; each act is a noun under its item. */
export const staffPaths = {
  dashboard: '/can-bo',
  list: '/can-bo/phan-anh',
  remindMany: '/can-bo/phan-anh/don-doc',
  intake: '/can-bo/phan-anh/tiep-nhan',
  item: '/can-bo/phan-anh/:code',
  receipt: '/can-bo/phan-anh/:code/phieu',
  publishPreview: '/can-bo/phan-anh/:code/cong-khai/xem-truoc',
  sender: '/can-bo/phan-anh/:code/nguoi-gui',
  followUp: '/can-bo/phan-anh/:code/da-sua-quy-dinh',
  file: '/can-bo/phan-anh/:code/tep/:id',
  register: '/can-bo/so-tiep-nhan',
  registerNames: '/can-bo/so-tiep-nhan/nguoi-gui',
  registerSheet: '/can-bo/so-tiep-nhan.xlsx',
} as const

export function staffPath(
  name: keyof typeof staffPaths,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return pathTo(staffPaths[name], params)
}

/** What officials do; the sender's own moves have their addresses on the public side. */
export type StaffMove = Exclude<FeedbackMove, 'supply-information' | 'reopen' | 'withdraw' | 'rate'>

const nouns: Readonly<Record<StaffMove, string>> = {
  accept: 'tiep-nhan',
  refuse: 'tu-choi',
  'request-information': 'bo-sung',
  classify: 'phan-loai',
  transfer: 'chuyen',
  'transfer-outside': 'chuyen-ngoai',
  return: 'tra-lai',
  'rule-on-competence': 'xac-dinh-tham-quyen',
  'take-up': 'thu-ly',
  assign: 'giao-viec',
  extend: 'gia-han',
  collect: 'tap-hop',
  resume: 'tiep-tuc',
  'draft-answer': 'du-thao',
  'return-draft': 'tra-du-thao',
  'approve-answer': 'duyet',
  publish: 'cong-khai',
  merge: 'gop',
  remind: 'don-doc',
}

export function isStaffMove(move: FeedbackMove): move is StaffMove {
  return move in nouns
}

/** Pattern for the route, and with a code the address of the form. */
export function movePath(move: StaffMove, code = ':code'): string {
  const pattern = `${staffPaths.item}/${nouns[move]}`
  return code === ':code' ? pattern : pathTo(pattern, { code })
}
