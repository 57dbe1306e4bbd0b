import { formatDate, isLegalDate } from '#kernel/i18n/dates.ts'
import type { CaseClock, CaseEvent } from '../../staff-case-queries.ts'
import { outcomes, refusalGrounds, type RefusalGround } from '../../model.ts'
import { outcomeLabels, refusalGroundLabels } from '../../vi.ts'

export const caseWords = {
  text: 'Nội dung phản ánh, kiến nghị',
  remedy: 'Đề xuất của người gửi',
  facts: 'Thông tin',
  kind: 'Loại',
  ground: 'Loại vấn đề',
  about: 'Phân loại',
  complex: 'Vụ việc phức tạp',
  yes: 'Có',
  received: 'Ngày nhận',
  channel: 'Kênh tiếp nhận',
  enteredBy: 'Cán bộ nhập',
  place: 'Địa bàn',
  procedure: 'Thủ tục hành chính',
  part: 'Bộ phận của thủ tục',
  provision: 'Quy định được phản ánh',
  dossier: 'Mã hồ sơ',
  desk: 'Bộ phận một cửa',
  accused: 'Cơ quan bị phản ánh',
  receiving: 'Cơ quan tiếp nhận',
  handling: 'Cơ quan xử lý',
  handler: 'Người xử lý',
  quoting: 'Trích lời khi công khai',
  quotingDeclined: 'Người gửi không đồng ý trích lời',
  override: 'Lý do chuyển cho cơ quan bị phản ánh',
  refusalGround: 'Lý do không tiếp nhận',
  mergedInto: 'Đã gộp vào',
  merged: 'Các phản ánh gộp vào đây',
  published: 'Bản công khai',
  files: 'Tệp người gửi kèm',
  unprovenFiles: 'Tệp của thư chưa xác minh được người gửi',
  sender: 'Người gửi',
  senderHidden: 'Thông tin người gửi được bảo vệ. Mỗi lần xem được ghi lại và người gửi biết.',
  senderNotForYou: 'Chỉ cơ quan đang xử lý và cơ quan kiểm soát thủ tục hành chính được xem người gửi.',
  showSender: 'Xem người gửi',
  name: 'Họ và tên',
  organization: 'Tổ chức',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  suggestions: 'Gợi ý và phản ánh tương tự',
  suggestedAgencies: 'Cơ quan có thể có thẩm quyền',
  suggestedProcedures: 'Thủ tục có thể liên quan',
  similar: 'Phản ánh tương tự',
  noSuggestions: 'Không có gợi ý nào đủ chắc cho nội dung này.',
  actions: 'Xử lý',
  noActions: 'Ở tình trạng này ông/bà không có việc phải làm với phản ánh này.',
  toActions: 'Đến phần xử lý',
  clocks: 'Thời hạn và cách tính',
  noClocks: 'Chưa có thời hạn nào phát sinh.',
  timeline: 'Diễn biến',
  questions: 'Đề nghị bổ sung và trả lời của người gửi',
  waitingForReply: 'Chưa có trả lời.',
  transfers: 'Các lần chuyển',
  answers: 'Dự thảo và câu trả lời',
  followUps: 'Việc sửa quy định đã hứa',
  rating: 'Người gửi đánh giá',
  documents: 'Văn bản',
  preview: 'Xem trước bản công khai',
  previewLead: 'Đây là trang mọi người sẽ đọc, đúng từng chữ. Chưa có gì được công khai.',
  confirmPublishing: 'Xác nhận công khai',
  mendPreview: 'Sửa lại nội dung',
  previewAgain: 'Xem trước lại',
  senderWillRead: 'Người gửi sẽ đọc',
  senderWillReadLead: 'Câu trả lời đúng như trên trang theo dõi của người gửi, ngay sau khi duyệt.',
  letterIsLook: 'có tên người gửi, được ghi là một lần xem',
  draftLetter: 'Công văn trả lời (dự thảo PDF)',
  kept: 'Nội dung ông/bà đã nhập (chưa được ghi)',
  nowIs: 'Tình trạng hiện tại',
} as const

const eventTitles: Readonly<Record<string, (event: CaseEvent) => string>> = {
  submitted: () => 'Gửi phản ánh, kiến nghị',
  accepted: ({ details }) => `Tiếp nhận, vào sổ số ${details['register'] ?? ''}`,
  refused: ({ details }) => `Không tiếp nhận: ${groundLabel(details['ground'])}`,
  'information-requested': () => 'Đề nghị người gửi bổ sung thông tin',
  'information-supplied': () => 'Người gửi bổ sung thông tin',
  'evidence-attached': () => 'Người gửi gửi thêm tài liệu',
  classified: ({ details }) =>
    `Phân loại: ${details['about'] === 'conduct' ? 'hành vi hành chính' : 'nội dung quy định'}${details['complex'] ? ', phức tạp' : ''}`,
  transferred: ({ agencyName }) => `Chuyển đến ${agencyName ?? 'cơ quan xử lý'}`,
  'transfer-reason': ({ details }) =>
    details['overridden'] ? 'Lý do chuyển cho chính cơ quan bị phản ánh' : 'Lý do chuyển',
  'transferred-outside': ({ details }) => `Chuyển cơ quan ngoài tỉnh: ${details['outsideName'] ?? ''}`,
  returned: ({ details }) => `Trả lại (lần ${details['times'] ?? 1})`,
  'competence-ruled': ({ details }) =>
    details['binding'] ? 'Xác định thẩm quyền; cơ quan nhận sau không được trả lại' : 'Xác định thẩm quyền',
  'taken-up': () => 'Thụ lý xử lý',
  assigned: ({ handlerName }) => `Giao ${handlerName ?? 'người xử lý'}`,
  extended: ({ details }) => `Gia hạn từ ${dayOf(details['from'])} đến ${dayOf(details['to'])}`,
  collecting: () => 'Chưa đủ cơ sở xem xét, tiếp tục tập hợp',
  resumed: () => 'Xử lý tiếp',
  'answer-drafted': ({ details }) => `Dự thảo trả lời: ${outcomeLabel(details['outcome'])}`,
  'draft-returned': () => 'Trả lại dự thảo',
  answered: ({ details }) => `Trả lời người gửi${details['late'] ? ' (trễ hạn)' : ''}`,
  published: () => 'Công khai kết quả',
  'publication-withdrawn': () => 'Gỡ bản công khai',
  reopened: () => 'Người gửi đề nghị xem lại',
  withdrawn: () => 'Người gửi rút phản ánh, kiến nghị',
  merged: () => 'Gộp vào phản ánh khác',
  'took-in': ({ details }) => `Nhận gộp ${details['code'] ?? ''}`,
  rated: ({ details }) => `Người gửi đánh giá ${details['score'] ?? ''}/5`,
  reminded: () => 'Đôn đốc',
  'mail-received': () => 'Người gửi gửi thêm thư điện tử',
  imported: ({ details }) => `Đưa vào từ ${details['register'] ?? 'sổ cũ'}, số ${details['number'] ?? ''}`,
  'answered-elsewhere': ({ details }) =>
    `Đã trả lời ngày ${dayOf(details['on'])}${details['outcome'] ? `: ${outcomeLabel(details['outcome'])}` : ''}`,
  'mail-unproven': () => 'Thư điện tử ghi địa chỉ của người gửi, chưa xác minh được ai gửi',
  'mail-continued': () => 'Phần tiếp theo của thư',
  'files-refused': () => 'Tệp đính kèm không nhận được',
  'secret-claimed': () => 'Người gửi nhận khóa bí mật',
  'sender-viewed': () => 'Xem thông tin người gửi',
  'register-viewed': () => 'Xem thông tin người gửi – sổ tiếp nhận',
  'rule-changed': () => 'Đã sửa quy định',
}

/** A line of the course in words; a name that a later release adds still shows something. */
export function eventTitle(event: CaseEvent): string {
  return eventTitles[event.name]?.(event) ?? event.name
}

const actorNames: Readonly<Record<string, string>> = {
  visitor: 'Người gửi',
  sender: 'Người gửi',
  client: 'Hệ thống khác',
  system: 'Hệ thống',
}

/** Official and agency, or who else acted. */
export function eventActor(event: CaseEvent): string {
  const agency = event.name === 'transferred' || event.name === 'transfer-reason' ? null : event.agencyName
  return [event.officialName ?? actorNames[event.actorKind], agency].filter(Boolean).join(', ')
}

const ruleNames: Readonly<Record<string, string>> = {
  'feedback.transfer': 'Chuyển đến cơ quan có thẩm quyền',
  'feedback.handle': 'Xử lý, trả lời',
  'feedback.handle-complex': 'Xử lý, trả lời (phức tạp)',
  'feedback.handle-index': 'Xử lý theo Bộ chỉ số',
  'feedback.refuse-or-forward': 'Từ chối hoặc chuyển (Bộ chỉ số)',
  'feedback.first-supplement': 'Yêu cầu bổ sung lần đầu (Bộ chỉ số)',
  'feedback.publish': 'Công khai kết quả (Bộ chỉ số)',
  'feedback.reopen': 'Người gửi được đề nghị xem lại',
}

export function clockName({ rule }: Pick<CaseClock, 'rule'>): string {
  return ruleNames[rule] ?? rule
}

export const clockStateLabels: Readonly<Record<CaseClock['state'], string>> = {
  running: 'Đang chạy',
  paused: 'Tạm dừng',
  'calendar-unknown': 'Chưa tính được: lịch nghỉ của năm đến hạn chưa ban hành',
  met: 'Đúng hạn',
  late: 'Trễ hạn',
  dropped: 'Không còn áp dụng',
}

export const clockOriginLabels: Readonly<Record<CaseClock['origin'], string>> = {
  law: 'Luật định',
  index: 'Bộ chỉ số',
  province: 'Quy định của tỉnh',
  ours: 'Quy ước của hệ thống',
}

/** Ready sentences, so that everybody refused for the same ground is told the same (Đ.9.1.a). */
export const refusalSentences: Readonly<Record<RefusalGround, string>> = {
  'no-content':
    'Nội dung phản ánh, kiến nghị chưa nêu rõ sự việc hoặc quy định. Đề nghị ông/bà gửi lại, nêu rõ việc gì, ở đâu, khi nào và quy định nào.',
  'no-sender':
    'Phản ánh, kiến nghị chưa ghi đủ tên, địa chỉ, số điện thoại (hoặc địa chỉ thư tín) của người gửi. Đề nghị ông/bà gửi lại với đủ các thông tin này.',
  'not-vietnamese': 'Phản ánh, kiến nghị phải viết bằng tiếng Việt. Đề nghị ông/bà gửi lại bằng tiếng Việt.',
  complaint:
    'Nội dung ông/bà gửi là khiếu nại, được giải quyết theo Luật Khiếu nại. Đề nghị gửi đơn đến người đã ra quyết định hoặc cơ quan có hành vi bị khiếu nại, hoặc Ban Tiếp công dân tỉnh.',
  denunciation:
    'Nội dung ông/bà gửi là tố cáo, được giải quyết theo Luật Tố cáo. Đề nghị gửi đơn đến cơ quan, người có thẩm quyền giải quyết tố cáo hoặc Ban Tiếp công dân tỉnh.',
  'not-administrative-rule':
    'Nội dung ông/bà gửi không liên quan đến quy định hành chính nên không thuộc phạm vi tiếp nhận theo Nghị định số 20/2008/NĐ-CP.',
  duplicate:
    'Nội dung này trùng với phản ánh, kiến nghị của ông/bà đã được tiếp nhận. Đề nghị theo dõi kết quả bằng mã đã cấp.',
}

function groundLabel(ground: unknown): string {
  const known = refusalGrounds.find((each) => each === ground)
  return known ? refusalGroundLabels[known] : ''
}

function outcomeLabel(outcome: unknown): string {
  const known = outcomes.find((each) => each === outcome)
  return known ? outcomeLabels[known] : ''
}

function dayOf(value: unknown): string {
  return typeof value === 'string' && isLegalDate(value) ? formatDate(value) : ''
}
