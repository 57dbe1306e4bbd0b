import type { LetterBlock } from './letter.ts'
import { plainSheetsPdf, type SheetFacts } from './plain-sheet.ts'

/** Where feedback on administrative rules is received (Nghị định 20/2008/NĐ-CP, Điều 8 and 13). */
export interface NoticeAgency {
  readonly name: string
  readonly address: string
  /** Địa chỉ thư tín, where it is not the address of the office. */
  readonly postalAddress?: string
  /** Số điện thoại chuyên dùng: feedback by telephone is received on this number only (Điều 7.2.a). */
  readonly phone: string
  readonly email?: string
  readonly website?: string
}

export interface NoticeSheet {
  readonly title?: string
  readonly agencies: readonly NoticeAgency[]
  readonly qrSvg?: string
  /** What the QR code opens, printed below it for those without a camera. */
  readonly qrAddress?: string
}

/** Nghị định 20/2008/NĐ-CP, Điều 5, khoản 1–8. */
const contents = [
  'Vướng mắc cụ thể trong thực hiện quy định hành chính do hành vi chậm trễ, gây phiền hà hoặc không thực hiện, thực hiện không đúng quy định hành chính của cơ quan, cán bộ, công chức.',
  'Quy định hành chính không phù hợp với thực tế; không đồng bộ, không thống nhất; không hợp pháp; trái với điều ước quốc tế mà Việt Nam ký kết hoặc gia nhập; những vấn đề khác liên quan đến quy định hành chính.',
  'Phương án xử lý những phản ánh nêu trên; sáng kiến ban hành mới quy định hành chính liên quan đến hoạt động kinh doanh, đời sống nhân dân.',
] as const

/** Nghị định 20/2008/NĐ-CP, Điều 7, khoản 1 and 2. */
const requirements = [
  'Sử dụng ngôn ngữ tiếng Việt; thể hiện rõ nội dung phản ánh, kiến nghị.',
  'Ghi rõ (hoặc thông báo, nếu gọi điện thoại) tên, địa chỉ, số điện thoại hoặc địa chỉ thư tín của cá nhân, tổ chức có phản ánh, kiến nghị.',
  'Gửi văn bản trực tiếp, qua dịch vụ bưu chính hoặc qua mạng; gọi điện thoại thì chỉ gọi số điện thoại chuyên dùng ghi trên đây.',
] as const

/** The sheet that every office hangs up: where to send feedback, what may be sent, and how (Điều 13.3). A4, for reading while standing. */
export function noticeSheetPdf(sheet: NoticeSheet, madeAt: Date): Promise<Buffer> {
  const title = sheet.title ?? 'NƠI TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ\nVỀ QUY ĐỊNH HÀNH CHÍNH'
  return plainSheetsPdf(
    title.replaceAll('\n', ' '),
    [
      {
        paper: 'a4',
        size: sheet.agencies.length > 2 ? 13 : 15,
        title,
        blocks: [
          ...sheet.agencies.flatMap(agencyBlocks),
          { kind: 'heading', level: 1, text: 'Nội dung có thể phản ánh, kiến nghị' },
          ...numbered(contents),
          { kind: 'heading', level: 1, text: 'Yêu cầu đối với phản ánh, kiến nghị' },
          ...numbered(requirements),
        ],
        ...(sheet.qrSvg === undefined
          ? {}
          : {
              qr: {
                svg: sheet.qrSvg,
                caption: `Quét mã để gửi qua mạng${sheet.qrAddress === undefined ? '' : `: ${sheet.qrAddress}`}`,
                widthMillimetres: 32,
              },
            }),
        footer:
          'Theo Nghị định số 20/2008/NĐ-CP (sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP). Khiếu nại, tố cáo được gửi và giải quyết theo pháp luật về khiếu nại, tố cáo.',
      },
    ],
    madeAt,
  )
}

function agencyBlocks(agency: NoticeAgency): (LetterBlock | SheetFacts)[] {
  const facts = [
    { label: 'Địa chỉ', value: agency.address },
    { label: 'Địa chỉ thư tín', value: agency.postalAddress },
    { label: 'Điện thoại chuyên dùng', value: agency.phone },
    { label: 'Thư điện tử', value: agency.email },
    { label: 'Trang thông tin', value: agency.website },
  ]
  return [
    { kind: 'heading', level: 1, text: agency.name },
    {
      kind: 'facts',
      facts: facts.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
    },
  ]
}

function numbered(lines: readonly string[]): LetterBlock[] {
  return lines.map((text, index) => ({ kind: 'item', marker: `${index + 1}.`, text }))
}
