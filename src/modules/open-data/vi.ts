import { feeText, procedureWords, timeLimitText } from '#modules/procedure/public-words.ts'
import type { Fee, TimeLimit } from '#modules/procedure/public-content.ts'

/** The words of the catalogue itself: files say what pages say. */
const catalogWords = procedureWords('vi')
export const { applicantKinds: applicantLabels, levels: levelNames, channels: wayLabels } = catalogWords

export const statusLabel = 'Còn hiệu lực'

/** "05 ngày làm việc (trường hợp cấp lại)". */
export function timeLimitWords(limit: TimeLimit): string {
  return timeLimitText(limit, catalogWords)
}

/** "Lệ phí: 50.000 đồng/lần"; the source's own words where there is no amount. */
export function feeWords(fee: Fee): string {
  const text = feeText(fee, catalogWords)
  return fee.amount === null && fee.text !== '' ? `${text}: ${fee.text}` : text
}

export const csvHeadings = [
  'Mã thủ tục',
  'Tên thủ tục',
  'Lĩnh vực',
  'Cấp thực hiện',
  'Đối tượng',
  'Cơ quan có thẩm quyền',
  'Thời hạn giải quyết',
  'Phí, lệ phí',
  'Dịch vụ công trực tuyến',
  'Hiệu lực từ ngày',
  'Quyết định công bố',
  'Địa chỉ',
] as const

export const onlineNames = { none: 'Không', partial: 'Một phần', full: 'Toàn trình' } as const

/** What the page says, in either language. */
export interface OpenDataPageWords {
  readonly title: string
  readonly lead: string
  readonly description: string
  readonly files: string
  readonly name: string
  readonly format: string
  readonly download: string
  readonly datasets: readonly {
    readonly key: 'csv' | 'json' | 'graph' | 'feed' | 'catalog'
    readonly name: string
    readonly format: string
    readonly link: string
  }[]
  readonly programs: string
  readonly api: string
  readonly apiNote: string
  readonly sitemap: string
  readonly inForce: (count: string, day: string) => string
  readonly howToRead: string
  readonly notes: readonly string[]
  readonly terms: string
  readonly termsText: string
  readonly feedTitle: string
}

export const openDataPageVi: OpenDataPageWords = {
  title: 'Dữ liệu mở',
  lead: 'Toàn bộ danh mục thủ tục hành chính đang có hiệu lực và các phản ánh, kiến nghị đã công khai, ở dạng máy đọc được. Ai cũng được tải về, dùng lại và chia sẻ, không phải xin phép.',
  description:
    'Tải danh mục thủ tục hành chính dạng CSV, JSON, JSON-LD (CPSV-AP), nguồn tin thay đổi và giao diện lập trình.',
  files: 'Tệp dữ liệu',
  name: 'Dữ liệu',
  format: 'Định dạng',
  download: 'Tải về',
  datasets: [
    {
      key: 'csv',
      name: 'Danh mục thủ tục hành chính, mỗi thủ tục một dòng',
      format: 'CSV (UTF-8)',
      link: 'Tải CSV',
    },
    { key: 'json', name: 'Toàn văn các thủ tục, theo từng bộ phận tạo thành', format: 'JSON', link: 'Tải JSON' },
    { key: 'graph', name: 'Toàn văn theo chuẩn dịch vụ công CPSV-AP 3.2.0', format: 'JSON-LD', link: 'Tải JSON-LD' },
    { key: 'feed', name: 'Thủ tục mới, sửa đổi, bãi bỏ', format: 'Atom', link: 'Mở nguồn tin' },
    { key: 'catalog', name: 'Bản mô tả các bộ dữ liệu theo DCAT-AP', format: 'JSON-LD', link: 'Mở bản mô tả' },
  ],
  programs: 'Dành cho chương trình',
  api: 'Giao diện lập trình (OpenAPI 3.1)',
  apiNote: 'Tra cứu thủ tục, phản ánh đã công khai, cơ quan và ngày làm việc.',
  sitemap: 'Sơ đồ trang (sitemap)',
  inForce: (count: string, day: string) => `Ngày ${day} có ${count} thủ tục đang có hiệu lực.`,
  howToRead: 'Cách đọc dữ liệu',
  notes: [
    'Chỉ có nội dung đang có hiệu lực vào ngày tải. Nội dung của một ngày khác: thêm ?on=NĂM-THÁNG-NGÀY vào địa chỉ của thủ tục trong giao diện lập trình.',
    'Trong JSON-LD, kiểu xsd:duration không phân biệt ngày làm việc với ngày thường: ngày làm việc được ghi là ngày, chữ đầy đủ đứng ngay bên cạnh.',
    'Số tiền là đồng Việt Nam, trừ khi ghi khác. Phí, lệ phí chỉ có bằng chữ thì không có số, không phải là miễn phí.',
    'Trong CSV, ô bắt đầu bằng dấu =, +, -, @ được thêm dấu nháy đơn phía trước để bảng tính không hiểu nhầm thành công thức.',
  ],
  terms: 'Điều kiện sử dụng',
  termsText:
    'Văn bản hành chính không thuộc đối tượng bảo hộ quyền tác giả (Luật Sở hữu trí tuệ, Điều 15). Khi dùng lại, đề nghị ghi nguồn và ngày tải.',
  feedTitle: 'Thủ tục hành chính: mới, sửa đổi, bãi bỏ',
}

/** What the files say. */
export const openDataWords = {
  title: openDataPageVi.title,
  lead: openDataPageVi.lead,
  feedTitle: openDataPageVi.feedTitle,
  added: (from: string) => `Nội dung có hiệu lực${from}.`,
  fromDay: (day: string) => ` từ ngày ${day}`,
  byDecision: (number: string, day: string) => `Quyết định số ${number}${day === '' ? '' : ` ngày ${day}`}`,
  ended: { repealed: 'Bãi bỏ', annulled: 'Hủy bỏ', replaced: 'Được thay thế' },
  endedOn: (what: string, day: string) => `${what}${day}.`,
  procedures: 'Thủ tục hành chính đang có hiệu lực',
  proceduresDescription: 'Danh mục và toàn văn thủ tục hành chính đang có hiệu lực, theo từng bộ phận tạo thành.',
  feedback: 'Phản ánh, kiến nghị đã công khai',
  feedbackDescription:
    'Kết quả xử lý phản ánh, kiến nghị về quy định hành chính đã được công khai, đã che thông tin cá nhân.',
  agencies: 'Cơ quan tiếp nhận phản ánh, kiến nghị',
  agenciesDescription: 'Các cơ quan của tỉnh, thời gian tồn tại, đơn vị hành chính.',
} as const
