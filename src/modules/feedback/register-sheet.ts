import type { Download } from '#kernel/http/download.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { SheetColumn } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import type { Sender } from './model.ts'
import { senderNameOf, senderReachOf, registerHeaders, resultOf, shownSender } from './pages/staff/register-table.tsx'
import type { RegisterBook, RegisterLine } from './register-queries.ts'
import { channelLabels } from './vi.ts'

export interface NamedPeriod {
  readonly from: LegalDate
  readonly to: LegalDate
  readonly purpose: string
  readonly senders: ReadonlyMap<string, Sender>
}

/** The register as it is printed and kept: in the order of its numbers. With names only from a look that was recorded. */
export async function registerSheet(
  book: RegisterBook,
  lines: readonly RegisterLine[],
  named: NamedPeriod | { readonly lookUpAt: string },
): Promise<Download> {
  const senders = 'senders' in named ? named.senders : null
  const note =
    'senders' in named
      ? `Vào sổ từ ${formatDate(named.from)} đến ${formatDate(named.to)}. Mục đích: ${named.purpose} (việc xem đã được ghi và báo người gửi)`
      : `Người gửi: xem từng hồ sơ tại ${named.lookUpAt} (mỗi lần xem được ghi lại)`
  const bytes = await writeSheet({
    sheets: [
      {
        name: `Năm ${book.year}`,
        titleRows: [
          'SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ CỦA CÁ NHÂN, TỔ CHỨC VỀ QUY ĐỊNH HÀNH CHÍNH',
          `${book.agencyName} – Năm ${book.year}`,
          note,
        ],
        columns: columns.filter(({ named: onlyNamed }) => senders !== null || !onlyNamed),
        rows: lines.map((line) => cellsOf(line, senders)),
      },
    ],
  })
  return {
    name: `Sổ tiếp nhận phản ánh, kiến nghị ${book.year}${senders ? ' – có tên người gửi' : ''}.xlsx`,
    mediaType: fileKinds.xlsx.mediaType,
    bytes,
  }
}

const columns: readonly (SheetColumn & { readonly named?: boolean })[] = [
  { header: registerHeaders.number, width: 8, type: 'number' },
  { header: registerHeaders.code, width: 15, type: 'text' },
  { header: registerHeaders.acceptedOn, width: 12, type: 'date' },
  { header: registerHeaders.channel, width: 14, type: 'text' },
  { header: registerHeaders.sender, width: 22, type: 'text' },
  { header: registerHeaders.address, width: 26, type: 'text', named: true },
  { header: registerHeaders.reachedAt, width: 20, type: 'text', named: true },
  { header: registerHeaders.text, width: 50, type: 'text' },
  { header: registerHeaders.handledBy, width: 24, type: 'text' },
  { header: registerHeaders.due, width: 12, type: 'date' },
  { header: registerHeaders.result, width: 26, type: 'text' },
  { header: registerHeaders.answeredOn, width: 12, type: 'date' },
]

function cellsOf(line: RegisterLine, senders: ReadonlyMap<string, Sender> | null) {
  const sender = senders?.get(line.id)
  return [
    line.number,
    line.code,
    line.acceptedAt && legalDateOf(line.acceptedAt),
    channelLabels[line.channel],
    sender ? senderNameOf(sender) : shownSender(line),
    ...(senders ? [sender?.address ?? '', sender ? senderReachOf(sender) : ''] : []),
    line.text,
    line.handledBy,
    line.dueOn,
    resultOf(line),
    line.answeredAt && legalDateOf(line.answeredAt),
  ]
}
