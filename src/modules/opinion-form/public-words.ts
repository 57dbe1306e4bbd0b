import type { ShownProblem } from '#ui/problem.ts'
import type {
  OpinionAbout,
  OpinionDecision,
  OpinionForm,
  ReplyChannel,
  ReplyEvaluation,
  ReplySenderKind,
} from './model.ts'
import {
  decisionLabels,
  evaluationLabels,
  opinionAboutLabels,
  opinionProblemVi,
  replyChannelLabels,
  replySenderLabels,
} from './vi.ts'

/** What the public pages say, in either language. The form itself stands in Vietnamese (NĐ 20/2008 Đ.7.3.c). */
export interface OpinionWords {
  readonly title: string
  readonly lead: string
  readonly openForms: string
  readonly endedForms: string
  readonly nothingOpen: string
  readonly nothingOpenHint: string
  readonly nothingEnded: string
  readonly about: Readonly<Record<OpinionAbout, string>>
  readonly channels: Readonly<Record<ReplyChannel, string>>
  readonly evaluations: Readonly<Record<ReplyEvaluation, string>>
  readonly decisions: Readonly<Record<OpinionDecision, string>>
  readonly senderKinds: Readonly<Record<ReplySenderKind, string>>
  readonly agency: string
  readonly document: string
  readonly procedure: string
  readonly audience: string
  readonly time: string
  readonly otherWays: string
  readonly replyAddress: string
  readonly sheet: string
  period(from: string, to: string): string
  until(day: string): string
  closed(day: string): string
  readonly hasResults: string
  readonly noResultsYet: string
  readonly tagOpen: string
  readonly tagClosed: string
  readonly tagEvaluated: string
  readonly yourReply: string
  readonly inVietnamese: string
  readonly tickSeveral: string
  readonly scaleHint: string
  readonly aboutYou: string
  readonly aboutYouHint: string
  readonly aboutYouRequired: string
  readonly senderKind: string
  readonly senderName: string
  readonly senderAddress: string
  readonly senderPhone: string
  readonly senderEmail: string
  readonly consent: string
  readonly send: string
  readonly notOverNetwork: string
  readonly justClosed: string
  readonly receiptTitle: string
  receiptLead(number: string): string
  readonly receiptNext: string
  readonly receivedAt: string
  readonly registerNumber: string
  readonly back: string
  readonly results: string
  counted(counted: string, received: string): string
  answered(count: string): string
  readonly mean: string
  readonly writtenAnswers: string
  readonly byEvaluation: string
  readonly evaluation: string
  readonly decision: string
  readonly transferredTo: string
  closedEarly(reason: string): string
  readonly basis: string
  problem(problem: ShownProblem): string | undefined
}

export const opinionWordsVi: OpinionWords = {
  title: 'Phiếu lấy ý kiến',
  lead: 'Cơ quan nhà nước trong tỉnh hỏi ý kiến cá nhân, tổ chức về dự thảo và quy định hành chính cụ thể.',
  openForms: 'Đang lấy ý kiến',
  endedForms: 'Đã kết thúc',
  nothingOpen: 'Hiện không có phiếu nào đang lấy ý kiến.',
  nothingOpenHint: 'Ông, bà vẫn có thể gửi phản ánh, kiến nghị về mọi quy định hành chính.',
  nothingEnded: 'Chưa có phiếu nào kết thúc.',
  about: opinionAboutLabels,
  channels: replyChannelLabels,
  evaluations: evaluationLabels,
  decisions: decisionLabels,
  senderKinds: replySenderLabels,
  agency: 'Cơ quan lấy ý kiến',
  document: 'Nội dung lấy ý kiến',
  procedure: 'Thủ tục hành chính',
  audience: 'Đối tượng lấy ý kiến',
  time: 'Thời gian lấy ý kiến',
  otherWays: 'Cách gửi ý kiến',
  replyAddress: 'Nơi nhận phiếu trả lời',
  sheet: 'Tải phiếu để in (PDF)',
  period: (from, to) => `từ ${from} đến hết ${to}`,
  until: (day) => `Trả lời đến hết ngày ${day}`,
  closed: (day) => `Kết thúc ngày ${day}`,
  hasResults: 'Xem kết quả',
  noResultsYet:
    'Phiếu này không còn nhận ý kiến. Kết quả được công khai tại đây sau khi cơ quan lấy ý kiến đánh giá xong.',
  tagOpen: 'Đang lấy ý kiến',
  tagClosed: 'Đã kết thúc',
  tagEvaluated: 'Đã có kết quả',
  yourReply: 'Ý kiến của bạn',
  inVietnamese: 'Ý kiến được viết bằng tiếng Việt.',
  tickSeveral: 'Có thể chọn nhiều ô.',
  scaleHint: '1: rất không đồng ý; 5: rất đồng ý.',
  aboutYou: 'Người trả lời',
  aboutYouHint:
    'Không bắt buộc. Ghi tên và cách liên hệ nếu bạn muốn ý kiến của mình có thể được chuyển thành kiến nghị.',
  aboutYouRequired: 'Phiếu này cần biết người trả lời. Tên và cách liên hệ được giữ kín, chỉ cán bộ xử lý đọc được.',
  senderKind: 'Trả lời với tư cách',
  senderName: 'Họ và tên, hoặc tên tổ chức',
  senderAddress: 'Địa chỉ',
  senderPhone: 'Số điện thoại',
  senderEmail: 'Thư điện tử',
  consent:
    'Tôi đồng ý để cơ quan lấy ý kiến lưu tên và cách liên hệ tôi ghi ở trên, chỉ dùng cho việc xử lý ý kiến này',
  send: 'Gửi ý kiến',
  notOverNetwork: 'Phiếu này chỉ nhận trả lời bằng giấy hoặc thư. Hãy tải phiếu, ghi ý kiến và gửi về nơi nhận.',
  justClosed:
    'Phiếu đã hết hạn trả lời nên ý kiến vừa gửi chưa được nhận. Chữ đã viết còn ở dưới để bạn chép lại; mọi ý kiến đều có thể gửi ở mục Phản ánh, kiến nghị.',
  receiptTitle: 'Đã nhận ý kiến',
  receiptLead: (number) => `Ý kiến của bạn đã vào sổ tiếp nhận, số ${number}.`,
  receiptNext:
    'Khi hết hạn, cơ quan lấy ý kiến tập hợp, đánh giá các ý kiến và công khai kết quả tại trang của phiếu này.',
  receivedAt: 'Nhận lúc',
  registerNumber: 'Số vào sổ',
  back: 'Về trang của phiếu',
  results: 'Kết quả lấy ý kiến',
  counted: (counted, received) =>
    counted === received
      ? `Đã nhận ${received} ý kiến.`
      : `Đã nhận ${received} ý kiến, trong đó ${counted} ý kiến thuộc nội dung được hỏi và được tính dưới đây.`,
  answered: (count) => `${count} ý kiến trả lời`,
  mean: 'Điểm trung bình',
  writtenAnswers: 'Ý kiến bằng lời được tổng hợp trong phần đánh giá chung.',
  byEvaluation: 'Phân loại ý kiến',
  evaluation: 'Đánh giá chung',
  decision: 'Quyết định xử lý',
  transferredTo: 'Chuyển đến',
  closedEarly: (reason) => `Kết thúc trước hạn. Lý do: ${reason}`,
  basis: 'Lấy ý kiến theo khoản 3 Điều 7 và khoản 2 Điều 9 Nghị định số 20/2008/NĐ-CP.',
  problem: opinionProblemVi,
}

/** Whether it takes replies on this day. */
export function takesReplies(form: Pick<OpinionForm, 'status' | 'closesOn'>, today: string): boolean {
  return form.status === 'open' && today <= form.closesOn
}
