import type { TagTone } from '#ui/tag/tag.tsx'
import type { About, Channel, Ground, Kind, Outcome, ProcedurePart, RefusalGround, SenderKind } from './model.ts'
import type { NextStep } from './policy.ts'
import type { ReminderRank } from './remind.ts'
import type { FeedbackMove, Status } from './workflow.ts'

/** Words that several faces of the room share, typed against the unions: a new status without a word does not compile. */
export const statusLabels: Readonly<Record<Status, string>> = {
  submitted: 'Mới gửi',
  'needs-information': 'Chờ người gửi bổ sung',
  refused: 'Không tiếp nhận',
  accepted: 'Đã tiếp nhận',
  transferred: 'Đã chuyển xử lý',
  'transferred-outside': 'Đã chuyển cơ quan ngoài tỉnh',
  returned: 'Bị trả lại',
  handling: 'Đang xử lý',
  collecting: 'Tiếp tục tập hợp',
  'answer-drafted': 'Chờ duyệt trả lời',
  answered: 'Đã trả lời',
  published: 'Đã công khai',
  reopened: 'Người gửi đề nghị xem lại',
  withdrawn: 'Người gửi đã rút',
  merged: 'Đã gộp',
}

export const statusTones: Readonly<Record<Status, TagTone>> = {
  submitted: 'info',
  'needs-information': 'warning',
  refused: 'neutral',
  accepted: 'info',
  transferred: 'progress',
  'transferred-outside': 'progress',
  returned: 'warning',
  handling: 'progress',
  collecting: 'progress',
  'answer-drafted': 'progress',
  answered: 'success',
  published: 'success',
  reopened: 'warning',
  withdrawn: 'neutral',
  merged: 'neutral',
}

/** What the button says. */
export const moveLabels: Readonly<Record<FeedbackMove, string>> = {
  accept: 'Tiếp nhận',
  refuse: 'Không tiếp nhận',
  'request-information': 'Đề nghị bổ sung thông tin',
  'supply-information': 'Bổ sung thông tin',
  classify: 'Phân loại',
  transfer: 'Chuyển cơ quan xử lý',
  'transfer-outside': 'Chuyển cơ quan ngoài tỉnh',
  return: 'Trả lại',
  'rule-on-competence': 'Xác định thẩm quyền',
  'take-up': 'Thụ lý',
  assign: 'Giao người xử lý',
  extend: 'Gia hạn',
  collect: 'Tiếp tục tập hợp',
  resume: 'Xử lý tiếp',
  'draft-answer': 'Dự thảo trả lời',
  'return-draft': 'Trả lại dự thảo',
  'approve-answer': 'Duyệt và trả lời',
  publish: 'Công khai kết quả',
  reopen: 'Đề nghị xem lại',
  withdraw: 'Rút phản ánh',
  merge: 'Gộp vào phản ánh khác',
  rate: 'Đánh giá',
  remind: 'Đôn đốc',
}

/** What the official should do next, after "Bước tiếp:". */
export const nextStepLabels: Readonly<Record<NextStep, string>> = {
  accept: 'xem xét, tiếp nhận',
  classify: 'phân loại',
  transfer: 'chuyển cơ quan xử lý',
  'take-up': 'thụ lý',
  'rule-on-competence': 'xác định thẩm quyền',
  assign: 'giao người xử lý',
  'draft-answer': 'dự thảo trả lời',
  resume: 'xử lý tiếp khi đủ cơ sở',
  'approve-answer': 'duyệt trả lời',
  publish: 'công khai kết quả',
}

/** Whom the item waits for when the next step is not the reader's. Nobody, when it is over. */
export const waitingLabels: Readonly<Record<Status, string | null>> = {
  submitted: 'cơ quan kiểm soát thủ tục hành chính tiếp nhận',
  'needs-information': 'người gửi bổ sung',
  refused: null,
  accepted: 'cơ quan kiểm soát thủ tục hành chính chuyển xử lý',
  transferred: 'cơ quan xử lý thụ lý',
  'transferred-outside': 'cơ quan ngoài tỉnh trả lời',
  returned: 'cơ quan kiểm soát thủ tục hành chính xác định thẩm quyền',
  handling: 'người xử lý dự thảo trả lời',
  collecting: 'đủ cơ sở xem xét',
  'answer-drafted': 'thủ trưởng duyệt trả lời',
  answered: 'cơ quan kiểm soát thủ tục hành chính công khai',
  published: null,
  reopened: 'cơ quan kiểm soát thủ tục hành chính xem lại',
  withdrawn: null,
  merged: null,
}

/** NĐ 20/2008 Đ.5. */
export const groundLabels: Readonly<Record<Ground, string>> = {
  conduct: 'Hành vi chậm trễ, gây phiền hà, không thực hiện hoặc thực hiện không đúng quy định',
  impractical: 'Quy định không phù hợp với thực tế',
  inconsistent: 'Quy định không đồng bộ, thiếu thống nhất',
  unlawful: 'Quy định không hợp pháp',
  'treaty-conflict': 'Quy định trái với điều ước quốc tế',
  other: 'Vấn đề khác liên quan đến quy định hành chính',
}

export const aboutLabels: Readonly<Record<About, string>> = {
  conduct: 'Hành vi hành chính',
  rule: 'Nội dung quy định hành chính',
}

export const kindLabels: Readonly<Record<Kind, string>> = {
  problem: 'Phản ánh',
  proposal: 'Kiến nghị',
}

export const channelLabels: Readonly<Record<Channel, string>> = {
  web: 'Cổng thông tin',
  phone: 'Điện thoại',
  counter: 'Trực tiếp',
  post: 'Bưu chính',
  email: 'Thư điện tử',
  'desk-qr': 'Mã QR tại một cửa',
  'opinion-form': 'Phiếu lấy ý kiến',
  api: 'Hệ thống khác',
}

export const procedurePartLabels: Readonly<Record<ProcedurePart, string>> = {
  step: 'Trình tự thực hiện',
  channel: 'Cách thức thực hiện',
  'dossier-part': 'Thành phần, số lượng hồ sơ',
  'processing-time': 'Thời hạn giải quyết',
  fee: 'Phí, lệ phí',
  'form-template': 'Mẫu đơn, mẫu tờ khai',
  requirement: 'Yêu cầu, điều kiện',
  outcome: 'Kết quả thực hiện',
  applicant: 'Đối tượng thực hiện',
  'competent-agency': 'Cơ quan thực hiện',
  other: 'Nội dung khác',
}

/** NĐ 20/2008 Đ.14–15. */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  'amend-or-repeal': 'Sửa đổi, bổ sung, thay thế hoặc hủy bỏ, bãi bỏ theo thẩm quyền',
  'recommend-amendment': 'Kiến nghị cơ quan có thẩm quyền sửa đổi, bổ sung, thay thế hoặc hủy bỏ, bãi bỏ',
  'issue-new-rule': 'Ban hành quy định mới theo thẩm quyền',
  'recommend-new-rule': 'Kiến nghị cơ quan có thẩm quyền ban hành quy định mới',
  'conduct-procedure': 'Xử lý hành vi hành chính theo trình tự luật định',
  explained: 'Giải thích, hướng dẫn',
  'insufficient-ground': 'Chưa đủ cơ sở xem xét, tiếp tục tập hợp',
}

export const refusalGroundLabels: Readonly<Record<RefusalGround, string>> = {
  'no-content': 'Không nêu rõ nội dung phản ánh, kiến nghị',
  'no-sender': 'Không ghi tên, địa chỉ, số điện thoại (hoặc địa chỉ thư tín) người gửi',
  'not-vietnamese': 'Không sử dụng ngôn ngữ tiếng Việt',
  complaint: 'Là khiếu nại',
  denunciation: 'Là tố cáo',
  'not-administrative-rule': 'Không liên quan đến quy định hành chính',
  duplicate: 'Trùng với phản ánh, kiến nghị đã tiếp nhận của cùng người gửi',
}

export const senderKindLabels: Readonly<Record<SenderKind, string>> = {
  individual: 'Cá nhân',
  organization: 'Tổ chức',
  official: 'Cán bộ ghi thay',
}

export const reminderRankLabels: Readonly<Record<ReminderRank, string>> = {
  handler: 'người xử lý',
  head: 'thủ trưởng cơ quan',
  'control-authority': 'cơ quan kiểm soát thủ tục hành chính',
  chairman: 'Chủ tịch Ủy ban nhân dân tỉnh',
}
