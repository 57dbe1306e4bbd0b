import type { ItemKind } from './model.ts'
import type { SignatureVerdict } from './signature-verdict.ts'

/** What the public pages say. */
export interface DecisionWords {
  readonly title: string
  readonly lead: string
  readonly nothing: string
  readonly decision: (number: string, on: string) => string
  readonly issuer: string
  readonly signer: string
  readonly number: string
  readonly on: string
  readonly file: string
  readonly signature: string
  readonly unsigned: string
  readonly verdicts: Readonly<Record<SignatureVerdict, string>>
  /** Of a text that another decision put right before its day. */
  readonly neverApplied: string
  readonly procedures: string
  readonly procedure: string
  readonly change: string
  readonly effectiveOn: string
  readonly instrument: string
  readonly count: (items: number) => string
  readonly kinds: Readonly<Record<ItemKind, string>>
}

export const decisionWordsVi: DecisionWords = {
  title: 'Quyết định công bố thủ tục hành chính',
  lead: 'Các quyết định của Chủ tịch Ủy ban nhân dân tỉnh công bố thủ tục hành chính mới ban hành, được sửa đổi, thay thế, bị bãi bỏ, hủy bỏ.',
  nothing: 'Chưa có quyết định nào được công bố tại đây.',
  decision: (number, on) => `Quyết định số ${number} ngày ${on}`,
  issuer: 'Cơ quan ban hành',
  signer: 'Người ký',
  number: 'Số, ký hiệu',
  on: 'Ngày ký',
  file: 'Quyết định đã ký (PDF)',
  signature: 'Chữ ký số',
  unsigned: 'Tệp không có chữ ký số (bản quét)',
  verdicts: {
    sound: 'Tệp còn nguyên vẹn từ khi ký, chữ ký khớp với chứng thư kèm theo',
    broken: 'Tệp đã bị thay đổi sau khi ký',
    unreadable: 'Có chữ ký số, hệ thống không đọc được dạng chữ ký này',
  },
  neverApplied: 'Không áp dụng: đã được quyết định sau thay thế trước ngày có hiệu lực.',
  procedures: 'Thủ tục hành chính được công bố',
  procedure: 'Thủ tục hành chính',
  change: 'Nội dung công bố',
  effectiveOn: 'Có hiệu lực, hết hiệu lực từ ngày',
  instrument: 'Văn bản quy phạm pháp luật',
  count: (items) => `${items} thủ tục`,
  kinds: {
    new: 'Mới ban hành',
    amended: 'Được sửa đổi, bổ sung',
    replaced: 'Được thay thế',
    repealed: 'Bị bãi bỏ',
    annulled: 'Bị hủy bỏ',
  },
}
