import { AlignmentType, BorderStyle, LineRuleType } from 'docx'
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { millimetres } from './docx-blocks.ts'
import { letterPage, letterSizes } from './letter.ts'

interface Look {
  readonly size: number
  readonly bold?: boolean
  readonly italics?: boolean
  readonly before?: number
  readonly after?: number
}

/** Word styles by the blocks of the decree, so that an official changes a style and not each paragraph. */
export const letterStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 2 * letterSizes.body, language: { value: 'vi-VN' } },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  },
  paragraphStyles: [
    centred('nation', 'Quốc hiệu', { size: letterSizes.nation, bold: true }),
    centred('motto', 'Tiêu ngữ', { size: letterSizes.motto, bold: true }),
    centred('governingAgency', 'Cơ quan chủ quản', { size: letterSizes.agency }),
    centred('issuingAgency', 'Cơ quan ban hành', { size: letterSizes.agency, bold: true }),
    centred('documentNumber', 'Số, ký hiệu', { size: letterSizes.number, before: 4 }),
    centred('subject', 'Trích yếu công văn', { size: letterSizes.subject, before: 3 }),
    centred('placeDate', 'Địa danh, thời gian', { size: letterSizes.date, italics: true, before: 4 }),
    centred('documentType', 'Tên loại văn bản', { size: letterSizes.type, bold: true, before: 18 }),
    centred('documentTitle', 'Trích yếu nội dung', { size: letterSizes.type, bold: true }),
    centred('addressee', 'Kính gửi', { size: letterSizes.body, before: 12, after: 2 }),
    centred('authority', 'Thẩm quyền ban hành', { size: letterSizes.body, bold: true, before: 6, after: 6 }),
    text('ground', 'Căn cứ', { size: letterSizes.body, italics: true }),
    text('content', 'Nội dung', { size: letterSizes.body }),
    text('article', 'Điều', { size: letterSizes.body }),
    text('item', 'Khoản, điểm', { size: letterSizes.body }),
    {
      ...centred('chapter', 'Phần, chương', { size: letterSizes.body, bold: true, before: 8, after: 6 }),
      next: 'content',
    },
    { ...text('section', 'Mục', { size: letterSizes.body, bold: true }), next: 'content' },
    centred('tableHeader', 'Tiêu đề bảng', { size: letterSizes.table, bold: true }),
    plain('tableText', 'Nội dung bảng', { size: letterSizes.table }),
    centred('capacity', 'Quyền hạn, chức vụ', { size: letterSizes.signature, bold: true }),
    centred('signer', 'Họ và tên người ký', { size: letterSizes.signature, bold: true }),
    plain('recipientsLabel', 'Nơi nhận', { size: letterSizes.recipientsLabel, bold: true, italics: true }),
    plain('recipients', 'Danh sách nơi nhận', { size: letterSizes.recipients }),
    centred('appendixNumber', 'Số phụ lục', { size: letterSizes.body, bold: true }),
    centred('appendixTitle', 'Tiêu đề phụ lục', { size: letterSizes.body, bold: true }),
    centred('appendixNote', 'Chỉ dẫn kèm theo', { size: letterSizes.body, italics: true }),
    centred('pageNumber', 'Số trang', { size: letterSizes.pageNumber }),
    framed(centred('draftMark', 'Chỉ dẫn dự thảo', { size: 13, bold: true, before: 6 })),
    contactStyle(),
    { ...plain('rule', 'Đường kẻ', { size: 2 }), paragraph: { spacing: exactly(2, 0, 6) } },
    { ...plain('spacer', 'Khoảng cách', { size: 6 }), paragraph: { spacing: exactly(10, 0, 0) } },
    { ...plain('signatureRoom', 'Chỗ ký', { size: 14 }), paragraph: { spacing: exactly(74, 0, 0), keepNext: true } },
  ],
}

function plain(id: string, name: string, look: Look): IParagraphStyleOptions {
  const { size, bold = false, italics = false, before = 0, after = 0 } = look
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 2 * size, bold, italics },
    paragraph: { spacing: { before: 20 * before, after: 20 * after } },
  }
}

function centred(id: string, name: string, look: Look): IParagraphStyleOptions {
  const style = plain(id, name, look)
  return { ...style, paragraph: { ...style.paragraph, alignment: AlignmentType.CENTER } }
}

/** Lời văn: justified, first line indented, at least 6 pt between paragraphs, line spacing between single and 1.5. */
function text(id: string, name: string, look: Look): IParagraphStyleOptions {
  return {
    ...plain(id, name, look),
    paragraph: {
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: millimetres(letterPage.indent) },
      spacing: { before: 20 * (look.before ?? 0), after: 120, line: 264, lineRule: LineRuleType.AUTO },
    },
  }
}

function framed(style: IParagraphStyleOptions): IParagraphStyleOptions {
  const side = { style: BorderStyle.SINGLE, size: 6, space: 2, color: '000000' } as const
  const indent = millimetres(16)
  return {
    ...style,
    paragraph: {
      ...style.paragraph,
      indent: { left: indent, right: indent },
      border: { top: side, bottom: side, left: side, right: side },
    },
  }
}

function contactStyle(): IParagraphStyleOptions {
  const style = centred('contact', 'Địa chỉ cơ quan', { size: letterSizes.contact })
  const top = { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } as const
  return { ...style, paragraph: { ...style.paragraph, border: { top } } }
}

function exactly(line: number, before: number, after: number): ExactSpacing {
  return { line: 20 * line, lineRule: LineRuleType.EXACT, before: 20 * before, after: 20 * after }
}

interface ExactSpacing {
  readonly line: number
  readonly lineRule: typeof LineRuleType.EXACT
  readonly before: number
  readonly after: number
}
