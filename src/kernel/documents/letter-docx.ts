import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, SectionType, TextRun } from 'docx'
import type { FileChild, ISectionOptions } from 'docx'
import { docxBlocks, docxLines, millimetres } from './docx-blocks.ts'
import { docxHeaderBlock, docxRule, docxSignatureBlock } from './docx-frames.ts'
import { letterStyles } from './docx-styles.ts'
import type { LetterAppendix, OfficialLetter } from './letter.ts'
import { letterPage } from './letter.ts'
import { addresseeLines, appendixLabel, capitals, groundLines, letterTitle } from './letter-lines.ts'
import { plainText } from './plain-text.ts'
import { textWidth } from './print-font.ts'

const textWidthMillimetres = letterPage.width - letterPage.left - letterPage.right

/**
 * The same document as Word file, to be edited: named styles, Times New Roman, the geometry of Phụ lục I,
 * Nghị định 30/2020/NĐ-CP. Any text is accepted; control characters are left out.
 */
export async function letterToDocx(letter: OfficialLetter): Promise<Buffer> {
  const document = new Document({
    title: plainText(letterTitle(letter)),
    creator: plainText(letter.issuingAgency.replaceAll('\n', ' ')),
    styles: letterStyles,
    sections: [
      section('portrait', letterChildren(letter), letter.contact),
      ...(letter.appendices ?? []).map((appendix) => section(appendix.orientation, appendixChildren(appendix))),
    ],
  })
  return Packer.toBuffer(document)
}

function letterChildren(letter: OfficialLetter): FileChild[] {
  return [
    docxHeaderBlock(letter),
    ...titleParagraphs(letter),
    ...addresseeParagraphs(letter.addressees ?? []),
    ...styled('authority', letter.authority),
    ...groundLines(letter.grounds ?? []).map((line) => styledLine('ground', line)),
    ...styled('authority', letter.decides),
    ...docxBlocks(letter.body, textWidthMillimetres),
    new Paragraph({ style: 'spacer' }),
    docxSignatureBlock(letter),
  ]
}

function titleParagraphs(letter: OfficialLetter): Paragraph[] {
  if (letter.form.kind === 'cong-van') return []
  return [
    styledLine('documentType', capitals(letter.form.type)),
    styledLine('documentTitle', letter.form.title),
    docxRule(letter.form.title, 0.4, textWidthMillimetres),
  ]
}

/** The dashes of several addressees stand below the colon of `Kính gửi:` (ô số 9a). */
function addresseeParagraphs(addressees: readonly string[]): Paragraph[] {
  const lines = addresseeLines(addressees)
  const [first] = lines
  if (first === undefined) return []
  if (lines.length === 1) return [styledLine('addressee', `Kính gửi: ${first}`), new Paragraph({ style: 'spacer' })]
  const margin = 35
  const colon = margin + (textWidth('Kính gửi', 14) * 25.4) / 72
  return [
    new Paragraph({
      style: 'addressee',
      alignment: AlignmentType.LEFT,
      indent: { left: millimetres(margin) },
      children: docxLines('Kính gửi:'),
    }),
    ...lines.map(
      (line) =>
        new Paragraph({
          style: 'addressee',
          alignment: AlignmentType.LEFT,
          indent: { left: millimetres(colon) },
          spacing: { before: 0 },
          children: docxLines(line),
        }),
    ),
    new Paragraph({ style: 'spacer' }),
  ]
}

function appendixChildren(appendix: LetterAppendix): FileChild[] {
  const width =
    appendix.orientation === 'portrait' ? textWidthMillimetres : letterPage.height - letterPage.left - letterPage.right
  return [
    styledLine('appendixNumber', appendixLabel(appendix)),
    styledLine('appendixTitle', capitals(appendix.title)),
    styledLine('appendixNote', appendix.attachedTo),
    docxRule(appendix.attachedTo, 0.4, width),
    new Paragraph({ style: 'spacer' }),
    ...docxBlocks(appendix.body, width),
  ]
}

function styled(style: string, text: string | undefined): Paragraph[] {
  return text === undefined ? [] : [styledLine(style, capitals(text))]
}

function styledLine(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: docxLines(text) })
}

/** Page numbers stand in the top margin, begin anew in each section, and are not shown on its first page. */
function section(
  orientation: 'portrait' | 'landscape',
  children: readonly FileChild[],
  contact?: string,
): ISectionOptions {
  const number = new Paragraph({ style: 'pageNumber', children: [new TextRun({ children: [PageNumber.CURRENT] })] })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: { width: millimetres(letterPage.width), height: millimetres(letterPage.height), orientation },
        margin: {
          top: millimetres(letterPage.top),
          bottom: millimetres(letterPage.bottom),
          left: millimetres(letterPage.left),
          right: millimetres(letterPage.right),
          header: millimetres(10),
          footer: millimetres(10),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph('')] }) },
    footers: {
      default: new Footer({ children: [new Paragraph('')] }),
      first: new Footer({ children: [contact === undefined ? new Paragraph('') : styledLine('contact', contact)] }),
    },
    children,
  }
}
