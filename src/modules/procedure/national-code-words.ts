import type { ProblemWords } from '#ui/problem.ts'

export const nationalCodeWords = {
  title: 'Ghi mã quốc gia',
  lead: 'Thủ tục lập tại đây mang mã tạm cho đến khi Cơ sở dữ liệu quốc gia cấp mã. Ghi mã đã cấp để đối chiếu và nhập dữ liệu nhận ra thủ tục; địa chỉ và tờ niêm yết đã in theo mã tạm vẫn mở được.',
  waiting: 'Thủ tục đang mang mã tạm',
  none: 'Không có thủ tục nào đang mang mã tạm',
  noneHint: 'Thủ tục mới lập tại đây sẽ hiện ở đây cho đến khi có mã quốc gia.',
  procedure: 'Thủ tục',
  choose: 'Chọn thủ tục',
  state: 'Tình trạng',
  announced: 'Đã công bố',
  draft: 'Đang soạn',
  code: 'Mã quốc gia',
  codeHint: 'Đúng như Cơ sở dữ liệu quốc gia ghi, ví dụ 1.014325',
  submit: 'Ghi mã quốc gia',
  once: 'Ghi một lần, không sửa lại được: hãy đối chiếu với Cơ sở dữ liệu quốc gia trước khi ghi.',
  recorded: (code: string) => `Đã ghi mã quốc gia ${code}.`,
} as const

const problems: Readonly<Record<string, string>> = {
  'invalid-national-code': 'Mã quốc gia có dạng 1.014325, hoặc 1.004227.000.00.00.H51',
  'procedure.code-taken':
    'Mã này đã có thủ tục khác dùng. Nếu đó là cùng một thủ tục nhập từ Cổng quốc gia, hãy báo bộ phận kỹ thuật',
}

export const nationalCodeProblem: ProblemWords = ({ field, code }) =>
  field === 'code' ? 'Hãy chọn thủ tục' : problems[code]

export function nationalCodeRefusal(code: string): string {
  return code === 'procedure.code-not-provisional' || code === 'procedure.not-found'
    ? 'Thủ tục này vừa được ghi mã quốc gia. Danh sách dưới đây đã cập nhật.'
    : 'Không thực hiện được ở tình trạng hiện nay.'
}
