import type { ShownProblem } from '#ui/problem.ts'
import type { TagTone } from '#ui/tag/tag.tsx'
import type { InviteeMail } from './mail/to-invitee.ts'
import type {
  OpinionAbout,
  OpinionDecision,
  QuestionKind,
  ReplyChannel,
  ReplyEvaluation,
  ReplySenderKind,
  SendingWay,
} from './model.ts'
import type { OpinionFormMove, OpinionFormStatus } from './workflow.ts'

export const opinionStatusLabels: Readonly<Record<OpinionFormStatus, string>> = {
  draft: 'Đang soạn',
  open: 'Đang lấy ý kiến',
  closed: 'Đã kết thúc, đang đánh giá',
  evaluated: 'Đã có kết quả',
}

export const opinionStatusTones: Readonly<Record<OpinionFormStatus, TagTone>> = {
  draft: 'neutral',
  open: 'progress',
  closed: 'warning',
  evaluated: 'success',
}

export const opinionMoveLabels: Readonly<Record<OpinionFormMove, string>> = {
  amend: 'Sửa phiếu',
  invite: 'Thêm đối tượng lấy ý kiến',
  open: 'Gửi phiếu, bắt đầu lấy ý kiến',
  remind: 'Đôn đốc trả lời',
  'enter-reply': 'Nhập ý kiến vào sổ',
  'evaluate-replies': 'Đánh giá, phân loại',
  'turn-into-feedback': 'Chuyển thành phản ánh, kiến nghị',
  close: 'Kết thúc lấy ý kiến',
  decide: 'Đánh giá chung và quyết định xử lý',
}

export const opinionAboutLabels: Readonly<Record<OpinionAbout, string>> = {
  'draft-rule': 'Dự thảo quy định',
  procedure: 'Thủ tục hành chính',
  'rule-in-force': 'Quy định đang thi hành',
}

/** NĐ 20/2008 Đ.7.3.b. */
export const sendingWayLabels: Readonly<Record<SendingWay, string>> = {
  'official-letter': 'Gửi công văn lấy ý kiến',
  'mass-media': 'Lấy ý kiến qua phương tiện thông tin đại chúng',
  network: 'Gửi qua mạng điện tử: thư điện tử, trang tin, cổng thông tin',
}

export const replyChannelLabels: Readonly<Record<ReplyChannel, string>> = {
  web: 'Trực tuyến',
  post: 'Bưu chính',
  counter: 'Nộp trực tiếp',
  email: 'Thư điện tử',
}

export const evaluationLabels: Readonly<Record<ReplyEvaluation, string>> = {
  agree: 'Tán thành',
  partly: 'Tán thành một phần',
  disagree: 'Không tán thành',
  unclear: 'Chưa rõ ý kiến',
  'not-relevant': 'Không thuộc nội dung lấy ý kiến',
}

export const decisionLabels: Readonly<Record<OpinionDecision, string>> = {
  handle: 'Xử lý theo thẩm quyền',
  transfer: 'Chuyển cấp có thẩm quyền xử lý',
}

export const questionKindLabels: Readonly<Record<QuestionKind, string>> = {
  choice: 'Chọn một phương án',
  choices: 'Chọn nhiều phương án',
  text: 'Viết ý kiến',
  scale: 'Cho điểm từ 1 đến 5',
}

export const replySenderLabels: Readonly<Record<ReplySenderKind | 'anonymous', string>> = {
  individual: 'Cá nhân',
  organization: 'Tổ chức',
  anonymous: 'Không ghi tên',
}

export const registerWords = {
  sheet: 'Sổ tiếp nhận',
  title: 'SỔ TIẾP NHẬN Ý KIẾN TRẢ LỜI PHIẾU LẤY Ý KIẾN',
  number: 'Số',
  receivedOn: 'Ngày nhận',
  channel: 'Cách gửi',
  sender: 'Người trả lời',
  evaluation: 'Đánh giá, phân loại',
  note: 'Ghi chú',
  period: (from: string, to: string) => `từ ${from} đến hết ${to}`,
  file: (code: string) => `So tiep nhan ${code}.xlsx`,
} as const

export const sheetWords = {
  title: 'PHIẾU LẤY Ý KIẾN',
  closesOn: 'Trả lời đến hết ngày',
  sendTo: 'Nơi nhận phiếu trả lời',
  tickSeveral: '(có thể chọn nhiều ô)',
  scale: '(1: rất không đồng ý; 5: rất đồng ý)',
  optional: '(không bắt buộc)',
  sender: 'Người trả lời',
  senderOptional: 'Người trả lời (không bắt buộc ghi)',
  senderLines: ['Họ và tên hoặc tên tổ chức', 'Địa chỉ', 'Điện thoại hoặc thư điện tử'],
  thanks: 'Xin cảm ơn ý kiến của ông/bà, quý cơ quan, tổ chức.',
  footer: 'Lấy ý kiến theo khoản 3 Điều 7 và khoản 2 Điều 9 Nghị định số 20/2008/NĐ-CP.',
} as const

interface MailWords {
  subject(title: string): string
  greeting(name: string): string
  lead(agency: string, document: string): string
  until(day: string): string
}

export const inviteeMailWords: Readonly<Record<InviteeMail['about'], MailWords>> = {
  invitation: {
    subject: (title) => `Lấy ý kiến: ${title}`,
    greeting: (name) => `Kính gửi: ${name}`,
    lead: (agency, document) => `${agency} trân trọng lấy ý kiến của ông/bà, quý cơ quan, tổ chức về: ${document}.`,
    until: (day) => `Xin trả lời đến hết ngày ${day}.`,
  },
  reminder: {
    subject: (title) => `Nhắc trả lời phiếu lấy ý kiến: ${title}`,
    greeting: (name) => `Kính gửi: ${name}`,
    lead: (agency, document) => `${agency} chưa nhận được ý kiến của ông/bà, quý cơ quan, tổ chức về: ${document}.`,
    until: (day) => `Hạn trả lời: hết ngày ${day}. Nếu đã gửi ý kiến bằng cách khác, xin bỏ qua thư này.`,
  },
}

/** Words of this room's own wrongs; the others have generic ones. */
export function opinionProblemVi({ code, details }: ShownProblem): string | undefined {
  switch (code) {
    case 'question-required':
      return 'Phiếu cần ít nhất một câu hỏi'
    case 'two-options-required':
      return 'Cần ít nhất hai phương án, mỗi phương án một dòng'
    case 'too-many-options':
      return 'Nhiều nhất 20 phương án'
    case 'option-too-long':
      return 'Mỗi phương án dài nhất 300 ký tự'
    case 'option-twice':
      return 'Có hai phương án giống nhau'
    case 'no-such-procedure':
      return 'Không có thủ tục hành chính nào mang mã này'
    case 'too-many-lines':
      return 'Nhiều nhất 500 dòng mỗi lần'
    case 'invalid-line':
      return `Dòng ${details?.['line'] ?? ''} không đúng; hãy viết: tên; địa chỉ thư điện tử`
    case 'outside-the-time':
      return 'Ngày nhận phải nằm trong thời gian lấy ý kiến'
    case 'answer-required':
      return 'Câu này cần được trả lời'
    case 'nothing-answered':
      return 'Hãy trả lời ít nhất một câu'
    case 'one-answer-only':
      return 'Câu này chỉ chọn một phương án'
    case 'unknown-field':
      return 'Phiếu không có câu hỏi này'
    case 'phone-or-email-required':
      return 'Hãy ghi số điện thoại hoặc thư điện tử'
    case 'consent-required':
      return 'Hãy đánh dấu đồng ý, hoặc xóa phần tên và liên hệ để trả lời không ghi tên'
    default:
      return undefined
  }
}

export function opinionRefusalVi(code: string): string {
  const sentences: Readonly<Record<string, string>> = {
    'opinion-form.changed':
      'Phiếu đã thay đổi từ khi trang này được mở. Hãy xem lại rồi thực hiện lại; chữ đã gõ còn ở dưới.',
    'opinion-form.move-not-allowed': 'Tình trạng của phiếu hoặc nhiệm vụ của ông/bà không cho phép việc này.',
    'opinion-form.closing-day-passed': 'Ngày kết thúc đã qua. Hãy sửa ngày kết thúc trước khi gửi phiếu.',
    'opinion-form.replies-not-evaluated': 'Còn ý kiến chưa được đánh giá, phân loại.',
    'opinion-form.already-feedback': 'Ý kiến này đã được chuyển thành phản ánh, kiến nghị.',
    'opinion-form.sender-not-enough':
      'Người trả lời không ghi đủ tên, địa chỉ và cách liên hệ nên chưa thể chuyển thành phản ánh, kiến nghị (điểm d khoản 1 Điều 7 Nghị định số 20/2008/NĐ-CP).',
  }
  return sentences[code] ?? 'Chưa thực hiện được việc này.'
}
