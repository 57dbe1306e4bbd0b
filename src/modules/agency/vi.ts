import type { AgencyKind, AgencyRole, ContactDoubt, PostRole, SuccessionKind, UnitKind, UnitLevel } from './model.ts'

export const agencyKindLabels: Readonly<Record<AgencyKind, string>> = {
  'provincial-committee': 'Ủy ban nhân dân tỉnh',
  office: 'Văn phòng',
  department: 'Sở',
  'sector-body': 'Ban, ngành',
  'district-committee': 'Ủy ban nhân dân cấp huyện',
  'commune-committee': 'Ủy ban nhân dân cấp xã',
  'one-stop-desk': 'Bộ phận tiếp nhận và trả kết quả',
  media: 'Báo, đài',
  outside: 'Cơ quan, tổ chức khác',
}

export const agencyRoleLabels: Readonly<Record<AgencyRole, string>> = {
  'control-authority': 'Cơ quan kiểm soát thủ tục hành chính',
  'portal-operator': 'Quản trị Cổng thông tin điện tử tỉnh',
  finance: 'Cân đối, bố trí kinh phí',
  broadcaster: 'Truyền thông',
  'chairman-office': 'Chủ tịch Ủy ban nhân dân tỉnh',
  'feedback-recipient': 'Tiếp nhận phản ánh, kiến nghị',
}

export const postRoleLabels: Readonly<Record<PostRole, string>> = {
  'focal-point': 'Cán bộ đầu mối',
  handler: 'Người xử lý',
  desk: 'Cán bộ một cửa',
  head: 'Thủ trưởng',
  'deputy-head': 'Phó thủ trưởng',
  administrator: 'Quản trị hệ thống',
  leader: 'Lãnh đạo tỉnh',
}

export const unitLevelLabels: Readonly<Record<UnitLevel, string>> = {
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
}

export const unitKindLabels: Readonly<Record<UnitKind, string>> = {
  tinh: 'Tỉnh',
  'thanh-pho': 'Thành phố',
  huyen: 'Huyện',
  'thi-xa': 'Thị xã',
  xa: 'Xã',
  phuong: 'Phường',
  'thi-tran': 'Thị trấn',
}

export const successionLabels: Readonly<Record<SuccessionKind, string>> = {
  merge: 'Nhập vào',
  split: 'Chia ra',
  rename: 'Đổi tên',
  abolish: 'Giải thể',
  transfer: 'Giữ nguyên, chuyển trực thuộc',
}

export const doubtsVi: Readonly<Record<ContactDoubt, string>> = {
  'phone-incomplete': 'Số điện thoại có thể thiếu chữ số',
  'phone-old-area-code': 'Số điện thoại ghi mã vùng cũ (079)',
  'phone-shared': 'Số điện thoại này được ghi cho nhiều cơ quan, cần kiểm tra lại',
  'fax-incomplete': 'Số fax có thể thiếu chữ số',
  'fax-old-area-code': 'Số fax ghi mã vùng cũ (079)',
  'fax-shared': 'Số fax này được ghi cho nhiều cơ quan, cần kiểm tra lại',
  'email-of-another': 'Hộp thư có thể là của cơ quan khác',
}

/** Words of the public pages; `en.ts` has the same. */
export interface ReceivingWords {
  readonly title: string
  readonly lead: string
  readonly controlAuthority: string
  readonly controlAuthorityLead: string
  readonly send: string
  readonly search: string
  readonly searchHint: string
  /** Back to the whole list. */
  readonly all: string
  readonly groups: Readonly<Record<'province' | 'department' | 'district' | 'commune', string>>
  readonly agency: string
  readonly address: string
  readonly phone: string
  readonly hotline: string
  readonly fax: string
  readonly email: string
  readonly website: string
  readonly notYetKnown: string
  readonly through: string
  readonly source: string
  readonly nothing: string
  readonly nothingHint: string
  readonly sheet: string
  readonly sheetLead: string
  readonly print: string
  readonly scan: string
  readonly scanAlt: string
  readonly whatToSend: readonly string[]
  readonly whatToSendTitle: string
  readonly basis: string
  readonly noControlAuthority: string
  readonly managedBy: string
  count(places: string): string
  asOf(day: string): string
  readonly doubts: Readonly<Record<ContactDoubt, string>>
}

export const receivingWordsVi: ReceivingWords = {
  title: 'Nơi tiếp nhận phản ánh, kiến nghị',
  lead: 'Địa chỉ, điện thoại và thư điện tử để gửi phản ánh, kiến nghị về quy định hành chính và về việc giải quyết thủ tục hành chính của từng cơ quan.',
  controlAuthority: 'Đầu mối của tỉnh',
  controlAuthorityLead: 'Không biết nên gửi đến đâu thì gửi đến cơ quan kiểm soát thủ tục hành chính của tỉnh:',
  send: 'Gửi phản ánh, kiến nghị trực tuyến',
  search: 'Tìm cơ quan',
  searchHint: 'Tên cơ quan, xã, phường, huyện hoặc địa chỉ; gõ không dấu cũng được',
  all: 'Xem tất cả',
  groups: {
    province: 'Cấp tỉnh',
    department: 'Sở, ban, ngành tỉnh',
    district: 'Cấp huyện',
    commune: 'Cấp xã',
  },
  agency: 'Cơ quan',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  hotline: 'Đường dây nóng',
  fax: 'Fax',
  email: 'Thư điện tử',
  website: 'Trang thông tin',
  notYetKnown: 'chưa cập nhật',
  through: 'Liên hệ qua',
  source: 'Nguồn',
  nothing: 'Không tìm thấy cơ quan nào',
  nothingHint: 'Hãy thử tên ngắn hơn, hoặc bỏ bộ lọc.',
  sheet: 'Bản niêm yết',
  sheetLead:
    'Cá nhân, tổ chức gửi phản ánh, kiến nghị về quy định hành chính, về việc giải quyết thủ tục hành chính đến địa chỉ sau:',
  print: 'Bản để in và niêm yết',
  scan: 'Quét mã để gửi phản ánh, kiến nghị',
  scanAlt: 'Mã QR dẫn đến biểu mẫu gửi phản ánh, kiến nghị của cơ quan này',
  whatToSendTitle: 'Phản ánh, kiến nghị cần có',
  whatToSend: [
    'viết bằng tiếng Việt, nội dung rõ ràng;',
    'họ tên (tên tổ chức), địa chỉ, số điện thoại hoặc địa chỉ thư tín của người gửi;',
    'nếu gọi điện thoại, hãy trình bày rõ nội dung và cung cấp thông tin liên hệ.',
  ],
  basis:
    'Căn cứ: Nghị định số 20/2008/NĐ-CP, Điều 7, Điều 10 và Điều 13 (Điều 13 được sửa đổi bởi Nghị định số 48/2013/NĐ-CP, Điều 2).',
  noControlAuthority: 'Chưa có dữ liệu về cơ quan kiểm soát thủ tục hành chính vào ngày này.',
  managedBy: 'Cơ quan quản lý',
  count: (places) => `${places} cơ quan`,
  asOf: (day) => `Thông tin tại ngày ${day}`,
  doubts: doubtsVi,
}
