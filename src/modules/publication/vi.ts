import type { FieldProblem } from '#kernel/errors.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import type { TagTone } from '#ui/tag/tag.tsx'
import type { ReportKind, SheetState } from './model.ts'
import type { SheetView } from './queries.ts'

export const sheetStateLabels: Record<SheetState, string> = {
  'in-force': 'Còn hiệu lực',
  'not-yet': 'Chưa có hiệu lực',
  replaced: 'Hết hiệu lực – đã có nội dung mới',
  ended: 'Hết hiệu lực – thủ tục không còn áp dụng',
}

export const sheetStateTones: Record<SheetState, TagTone> = {
  'in-force': 'success',
  'not-yet': 'info',
  replaced: 'danger',
  ended: 'danger',
}

/** What stands in large letters for whoever scans a sheet. */
export const sheetSentences: Record<SheetState, string> = {
  'in-force': 'Tờ niêm yết này đang có hiệu lực.',
  'not-yet': 'Tờ niêm yết này chưa đến ngày có hiệu lực.',
  replaced: 'Tờ niêm yết này đã hết hiệu lực: thủ tục đã có nội dung mới.',
  ended: 'Tờ niêm yết này đã hết hiệu lực: thủ tục không còn được áp dụng.',
}

export const reportLabels: Record<ReportKind, string> = {
  'still-hanging': 'Tờ này đã hết hiệu lực nhưng vẫn còn treo',
  missing: 'Tờ bị thiếu trang, hoặc không còn treo trên bảng',
  unreadable: 'Tờ bị mờ, rách, không đọc được',
  other: 'Việc khác',
}

export const viewLabels: Record<SheetView, string> = {
  'cho-niem-yet': 'Chờ niêm yết',
  'phai-go': 'Phải gỡ',
  'bi-bao': 'Người dân báo',
  'dang-treo': 'Đang treo',
  'tat-ca': 'Tất cả',
}

interface SheetFooterFacts {
  readonly code: string
  readonly from: string
  readonly decision: string
  /** What the code opens, for those without a camera. */
  readonly address: string
}

export const publicationWords = {
  title: 'Niêm yết công khai',
  lead: 'In, treo, chụp ảnh và xác nhận các tờ niêm yết của cơ quan: thủ tục hành chính và nơi tiếp nhận phản ánh, kiến nghị; gỡ những tờ không còn đúng.',
  sites: 'Việc đăng tải trên trang thông tin điện tử của cơ quan',
  views: 'Nhóm tờ niêm yết',
  empty: 'Không có tờ niêm yết nào ở đây',
  emptyHint:
    'Khi một quyết định công bố được ký, hoặc nơi tiếp nhận phản ánh, kiến nghị thay đổi, tờ niêm yết của cơ quan tự xuất hiện trong danh sách này.',
  pack: 'In các tờ chờ niêm yết (PDF, khổ A4)',
  packA3: 'In khổ A3',
  procedure: 'Thủ tục',
  agency: 'Nơi niêm yết',
  allBoards: 'Tất cả các nơi',
  filterBoards: 'Chọn nơi niêm yết',
  state: 'Tình trạng',
  due: 'Hạn niêm yết',
  postedLate: 'trễ hạn',
  toTakeDown: 'Phải gỡ',
  mustGoSince: (day: string) => `phải gỡ từ ngày ${day}`,
  mustGoNow: 'phải gỡ ngay',
  decisionNumber: (number: string) => `Quyết định số ${number}`,
  removalDue: 'Hạn gỡ',
  removeBy: (day: string) => `chậm nhất ngày ${day}`,
  late: 'Quá hạn',
  waits: 'Chờ niêm yết',
  mustGo: 'Phải gỡ',
  neverPosted: 'Không phải treo nữa',
  posted: 'Đã treo',
  removed: 'Đã gỡ',
  reports: 'Báo của người dân',
  sheet: 'Tờ niêm yết',
  decision: 'Quyết định công bố',
  effective: 'Hiệu lực',
  from: (day: string) => `Từ ngày ${day}`,
  until: (day: string) => `đến hết ngày ${day}`,
  sinceUnknown: 'Nguồn không ghi ngày bắt đầu',
  place: 'Vị trí treo',
  placeHint: 'Ví dụ: Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả, tầng 1',
  postedOn: 'Ngày treo',
  dayHint: 'Ví dụ: 15/06/2017',
  photo: 'Ảnh chụp bảng niêm yết',
  photoHint: 'Chụp rõ cả tờ và tên cơ quan. Dữ liệu vị trí trong ảnh được xóa.',
  confirm: 'Xác nhận đã niêm yết',
  confirmed: 'Đã xác nhận niêm yết.',
  removedOn: 'Ngày gỡ',
  takeDown: 'Xác nhận đã gỡ',
  mustHang:
    'Tờ còn áp dụng thì còn phải treo. Tờ rách, mờ hoặc mất: in lại tờ này và treo vào chỗ cũ, không phải xác nhận gỡ.',
  tookDown: 'Đã xác nhận gỡ tờ niêm yết.',
  photos: 'Ảnh niêm yết',
  scan: 'Trang mở ra khi quét mã trên tờ',
  settle: 'Ghi cách xử lý',
  settleNote: 'Đã làm gì',
  unsettled: 'Chưa xử lý',
  settled: 'Đã ghi cách xử lý.',
  settledOn: 'Đã xử lý',
  reportedOn: (day: string) => `Ngày ${day}`,
  print: 'In tờ này (PDF, khổ A4)',
  notYetStamp: (day: string) => `CHƯA CÓ HIỆU LỰC – áp dụng từ ngày ${day}`,
  feesNotSaid: 'Phí, lệ phí: chưa ghi.',
  packTitle: 'Bộ tờ niêm yết',
  qrCaption: 'Quét mã: tờ này còn hiệu lực không?',
  sheetFooter: ({ code, from, decision, address }: SheetFooterFacts) =>
    [
      `Mã thủ tục ${code}.`,
      from === '' ? '' : `Có hiệu lực từ ngày ${from}.`,
      decision === '' ? '' : `Công bố tại Quyết định số ${decision}.`,
    ]
      .filter((said) => said !== '')
      .join(' ')
      .concat(`\nKiểm tra: ${address}`),
  facts: {
    code: 'Mã thủ tục',
    sector: 'Lĩnh vực',
    applicants: 'Đối tượng thực hiện',
    agencies: 'Cơ quan thực hiện',
    receivingPlaces: 'Nơi tiếp nhận hồ sơ',
  },
  parts: {
    papers: 'Thành phần, số lượng hồ sơ',
    channels: 'Cách thức thực hiện, thời hạn giải quyết, phí, lệ phí',
    steps: 'Trình tự thực hiện',
    outcomes: 'Kết quả thực hiện',
    requirements: 'Yêu cầu, điều kiện',
    legalBases: 'Căn cứ pháp lý',
  },
} as const

/** On the first page of officials. */
export const waitingWords = {
  toPost: 'Tờ chờ niêm yết',
  postingLate: 'Quá hạn niêm yết',
  postingLateAnywhere: 'Quá hạn niêm yết, toàn tỉnh',
  toTakeDown: 'Tờ phải gỡ',
  reported: 'Người dân báo bảng niêm yết sai',
  siteLate: 'Quá hạn đăng trên trang thông tin',
  refused: 'Cơ sở dữ liệu quốc gia từ chối',
  sendingLate: 'Quá hạn nhập Cơ sở dữ liệu quốc gia',
} as const

export const scanWords = {
  title: 'Kiểm tra tờ niêm yết',
  hangs: (agency: string) => `Tờ này được lập để niêm yết tại: ${agency}.`,
  since: (day: string) => `Nội dung có hiệu lực từ ngày ${day}.`,
  until: (day: string) => `Nội dung áp dụng đến hết ngày ${day}.`,
  nothingYet: 'Hiện chưa có nội dung nào của thủ tục này được áp dụng.',
  takenDown: (day: string) => `Cơ quan đã xác nhận gỡ tờ này ngày ${day}.`,
  reading: {
    'in-force': 'Đọc toàn văn thủ tục',
    'not-yet': 'Đọc nội dung sẽ áp dụng',
    replaced: 'Xem nội dung đang áp dụng',
    ended: 'Xem vì sao không còn áp dụng',
  } satisfies Record<SheetState, string>,
  readingEnded: {
    repealed: 'Xem thủ tục bị bãi bỏ thế nào',
    annulled: 'Xem thủ tục bị hủy bỏ thế nào',
    replaced: 'Xem thủ tục được thay thế thế nào',
  },
  report: 'Báo bảng niêm yết sai',
  reportLead: 'Tờ niêm yết cũ, thiếu, khó đọc, hoặc khác với trang này? Hãy cho biết; không cần để lại tên.',
  kind: 'Bạn thấy gì?',
  words: 'Nói thêm',
  send: 'Gửi',
  thanks: 'Cảm ơn bạn. Cơ quan phụ trách bảng niêm yết đã nhận được.',
} as const

const problems: Readonly<Record<string, string>> = {
  'publication.already-posted': 'Tờ này đã được xác nhận niêm yết.',
  'publication.sheet-out-of-force': 'Tờ này đã hết hiệu lực, không niêm yết nữa.',
  'publication.not-posted': 'Tờ này chưa được niêm yết nên không có gì để gỡ.',
  'publication.sheet-in-force':
    'Tờ này còn áp dụng nên còn phải treo, chưa gỡ được. Tờ rách, mờ hoặc mất: in lại tờ này và treo vào chỗ cũ.',
  'publication.already-taken-down': 'Tờ này đã được xác nhận gỡ.',
  'publication.reports-full':
    'Hôm nay đã có nhiều người báo về tờ này; cơ quan phụ trách đã nhận được. Xin báo lại vào ngày mai, hoặc gửi phản ánh, kiến nghị.',
  'publication.report-settled': 'Báo này đã có người ghi cách xử lý.',
}

export function publicationProblem({ code, details }: FieldProblem): string | undefined {
  const first = typeof details?.['first'] === 'string' ? formatDate(details['first']) : ''
  if (code === 'publication.before-made') return `Ngày treo không thể trước ngày lập tờ (${first})`
  if (code === 'publication.removed-while-in-force')
    return `Tờ còn áp dụng đến trước ngày ${first} nên phải treo đến khi đó: ngày gỡ không thể trước ngày ${first}`
  if (code === 'publication.before-posted') return `Ngày gỡ không thể trước ngày treo (${first})`
  return problems[code]
}

export function publicationRefusal(code: string): string {
  return problems[code] ?? 'Không thực hiện được ở tình trạng hiện nay.'
}
