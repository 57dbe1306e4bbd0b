import type { FieldProblem } from '#kernel/errors.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import type { SiteView } from './site-queries.ts'

export const siteViewLabels: Record<SiteView, string> = {
  'cho-dang': 'Chờ đăng tải',
  'da-dang': 'Đã xong',
  'tat-ca': 'Tất cả',
}

export const siteWords = {
  title: 'Trang thông tin điện tử của cơ quan',
  lead: 'Thủ tục đã công bố phải có cả trên trang thông tin điện tử của cơ quan tiếp nhận, giải quyết, nếu cơ quan có trang. Đăng xong (hoặc dẫn liên kết về trang thủ tục này), hãy đánh dấu và ghi địa chỉ để người dân mở được.',
  views: 'Nhóm việc đăng tải',
  empty: 'Không có việc nào ở đây',
  emptyHint:
    'Khi một quyết định công bố được ký, việc đăng tải của mỗi cơ quan có trang thông tin điện tử tự xuất hiện trong danh sách này.',
  choose: 'Chọn',
  chooseOne: (code: string) => `Chọn thủ tục ${code}`,
  procedure: 'Thủ tục',
  ending: '– hết áp dụng: gỡ khỏi trang',
  agency: 'Cơ quan',
  decision: 'Quyết định',
  state: 'Tình trạng',
  due: 'Hạn',
  noDue: 'Chưa có quy định thời hạn',
  waits: 'Chờ đăng tải',
  waitsRemoval: 'Chờ gỡ',
  removeFrom: (day: string) => `Gỡ từ ${day}`,
  late: 'Quá hạn',
  done: (day: string) => `Đã đăng ${day}`,
  removed: (day: string) => `Đã gỡ ${day}`,
  address: 'Địa chỉ trang',
  open: 'Mở trang',
  confirmTitle: 'Xác nhận các thủ tục đã chọn',
  addressField: 'Địa chỉ trang đăng các thủ tục đã chọn',
  addressHint:
    'Sao chép từ thanh địa chỉ của trình duyệt, ví dụ https://soyte.soctrang.gov.vn/thu-tuc-hanh-chinh. Với thủ tục đã hết áp dụng: trang trước đây đăng thủ tục đó.',
  publishedOn: 'Ngày đăng tải (hoặc gỡ)',
  dayHint: 'Ví dụ: 15/06/2017',
  confirm: 'Xác nhận đã đăng tải',
  confirmed: (count: number) => `Đã xác nhận ${count} thủ tục trên trang thông tin điện tử.`,
  choosing: 'Chọn thủ tục',
} as const

const problems: Readonly<Record<string, string>> = {
  'publication.site-already-confirmed':
    'Có thủ tục vừa được người khác xác nhận. Danh sách dưới đây đã cập nhật; hãy chọn lại.',
}

export function siteProblem({ field, code, details }: FieldProblem): string | undefined {
  if (field === 'dutyIds') return 'Hãy chọn ít nhất một thủ tục'
  if (field === 'address' && code === 'invalid-url')
    return 'Hãy ghi cả địa chỉ trang, bắt đầu bằng https:// hoặc http://'
  if (code === 'publication.not-on-site')
    return `Trang này không nằm trên ${String(details?.['domain'])}. Nếu cơ quan đã đổi trang, hãy sửa thông tin liên hệ của cơ quan trước`
  const first = typeof details?.['first'] === 'string' ? formatDate(details['first']) : ''
  if (code === 'publication.before-decision')
    return `Ngày đăng tải không thể trước ngày ký quyết định công bố (${first})`
  if (code === 'publication.before-ending')
    return `Thủ tục còn áp dụng thì còn phải đăng; ngày gỡ không thể trước ngày hết áp dụng (${first})`
  return problems[code]
}

export function siteRefusal(code: string): string {
  return problems[code] ?? 'Không thực hiện được ở tình trạng hiện nay.'
}
