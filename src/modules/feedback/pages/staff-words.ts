import { formatBytes, formatCount } from '#kernel/i18n/numbers.ts'
import type { ProblemWords } from '#ui/problem.ts'
import type { WorkTab } from '../staff-queries.ts'

/** Words of the staff pages that only they need. */
export const workWords = {
  workList: 'Việc cần làm',
  workViews: 'Phạm vi việc',
  register: 'Sổ tiếp nhận phản ánh, kiến nghị',
  intake: 'Nhập phản ánh, kiến nghị',
  dashboard: 'Tổng quan',
  otherWork: 'Công bố, niêm yết, Cơ sở dữ liệu quốc gia',
  noOtherWork: 'Không có việc nào đang chờ.',
  feedbackFigures: 'Phản ánh, kiến nghị',
  item: 'Phản ánh, kiến nghị',
  code: 'Mã',
  registerNumber: 'Số vào sổ',
  content: 'Nội dung',
  status: 'Trạng thái',
  nextStep: 'Bước tiếp',
  waitingFor: 'Chờ',
  due: 'Hạn',
  noDue: 'Chưa có hạn luật định',
  paused: 'Đang tạm dừng, chờ người gửi',
  handlingAgency: 'Cơ quan xử lý',
  receivingAgency: 'Cơ quan tiếp nhận',
  notYetTransferred: 'Chưa chuyển',
  procedureCode: 'Mã thủ tục hành chính',
  ground: 'Loại vấn đề',
  channel: 'Kênh tiếp nhận',
  search: 'Tìm',
  searchHint: 'Từ, mã, số vào sổ',
  scope: 'Hồ sơ',
  openItems: 'Đang mở',
  closedItems: 'Đã kết thúc',
  anything: 'Tất cả',
  nothingHere: 'Không có phản ánh, kiến nghị nào trong phạm vi này.',
  choose: 'Chọn',
  chooseItem: (code: string) => `Chọn ${code}`,
  remindChosen: 'Đôn đốc các mục đã chọn',
  remindHint: 'Người đang giữ việc nhận thư nhắc. Mỗi việc nhắc nhiều nhất một lần trong ngày.',
  reminded: (count: number) => `Đã đôn đốc ${formatCount(count)} phản ánh, kiến nghị.`,
  noneReminded: 'Hôm nay các mục đã chọn đều đã được đôn đốc, hoặc không có thời hạn đang chạy.',
  older: 'Xem các mục cũ hơn',
  done: 'Đã ghi nhận.',
} as const

export const workTabLabels: Readonly<Record<WorkTab, string>> = {
  mine: 'Việc của tôi',
  agency: 'Của cơ quan tôi',
  late: 'Trễ hạn',
  week: 'Đến hạn tuần này',
  all: 'Tất cả đang mở',
}

/** How a tab is called in the address. */
export const workTabNames: Readonly<Record<WorkTab, string>> = {
  mine: 'cua-toi',
  agency: 'co-quan',
  late: 'tre-han',
  week: 'tuan-nay',
  all: 'tat-ca',
}

/** What a field is called where its label is not beside it: in the error summary. */
export const staffFieldLabels: Readonly<Record<string, string>> = {
  channel: 'Kênh tiếp nhận',
  text: 'Nội dung',
  kind: 'Loại',
  ground: 'Loại vấn đề',
  senderKind: 'Người gửi',
  senderName: 'Họ và tên',
  senderOrganization: 'Tên tổ chức',
  senderAddress: 'Địa chỉ',
  senderPhone: 'Điện thoại',
  senderEmail: 'Thư điện tử',
  procedureCode: 'Thủ tục hành chính',
  procedureWords: 'Thủ tục hành chính',
  procedurePart: 'Bộ phận của thủ tục',
  unitCode: 'Địa bàn',
  accusedAgencyCode: 'Cơ quan bị phản ánh',
  receivedOn: 'Ngày nhận',
  deskCode: 'Bộ phận một cửa',
  provision: 'Quy định được phản ánh',
  dossierCode: 'Mã hồ sơ',
  wishedRemedy: 'Đề xuất của người gửi',
  question: 'Nội dung cần bổ sung',
  guidance: 'Hướng dẫn',
  reason: 'Lý do',
  about: 'Phân loại',
  toAgencyCode: 'Cơ quan có thẩm quyền xử lý',
  outsideName: 'Cơ quan ngoài tỉnh',
  letterNumber: 'Số, ký hiệu phiếu chuyển',
  overrideReason: 'Lý do vẫn chuyển',
  handlerId: 'Người xử lý',
  dueOn: 'Hạn mới',
  outcome: 'Kết quả xử lý',
  changeText: 'Quy định sẽ được sửa',
  changeByOn: 'Chậm nhất ngày',
  files: 'Văn bản kèm theo',
  documentNumber: 'Số, ký hiệu văn bản trả lời',
  title: 'Tiêu đề',
  answerText: 'Nội dung trả lời',
  intoCode: 'Mã phản ánh để gộp vào',
  decision: 'Quyết định đã sửa quy định',
}

const problemWords: Readonly<Record<string, string>> = {
  'phone-or-email-required': 'Hãy ghi số điện thoại hoặc thư điện tử để còn liên hệ',
  'feedback.not-later': 'Ngày mới phải sau hạn hiện tại',
  'feedback.same-item': 'Không thể gộp vào chính phản ánh này',
  'feedback.not-alive': 'Phản ánh đó đã gộp, đã rút hoặc không được tiếp nhận; hãy chọn phản ánh khác',
  'feedback.classify-first': 'Hãy phân loại trước khi thụ lý',
  'feedback.confirm-redaction': 'Hãy đọc lại và xác nhận đã che hết thông tin cá nhân',
  'file-not-what-it-says': 'Nội dung tệp không đúng với đuôi tệp',
  'feedback.choose-procedure': 'Có nhiều thủ tục khớp; hãy chọn một, hoặc viết rõ hơn',
  'feedback.no-such-procedure': 'Không tìm thấy thủ tục này; hãy thử từ khác, hoặc để trống',
  'file-unreadable': 'Không đọc được tệp',
  'scanner-unavailable': 'Chưa kiểm tra được mã độc; hãy gửi lại sau ít phút',
}

export const staffProblem: ProblemWords = ({ code, field, details }) => {
  if (field === 'codes') return 'Hãy chọn ít nhất một phản ánh, kiến nghị'
  if (code === 'too-many-files') return `Nhiều nhất ${details?.['most'] ?? 10} tệp`
  if (code === 'file-too-large') return `Mỗi tệp không quá ${formatBytes(10 * 1024 * 1024)}`
  return problemWords[code]
}

const refusals: Readonly<Record<string, string>> = {
  'feedback.changed': 'Có người vừa xử lý phản ánh này sau khi ông/bà mở trang. Hãy xem tình trạng hiện tại bên dưới.',
  'feedback.move-not-allowed': 'Việc này không còn làm được ở tình trạng hiện tại của phản ánh.',
  'feedback.conduct-goes-above':
    'Phản ánh về hành vi không được chuyển cho chính cơ quan bị phản ánh hoặc cơ quan cấp dưới của cơ quan đó.',
  'feedback.drafter-cannot-approve': 'Người soạn dự thảo không được tự duyệt; người khác có thẩm quyền phải duyệt.',
  'feedback.nothing-to-publish': 'Chưa có câu trả lời đã duyệt, hoặc chưa phân loại, nên chưa công khai được.',
  'feedback.follow-up-done': 'Việc sửa quy định này đã được ghi nhận là xong.',
  'feedback.only-officials-answer': 'Chỉ cán bộ của cơ quan xử lý mới soạn câu trả lời.',
  'rule.unknown': 'Chưa có quy định về thời hạn cho ngày này; hãy báo quản trị hệ thống nạp thời hạn.',
  'calendar.unknown': 'Lịch nghỉ của năm này chưa được nạp nên chưa tính được thời hạn.',
  'form.expired': 'Trang đã mở quá lâu. Nội dung đã nhập còn nguyên; hãy bấm gửi lại.',
  'form.from-another-site': 'Biểu mẫu được gửi từ trang khác nên không được nhận.',
}

/** Words for a refusal; `goesToName` says where an item about conduct belongs. */
export function refusalWords(code: string, details: Readonly<Record<string, unknown>>): string {
  const words = refusals[code] ?? 'Việc này chưa làm được ở tình trạng hiện tại.'
  const above = details['goesToName']
  return typeof above === 'string'
    ? `${words} Cơ quan quản lý cấp trên: ${above}. Nếu vẫn phải chuyển, hãy ghi lý do để báo cáo Chủ tịch.`
    : words
}
