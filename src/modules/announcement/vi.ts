import { formatDate } from '#kernel/i18n/dates.ts'
import type { ContentPart } from '#modules/procedure/public-content.ts'
import type { ShownProblem } from '#ui/problem.ts'
import type { TagTone } from '#ui/tag/tag.tsx'
import type { FindingAction } from './discuss-finding.ts'
import type { DocumentKind } from './documents/kinds.ts'
import type { FindingSeverity, FindingState, ItemGroup, ItemKind } from './model.ts'
import type { AnnouncementView } from './queries.ts'
import type { AnnouncementHappening } from './tell-announcement.ts'
import type { AnnouncementMove, AnnouncementStatus } from './workflow.ts'

export const announcementStatusLabels: Readonly<Record<AnnouncementStatus, string>> = {
  drafting: 'Đang soạn',
  'in-quality-control': 'Đang kiểm soát chất lượng',
  returned: 'Trả lại để hoàn thiện',
  cleared: 'Đạt kiểm soát chất lượng',
  'submitted-to-chairman': 'Đã trình ký',
  signed: 'Đã ký',
  withdrawn: 'Đã rút',
}

export const announcementStatusTones: Readonly<Record<AnnouncementStatus, TagTone>> = {
  drafting: 'neutral',
  'in-quality-control': 'progress',
  returned: 'warning',
  cleared: 'info',
  'submitted-to-chairman': 'progress',
  signed: 'success',
  withdrawn: 'neutral',
}

export const announcementMoveLabels: Readonly<Record<AnnouncementMove, string>> = {
  edit: 'Sửa hồ sơ',
  submit: 'Gửi kiểm soát chất lượng',
  'raise-finding': 'Nêu ý kiến',
  discuss: 'Trao đổi',
  return: 'Trả lại để hoàn thiện',
  clear: 'Thông qua kiểm soát chất lượng',
  'submit-to-chairman': 'Trình Chủ tịch ký',
  sign: 'Ký quyết định công bố',
  withdraw: 'Rút hồ sơ',
}

export const itemKindLabels: Readonly<Record<ItemKind, string>> = {
  new: 'Mới ban hành',
  amended: 'Được sửa đổi, bổ sung',
  replaced: 'Được thay thế',
  repealed: 'Bị bãi bỏ',
  annulled: 'Bị hủy bỏ',
}

export const itemKindTones: Readonly<Record<ItemKind, TagTone>> = {
  new: 'success',
  amended: 'info',
  replaced: 'warning',
  repealed: 'danger',
  annulled: 'danger',
}

/** As the lists of a decision are headed. */
export const itemGroupLabels: Readonly<Record<ItemGroup, string>> = {
  new: 'Danh mục thủ tục hành chính mới ban hành',
  amended: 'Danh mục thủ tục hành chính được sửa đổi, bổ sung',
  replaced: 'Danh mục thủ tục hành chính được thay thế',
  ended: 'Danh mục thủ tục hành chính bị bãi bỏ, hủy bỏ',
}

export const contentPartLabels: Readonly<Record<ContentPart, string>> = {
  name: 'Tên thủ tục hành chính',
  sector: 'Lĩnh vực',
  levels: 'Cấp thực hiện',
  steps: 'Trình tự thực hiện',
  channels: 'Cách thức thực hiện',
  papers: 'Thành phần, số lượng hồ sơ',
  timeLimits: 'Thời hạn giải quyết',
  applicants: 'Đối tượng thực hiện thủ tục hành chính',
  agencies: 'Cơ quan giải quyết thủ tục hành chính',
  forms: 'Tên mẫu đơn, mẫu tờ khai',
  outcomes: 'Kết quả thực hiện thủ tục hành chính',
  requirements: 'Yêu cầu, điều kiện thực hiện thủ tục hành chính',
  fees: 'Phí, lệ phí',
  legalBases: 'Căn cứ pháp lý của thủ tục hành chính',
  related: 'Thủ tục hành chính liên quan',
  note: 'Ghi chú',
}

export const severityLabels: Readonly<Record<FindingSeverity, string>> = {
  blocking: 'Phải sửa',
  advisory: 'Cần xem xét',
}

export const severityTones: Readonly<Record<FindingSeverity, TagTone>> = { blocking: 'danger', advisory: 'warning' }

export const findingStateLabels: Readonly<Record<FindingState, string>> = {
  open: 'Chưa giải quyết',
  answered: 'Đã giải trình',
  resolved: 'Đã sửa',
}

export const findingActionLabels: Readonly<Record<FindingAction, string>> = {
  comment: 'Gửi trao đổi',
  answer: 'Giải trình',
  resolve: 'Xác nhận đã sửa',
  reopen: 'Mở lại',
}

export const announcementViewLabels: Readonly<Record<AnnouncementView, string>> = {
  waiting: 'Chờ tôi xử lý',
  mine: 'Của cơ quan tôi',
  open: 'Đang mở',
  signed: 'Đã ký',
  all: 'Tất cả',
}

/** How a view is called in the address. */
export const announcementViewNames: Readonly<Record<AnnouncementView, string>> = {
  waiting: 'cho-xu-ly',
  mine: 'co-quan',
  open: 'dang-mo',
  signed: 'da-ky',
  all: 'tat-ca',
}

export const documentLabels: Readonly<Record<DocumentKind, string>> = {
  'quyet-dinh': 'Dự thảo quyết định công bố kèm Phụ lục I, Phụ lục II',
  'to-trinh': 'Tờ trình ban hành quyết định công bố',
  'gop-y': 'Công văn góp ý kiểm soát chất lượng',
}

export const happeningLabels: Readonly<Record<AnnouncementHappening, string>> = {
  opened: 'Lập hồ sơ',
  'item-added': 'Thêm thủ tục vào hồ sơ',
  'item-changed': 'Sửa văn bản, ngày có hiệu lực của thủ tục',
  'item-removed': 'Bỏ thủ tục khỏi hồ sơ',
  submitted: 'Gửi kiểm soát chất lượng',
  'finding-raised': 'Nêu ý kiến',
  'finding-answered': 'Giải trình ý kiến',
  'finding-resolved': 'Xác nhận ý kiến đã được tiếp thu',
  'finding-reopened': 'Mở lại ý kiến',
  returned: 'Trả lại để hoàn thiện',
  cleared: 'Thông qua kiểm soát chất lượng',
  'to-chairman': 'Trình Chủ tịch Ủy ban nhân dân tỉnh ký',
  'sent-back': 'Chủ tịch Ủy ban nhân dân tỉnh trả lại',
  signed: 'Ký quyết định công bố',
  withdrawn: 'Rút hồ sơ',
}

export const signingRuleLabels: Readonly<Record<string, string>> = {
  'announcement.issue': 'Hạn ký quyết định công bố',
  'announcement.issue-index': 'Hạn ký theo Bộ chỉ số phục vụ người dân, doanh nghiệp',
  'announcement.issue-shortened': 'Hạn ký (văn bản ban hành theo trình tự, thủ tục rút gọn)',
}

/** Words of this room's own wrongs; the others have generic ones. */
export function announcementProblemVi({ code, details }: ShownProblem): string | undefined {
  switch (code) {
    case 'announcement.effective-day-needed':
      return 'Hãy ghi ngày có hiệu lực của văn bản: hệ thống chưa biết ngày này và không đoán'
    case 'announcement.before-the-instrument':
      return `Văn bản có hiệu lực từ ngày ${formatDate(String(details?.['effectiveOn'] ?? ''))}. Muốn áp dụng sớm hơn phải ghi rõ lý do, căn cứ (Điều 15 Nghị định số 63/2010/NĐ-CP)`
    case 'announcement.no-number':
    case 'invalid-legal-number':
      return 'Hãy ghi số, ký hiệu văn bản, ví dụ 63/2010/NĐ-CP'
    case 'before-issue':
      return 'Ngày có hiệu lực không thể trước ngày ban hành'
    case 'no-such-procedure':
    case 'procedure.code-unknown':
      return 'Không có thủ tục hành chính nào mang mã này'
    case 'procedure.code-taken':
      return 'Mã này đã thuộc về thủ tục khác'
    case 'procedure.code-wrong':
      return 'Mã thủ tục không đúng cách viết'
    case 'announcement.replaced-by-itself':
      return 'Thủ tục không thể được thay thế bằng chính nó'
    case 'announcement.pdf-only':
      return 'Quyết định đã ký phải là tệp PDF'
    case 'announcement.number-taken':
      return 'Số quyết định này đã có trong năm'
    case 'invalid-decision-number':
      return 'Hãy ghi đủ số, ký hiệu, ví dụ 512/QĐ-UBND'
    case 'date-in-future':
      return 'Ngày ký không thể ở sau hôm nay'
    case 'announcement.signed-before-referral':
      return `Ngày ký không thể trước ngày trình ký (${formatDate(String(details?.['referredOn'] ?? ''))})`
    case 'announcement.signature-broken':
      return 'Chữ ký số trong tệp không đúng: tệp đã bị thay đổi sau khi ký, hoặc chữ ký không khớp chứng thư. Hãy lấy lại tệp đã ký'
    default:
      return undefined
  }
}

/** Why an act was refused, with the rule. */
export function announcementRefusalVi(code: string, details: Readonly<Record<string, unknown>> = {}): string {
  const day = (name: string) => formatDate(String(details[name] ?? ''))
  const sentences: Readonly<Record<string, () => string>> = {
    'announcement.changed': () =>
      'Hồ sơ đã thay đổi từ khi trang này được mở. Hãy xem lại rồi thực hiện lại; chữ đã gõ còn ở dưới.',
    'announcement.move-not-allowed': () => 'Tình trạng của hồ sơ hoặc nhiệm vụ của ông/bà không cho phép việc này.',
    'announcement.empty': () => 'Hồ sơ chưa có thủ tục hành chính nào.',
    'announcement.findings-open': () =>
      `Còn ${String(details['open'] ?? '')} ý kiến chưa giải quyết, trong đó ${String(details['blocking'] ?? 0)} ý kiến phải sửa. Chỉ thông qua và ký khi mọi ý kiến đã được sửa hoặc giải trình.`,
    'announcement.two-texts': () =>
      `Đã công bố một nội dung có hiệu lực từ ngày ${day('from')}: hai nội dung không thể cùng có hiệu lực. Hãy chọn ngày sau đó; nội dung chưa đến ngày có hiệu lực thì có thể được sửa bằng quyết định mới có hiệu lực đúng ngày ấy (Điều 14, Điều 15 Nghị định số 63/2010/NĐ-CP).`,
    'announcement.nothing-to-amend': () =>
      `Thủ tục không có nội dung nào có hiệu lực ngay trước ngày ${day('effectiveOn')} để sửa đổi, bổ sung (điểm b khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP).`,
    'announcement.not-in-force': () =>
      `Thủ tục không có hiệu lực ngay trước ngày ${day('effectiveOn')} nên không thể bị bãi bỏ, hủy bỏ, thay thế (điểm c khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP).`,
    'announcement.ends-already': () =>
      `Thủ tục đã được công bố hết hiệu lực từ ngày ${day('endedOn')} tại Quyết định số ${String(details['decisionNumber'] ?? '')}, nên không thể bị bãi bỏ, hủy bỏ, thay thế lần nữa, hoặc có nội dung mới từ ngày ấy (điểm c khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP).`,
    'announcement.successor-not-there': () =>
      `Thủ tục thay thế phải có hiệu lực vào ngày ${day('effectiveOn')}, hoặc được công bố mới trong cùng hồ sơ này: hãy thêm thủ tục thay thế vào hồ sơ trước (khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP).`,
    'announcement.not-a-preparing-agency': () =>
      'Quyết định công bố do các sở, ban, ngành của tỉnh chuẩn bị để Chủ tịch Ủy ban nhân dân tỉnh ký (khoản 2 Điều 13 Nghị định số 63/2010/NĐ-CP); Ủy ban nhân dân cấp huyện, cấp xã không lập hồ sơ công bố.',
    'announcement.in-another-dossier': () => 'Thủ tục này đang nằm trong một hồ sơ công bố khác chưa kết thúc.',
    'announcement.draft-elsewhere': () =>
      'Dự thảo nội dung của thủ tục này do cơ quan khác lập hoặc đã gửi trong hồ sơ khác.',
    'announcement.finding-action-not-allowed': () =>
      'Ý kiến phải sửa thì không giải trình thay được; ý kiến do hệ thống nêu chỉ hết khi nội dung đã được sửa.',
    'procedure.draft-closed': () =>
      Array.isArray(details['codes'])
        ? `Dự thảo nội dung của thủ tục ${details['codes'].join(', ')} đã bị rút hoặc đã gửi. Hãy đưa thủ tục đó ra khỏi hồ sơ rồi thêm lại.`
        : 'Dự thảo nội dung của một thủ tục trong hồ sơ đã bị rút hoặc đã gửi.',
    'procedure.nothing-to-amend': () => 'Thủ tục chưa có nội dung nào được công bố để sửa đổi, bổ sung.',
    'procedure.instrument-differs': () =>
      `Văn bản ${String(details['number'] ?? '')} đã được ghi với ngày khác (${day('stands')}). Hãy kiểm tra lại ngày.`,
    'rule.unknown': () => 'Không có quy định nào về thời hạn này vào ngày đã chọn; hệ thống không đoán thời hạn.',
  }
  return sentences[code]?.() ?? 'Chưa thực hiện được việc này.'
}
