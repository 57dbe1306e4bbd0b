import { formatDate, formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { plainSheetsPdf } from './plain-sheet.ts'

/** What a sender takes home from the counter. The secret is printed here once and stored nowhere in clear. */
export interface ReceiptSheet {
  readonly agency: string
  /** As `PA-7K3M-9QXD`. */
  readonly code: string
  readonly secret: string
  readonly receivedAt: Date
  /** What was sent, in a few words. */
  readonly subject?: string
  /** Address of the page where code and secret open the case. */
  readonly lookupAddress: string
  readonly qrSvg?: string
  /** What happens next and by when, each with its legal ground. */
  readonly nextDates: readonly { readonly label: string; readonly on: LegalDate; readonly basis?: string }[]
  readonly phone?: string
}

/** A5 receipt for feedback handed in at the counter (Nghị định 20/2008/NĐ-CP, Điều 9.1). */
export function receiptSheetPdf(receipt: ReceiptSheet, madeAt: Date): Promise<Buffer> {
  const optionalFacts = [
    { label: 'Nội dung', value: receipt.subject },
    { label: 'Điện thoại hỏi đáp', value: receipt.phone },
  ]
  return plainSheetsPdf(
    `Giấy biên nhận ${receipt.code}`,
    [
      {
        paper: 'a5',
        size: 12,
        agency: receipt.agency,
        title: 'GIẤY BIÊN NHẬN\nPHẢN ÁNH, KIẾN NGHỊ',
        blocks: [
          { kind: 'display', label: 'Mã phản ánh, kiến nghị', value: receipt.code, scale: 1.8 },
          { kind: 'display', label: 'Khóa bí mật (chỉ in một lần, xin giữ kín)', value: receipt.secret, scale: 1.1 },
          {
            kind: 'facts',
            facts: [
              { label: 'Nhận lúc', value: formatInstant(receipt.receivedAt) },
              ...optionalFacts.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
              { label: 'Tra cứu tại', value: receipt.lookupAddress },
            ],
          },
          {
            kind: 'table',
            columns: [
              { header: 'Việc tiếp theo', width: 3 },
              { header: 'Chậm nhất', width: 1.4, align: 'center' },
              { header: 'Căn cứ', width: 2 },
            ],
            rows: receipt.nextDates.map((next) => [
              next.label,
              [{ text: formatDate(next.on), bold: true }],
              next.basis ?? '',
            ]),
          },
        ],
        ...(receipt.qrSvg === undefined
          ? {}
          : { qr: { svg: receipt.qrSvg, caption: 'Quét mã để xem tình hình xử lý', widthMillimetres: 28 } }),
      },
    ],
    madeAt,
  )
}
