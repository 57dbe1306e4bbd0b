import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import type { TagTone } from '#ui/tag/tag.tsx'
import type { SendingState } from './national-model.ts'
import type { SendingView } from './national-queries.ts'
import type { CellState, ReconciledCell, ReconciledPlace, ReconciliationTone } from './reconcile.ts'
import type { ToneFilter } from './reconciliation-list.ts'

export const placeLabels: Record<ReconciledPlace, string> = {
  decision: 'Quyết định công bố',
  portal: 'Cổng của tỉnh',
  national: 'Cơ sở dữ liệu quốc gia',
  boards: 'Bảng niêm yết',
}

export const cellLabels: Record<CellState, string> = {
  signed: 'Đã ký',
  'decided-end': 'Đã công bố hết áp dụng',
  undated: 'Thiếu ngày ký',
  'signature-overdue': 'Quá hạn ký',
  'without-decision': 'Chưa có quyết định',
  shown: 'Khớp',
  'not-shown': 'Đã gỡ',
  coming: 'Chưa đến ngày áp dụng',
  'without-text': 'Thiếu nội dung',
  'portal-missing': 'Chưa đăng',
  'portal-other': 'Nội dung khác',
  'portal-extra': 'Chưa gỡ',
  same: 'Khớp',
  absent: 'Không có',
  unchecked: 'Chưa đối chiếu',
  sent: 'Đã gửi, chờ số liệu mới',
  'to-be-sent': 'Còn hạn gửi',
  older: 'Nội dung cũ',
  different: 'Nội dung khác',
  missing: 'Chưa có',
  extra: 'Thừa',
  hung: 'Đã treo đủ',
  'no-boards': 'Không có',
  'boards-unknown': 'Chưa ghi nhận',
  'to-be-hung': 'Còn hạn treo',
  'boards-late': 'Quá hạn treo',
  'boards-stale': 'Còn treo tờ cũ',
}

export const reconciliationToneLabels: Record<ReconciliationTone, string> = {
  green: 'Khớp',
  amber: 'Vàng',
  red: 'Đỏ',
}

export const tagTonesOf: Record<ReconciliationTone, TagTone> = { green: 'success', amber: 'warning', red: 'danger' }

export const toneFilterLabels: Record<ToneFilter, string> = {
  'tat-ca': 'Tất cả',
  'chua-khop': 'Chưa khớp (đỏ và vàng)',
  do: 'Đỏ: sai hoặc quá hạn',
  vang: 'Vàng: còn hạn hoặc chưa rõ',
  khop: 'Xanh: khớp',
}

/** How places are called in addresses. */
export const placeNames: Record<ReconciledPlace, string> = {
  decision: 'quyet-dinh',
  portal: 'cong',
  national: 'quoc-gia',
  boards: 'niem-yet',
}

export const reconciliationWords = {
  title: 'Đối chiếu công khai',
  lead: 'Mỗi thủ tục phải giống nhau ở bốn nơi: quyết định đã ký, cổng của tỉnh, Cơ sở dữ liệu quốc gia và các bảng niêm yết. Tính các thủ tục do cơ quan trong tỉnh giải quyết hoặc do tỉnh công bố; thủ tục chỉ do bộ hoặc cơ quan khác giải quyết thì không tính.',
  filter: 'Lọc danh sách đối chiếu',
  procedures: 'Thủ tục',
  matchingAll: 'Khớp cả bốn nơi',
  red: 'Đỏ',
  redNote: 'Sai hoặc quá hạn ở ít nhất một nơi',
  amber: 'Vàng',
  amberNote: 'Còn hạn hoặc chưa rõ',
  places: 'Tỷ lệ khớp hôm nay theo từng nơi',
  snapshot: (day: string, records: number, importedOn: string) =>
    `Cột Cơ sở dữ liệu quốc gia lấy từ bản xuất ngày ${day} (${formatCount(records)} thủ tục), nhập ngày ${importedOn}.`,
  noSnapshot: 'Chưa nhập bản xuất nào của Cơ sở dữ liệu quốc gia nên cột đó chưa đối chiếu được.',
  howSnapshot:
    'Cơ quan kiểm soát thủ tục hành chính lấy bản xuất; người quản trị hệ thống nhập trên máy chủ bằng lệnh “bin/minhbach import national-database TỆP”. Sau mỗi lần nhập, các cột được đối chiếu lại.',
  ofProcedures: (count: number, all: number) =>
    `${formatCount(count)} trong ${formatCount(all)} thủ tục giống nhau ở cả bốn nơi`,
  sendings: 'Xem việc gửi lên Cơ sở dữ liệu quốc gia',
  sheet: 'Tải bảng đối chiếu (XLSX)',
  agency: 'Cơ quan phụ trách',
  sector: 'Lĩnh vực',
  tone: 'Tình trạng',
  place: 'Ở nơi nào',
  anyPlace: 'Nơi xấu nhất',
  all: 'Tất cả',
  procedure: 'Thủ tục',
  noOwner: 'Chưa rõ cơ quan phụ trách',
  notHere: 'Danh mục của tỉnh không có mã này',
  found: (count: number) => `${formatCount(count)} thủ tục`,
  empty: 'Không có thủ tục nào ở đây',
  boards: (hung: number, due: number) => `đã treo ${formatCount(hung)}/${formatCount(due)} nơi`,
  days: (days: number) => (days === 0 ? 'từ hôm nay' : `đã ${formatCount(days)} ngày`),
  agencies: (count: number) => `${formatCount(count)} cơ quan phải làm`,
  history: 'Tỷ lệ khớp theo thời gian',
  historyEmpty: 'Chưa có số liệu. Mỗi đêm hệ thống ghi một dòng.',
  day: 'Ngày',
  legend:
    'Xanh: khớp. Vàng: chưa khớp nhưng còn hạn, hoặc chưa có căn cứ để kết luận. Đỏ: sai hoặc quá hạn. Số ngày tính từ khi phát sinh.',
  sheetName: 'Đối chiếu công khai',
  sheetFile: (day: LegalDate) => `doi-chieu-cong-khai-${day}.xlsx`,
  asOf: (day: string) => `Tính đến ngày ${day}`,
  code: 'Mã thủ tục',
  overall: 'Kết quả',
  since: 'từ ngày',
  owner: 'Nơi phải làm',
} as const

export const sendingWords = {
  title: 'Gửi Cơ sở dữ liệu quốc gia',
  lead: 'Mỗi thủ tục trong quyết định đã ký được gửi một lần; mọi lần gửi và trả lời đều được ghi lại.',
  views: 'Nhóm việc gửi',
  empty: 'Không có việc gửi nào ở đây',
  emptyHint: 'Khi một quyết định công bố được ký, các thủ tục trong đó tự vào danh sách này.',
  reconciliation: 'Đối chiếu công khai',
  procedure: 'Thủ tục',
  ending: 'Báo hết áp dụng',
  agency: 'Cơ quan',
  decision: 'Quyết định công bố',
  state: 'Tình trạng gửi',
  due: 'Hạn nhập',
  noDue: 'Chưa có thời hạn trong quy định được nạp',
  sentOn: 'Ngày gửi',
  doneOn: 'Ngày có trên Cơ sở dữ liệu quốc gia',
  attempts: 'Số lần gửi',
  lastAnswer: 'Trả lời gần nhất',
  late: 'quá hạn',
  exchanges: 'Các lần gửi',
  at: 'Lúc',
  via: 'Cách gửi',
  vias: { folder: 'Tệp', http: 'HTTP' },
  outcome: 'Kết quả',
  answer: 'Trả lời',
  hash: 'Mã băm nội dung (SHA-256)',
  size: 'Dung lượng',
  enterCode: 'Ghi mã mà Cơ sở dữ liệu quốc gia đã cấp cho thủ tục này',
  again: 'Gửi lại',
  againHint: 'Gửi lại với mã mới. Chỉ dùng khi đã biết vì sao lần trước bị từ chối hoặc thất lạc.',
  againFailedHint: 'Gửi lại với mã cũ: nếu lần trước đã đến nơi, bên nhận nhận ra theo mã và không ghi hai lần.',
  willSend: 'Đã đưa vào hàng đợi gửi lại.',
  notSent: 'Chưa gửi lần nào.',
} as const

export const sendingStateLabels: Record<SendingState, string> = {
  waiting: 'Chờ gửi',
  failed: 'Gửi chưa được, đang thử lại',
  refused: 'Bị từ chối',
  'handed-over': 'Đã giao tệp',
  accepted: 'Đã được nhận',
}

export const sendingStateTones: Record<SendingState, TagTone> = {
  waiting: 'info',
  failed: 'warning',
  refused: 'danger',
  'handed-over': 'progress',
  accepted: 'success',
}

export const sendingViewLabels: Record<SendingView, string> = {
  'chua-xong': 'Chưa gửi xong',
  'bi-tu-choi': 'Bị từ chối',
  'da-gui': 'Đã gửi',
  'chua-thay': 'Chưa thấy trên Cơ sở dữ liệu quốc gia',
  'tat-ca': 'Tất cả',
}

const refusals: Readonly<Record<string, string>> = {
  'publication.sending-not-renewable': 'Việc này đang chờ gửi hoặc đã được nhận, không gửi lại.',
}

export function sendingRefusal(code: string): string {
  return refusals[code] ?? 'Không thực hiện được ở tình trạng hiện nay.'
}

/** "12 ngày", counted in calendar days. */
export function ageWords(since: LegalDate, today: LegalDate): string {
  return reconciliationWords.days(Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000)))
}

/** Who has to do something: the one agency by name, several by number. */
export function ownerWords(cell: ReconciledCell, names: ReadonlyMap<string, string>): string {
  const [only, ...others] = cell.agencyIds
  if (only === undefined) return ''
  return others.length > 0 ? reconciliationWords.agencies(cell.agencyIds.length) : (names.get(only) ?? '')
}

/** A cell in words alone, for sheets: "Quá hạn treo, 3/5 nơi (từ ngày 15/03/2017; Sở Y tế)". */
export function cellText(cell: ReconciledCell, counted: string, names: ReadonlyMap<string, string>): string {
  const since = cell.since === null ? '' : `${reconciliationWords.since} ${formatDate(cell.since)}`
  const behind = [since, ownerWords(cell, names)].filter((text) => text !== '').join('; ')
  const head = [cellLabels[cell.state], counted].filter((text) => text !== '').join(', ')
  return behind === '' ? head : `${head} (${behind})`
}
