import type { RuleName } from '#kernel/calendar/rules.ts'

/** Names of the legal periods and limits, as officials read them. */
export const ruleLabels: Readonly<Record<RuleName, string>> = {
  'feedback.transfer': 'Phản ánh: chuyển đến cơ quan có thẩm quyền',
  'feedback.handle': 'Phản ánh: xử lý và trả lời',
  'feedback.handle-complex': 'Phản ánh: xử lý và trả lời việc phức tạp',
  'feedback.handle-index': 'Phản ánh: xử lý, theo bộ chỉ số',
  'feedback.refuse-or-forward': 'Phản ánh: từ chối hoặc chuyển, theo bộ chỉ số',
  'feedback.first-supplement': 'Phản ánh: đề nghị bổ sung lần đầu, theo bộ chỉ số',
  'feedback.publish': 'Phản ánh: công khai câu trả lời, theo bộ chỉ số',
  'feedback.reopen': 'Phản ánh: người gửi đề nghị xem lại',
  'reminder.before': 'Đôn đốc: nhắc người đang giữ việc trước hạn',
  'reminder.handler': 'Đôn đốc: nhắc người đang giữ việc, kể từ ngày đến hạn',
  'reminder.head': 'Đôn đốc: báo thủ trưởng cơ quan, số ngày trễ',
  'reminder.control-authority': 'Đôn đốc: báo cơ quan kiểm soát TTHC, số ngày trễ',
  'reminder.chairman': 'Đôn đốc: báo Chủ tịch UBND tỉnh, số ngày trễ',
  'announcement.issue': 'Công bố TTHC: ban hành quyết định trước ngày có hiệu lực',
  'announcement.issue-index': 'Công bố TTHC: ban hành quyết định, theo bộ chỉ số',
  'announcement.issue-shortened': 'Công bố TTHC: văn bản theo trình tự rút gọn',
  'announcement.national-database': 'Công khai vào cơ sở dữ liệu quốc gia (tỉnh)',
  'announcement.national-database-ministry': 'Công khai vào cơ sở dữ liệu quốc gia (bộ)',
  'announcement.national-database-shortened': 'Công khai vào cơ sở dữ liệu quốc gia, trình tự rút gọn',
  'announcement.national-database-index': 'Công khai vào cơ sở dữ liệu quốc gia, theo bộ chỉ số',
  'publication.posting': 'Niêm yết tại nơi tiếp nhận hồ sơ',
  'publication.agency-site': 'Đăng tải trên trang thông tin điện tử của cơ quan',
  'review.plan': 'Rà soát: ban hành kế hoạch',
  'review.register': 'Rà soát: đăng ký nội dung',
  'review.report': 'Rà soát: gửi kết quả',
  'review.consolidate': 'Rà soát: tổng hợp kết quả',
  'plan.agency': 'Kế hoạch của cơ quan, đơn vị',
  'dossier.supplement': 'Hồ sơ: yêu cầu bổ sung',
  'report.six-month': 'Báo cáo 6 tháng',
  'report.year': 'Báo cáo năm',
  'report.ad-hoc': 'Báo cáo đột xuất',
}

export const originLabels = {
  law: 'Pháp luật',
  index: 'Bộ chỉ số quốc gia',
  province: 'Quy định của tỉnh',
  ours: 'Hệ thống này đặt',
} as const

export const dayKindLabels = {
  holiday: 'Nghỉ lễ, tết',
  substitute: 'Nghỉ bù',
  'swapped-off': 'Nghỉ hoán đổi',
  'swapped-work': 'Làm bù',
} as const

export const unitLabels = { 'working-day': 'ngày làm việc', 'calendar-day': 'ngày' } as const

export const calendarWords = {
  title: 'Lịch và thời hạn',
  lead: 'Mọi hạn xử lý được tính từ đây. Hạn đã lưu không đổi khi lịch hoặc thời hạn thay đổi.',
  rules: 'Thời hạn và giới hạn',
  rule: 'Thời hạn',
  length: 'Giá trị',
  basis: 'Căn cứ',
  origin: 'Do đâu đặt ra',
  validity: 'Hiệu lực',
  unsure: 'chưa chắc chắn',
  present: 'nay',
  before: 'trước',
  each: (day: string) => `trước hết ngày ${day} hằng năm`,
  times: (count: number) => `không quá ${count} lần`,
  byInstrument: 'theo văn bản của từng kỳ',
  years: 'Các năm',
  year: 'Năm',
  state: 'Tình trạng',
  known: 'Đã công bố',
  unknown: 'Chưa công bố – chưa tính hạn vào năm này',
  daysOff: 'Ngày nghỉ',
  swaps: 'Hoán đổi',
  daysOf: (year: number) => `Ngày nghỉ, ngày làm bù năm ${year}`,
  date: 'Ngày',
  kind: 'Loại',
  name: 'Tên gọi',
  paired: 'Đổi cho ngày',
  check: 'cần đối chiếu văn bản',
  noDays: 'Chưa có ngày nào',
  change: 'Cập nhật',
  decree: 'Công bố ngày nghỉ của một năm',
  decreeHint: 'Bỏ trống danh sách nếu các ngày đã tính sẵn đúng như văn bản.',
  days: 'Danh sách ngày nghỉ',
  daysHint:
    'Mỗi dòng một ngày: ngày/tháng/năm rồi tên gọi, ví dụ “02/09/2027 Quốc khánh”. Ngày nghỉ bù ghi thêm “(nghỉ bù)”.',
  holiday: 'Thêm ngày nghỉ',
  swap: 'Hoán đổi ngày làm việc',
  offOn: 'Ngày thường được nghỉ',
  workedOn: 'Thứ Bảy, Chủ nhật làm bù',
  ruleChange: 'Thay đổi thời hạn',
  number: 'Số ngày',
  unit: 'Tính theo',
  from: 'Áp dụng từ ngày',
  note: 'Ghi chú',
  save: 'Lưu',
  done: {
    decree: 'Đã ghi nhận ngày nghỉ của năm.',
    holiday: 'Đã thêm ngày nghỉ.',
    swap: 'Đã ghi nhận hoán đổi.',
    rule: 'Đã thay đổi thời hạn.',
  },
}

const refusals: Readonly<Record<string, string>> = {
  'calendar.not-allowed': 'Chỉ quản trị hệ thống được cập nhật lịch và thời hạn.',
  'calendar.day-taken': 'Ngày này đã có trong lịch.',
  'calendar.year-without-days': 'Năm này chưa có ngày nghỉ nào; hãy nhập danh sách ngày nghỉ.',
  'rule.unknown': 'Chưa có thời hạn nào như vậy vào ngày đó.',
  'rule.change-too-early': 'Giá trị hiện tại bắt đầu từ chính ngày đó hoặc sau; hãy chọn ngày muộn hơn.',
}

export function calendarRefusal(code: string): string {
  return refusals[code] ?? 'Chưa thực hiện được.'
}

const problems: Readonly<Record<string, string>> = {
  'not-a-weekday': 'Phải là ngày từ thứ Hai đến thứ Sáu',
  'not-a-weekend-day': 'Phải là thứ Bảy hoặc Chủ nhật',
  'another-year': 'Có ngày không thuộc năm này',
}

export function calendarProblem({ code }: { readonly code: string }): string | undefined {
  return problems[code]
}
