import { formatCount } from '#kernel/i18n/numbers.ts'
import type { ProblemWords } from '#ui/problem.ts'
import { registerLookLimits } from '../open-register.ts'

export const bookWords = {
  sheet: 'Tải sổ (XLSX)',
  empty: 'Sổ chưa có dòng nào trong phạm vi ông/bà được xem.',
  year: 'Năm',
  agency: 'Cơ quan',
  upTo: 'Từ số trở về trước',
  newest: 'Về số mới nhất',
  older: 'Các số cũ hơn',
  withNames: 'Mở sổ có tên người gửi',
  namesLead:
    'Chỉ mở khi cần cho công việc. Lần mở này được ghi vào nhật ký, và từng người gửi có tên trong kỳ đều được báo ai đã xem, để làm gì.',
  purposeHint: 'Người gửi đọc được nội dung này. Ví dụ: đối chiếu sổ để lập báo cáo quý I',
  openPage: 'Xem trên trang',
  openSheet: 'Tải XLSX',
  opened: (from: string, to: string, named: number) =>
    `Sổ có tên người gửi, vào sổ từ ${from} đến ${to}. Đã ghi nhận việc xem ${formatCount(named)} người gửi; họ được báo trong trang theo dõi.`,
  close: 'Đóng, về sổ không có tên',
  looks: 'Các lần mở sổ có tên người gửi',
  look: (from: string, to: string, named: number, asSheet: boolean) =>
    `kỳ ${from} – ${to}, ${formatCount(named)} người gửi, ${asSheet ? 'tải XLSX' : 'xem trên trang'}`,
} as const

export const registerFieldLabels = { from: 'Vào sổ từ ngày', to: 'Đến ngày', purpose: 'Mục đích' } as const

export const registerProblem: ProblemWords = ({ code, details }) => {
  if (code === 'feedback.period-backwards') return 'Ngày cuối kỳ không được trước ngày đầu kỳ'
  if (code !== 'feedback.period-too-long') return undefined
  const most = Number(details?.['most'] ?? registerLookLimits.page)
  const otherwise = most < registerLookLimits.sheet ? ', hoặc tải XLSX' : ''
  return `Kỳ này có hơn ${formatCount(most)} số; hãy chọn kỳ ngắn hơn${otherwise}`
}
