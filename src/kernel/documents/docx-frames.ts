import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { docxLines, millimetres } from './docx-blocks.ts'
import type { OfficialLetter } from './letter.ts'
import { letterPage, letterSizes } from './letter.ts'
import { capitals, numberLine, placeDateLine, recipientLines, subjectLine } from './letter-lines.ts'
import { plainText } from './plain-text.ts'
import { textWidth } from './print-font.ts'

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const motto = 'Độc lập - Tự do - Hạnh phúc'
const headerWidths = [68, 97] as const
const signatureWidths = [72, 93] as const

/** Agency, number and subject on the left; country, motto, place and date on the right (ô số 1–4, 5b). */
export function docxHeaderBlock(letter: OfficialLetter): Table {
  const [left, right] = headerWidths
  const issuing = capitals(letter.issuingAgency)
  const agency = [
    ...line('governingAgency', letter.governingAgency === undefined ? undefined : capitals(letter.governingAgency)),
    ...line('issuingAgency', issuing),
    docxRule(issuing, 0.4, left, letterSizes.agency),
  ]
  const country = [...line('nation', nation), ...line('motto', motto), docxRule(motto, 1, right, letterSizes.motto)]
  const number = [
    ...line('documentNumber', numberLine(letter)),
    ...line('subject', letter.form.kind === 'cong-van' ? subjectLine(letter.form.subject) : undefined),
    ...line('draftMark', letter.draftMark === undefined ? undefined : capitals(letter.draftMark)),
  ]
  return frame(headerWidths, [
    [agency, country],
    [number, line('placeDate', placeDateLine(letter))],
  ])
}

/** Recipients on the left, capacity and name on the right; the block does not break across pages (ô số 7, 9b). */
export function docxSignatureBlock(letter: OfficialLetter): Table {
  const recipients = recipientLines(letter.recipients)
  const left = recipients.length === 0 ? [] : ['Nơi nhận:', ...recipients]
  const { capacity, name } = letter.signature
  return frame(signatureWidths, [
    [
      left.flatMap((text, index) => line(index === 0 ? 'recipientsLabel' : 'recipients', text)),
      [
        ...capacity.flatMap((text) => line('capacity', capitals(text))),
        new Paragraph({ style: 'signatureRoom' }),
        ...line('signer', name ?? ''),
      ],
    ],
  ])
}

/**
 * A line below a text, in a paragraph of its own so that its length can differ from that of the text.
 * @param share of the longest line of the text: 1 below the motto, a third to a half elsewhere
 * @param room width in millimetres in which it is centred
 */
export function docxRule(text: string, share: number, room: number, size: number = letterSizes.body): Paragraph {
  const points = Math.max(
    ...plainText(text)
      .split('\n')
      .map((part) => textWidth(part, size, 'Bold')),
  )
  const length = Math.min((points * 25.4) / 72, room) * share
  const indent = millimetres((room - length) / 2)
  return new Paragraph({
    style: 'rule',
    indent: { left: indent, right: indent },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })
}

function line(style: string, text: string | undefined): Paragraph[] {
  return text === undefined ? [] : [new Paragraph({ style, children: docxLines(text) })]
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

function frame(widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.LEFT,
    columnWidths: widths.map(millimetres),
    width: { size: millimetres(letterPage.width - letterPage.left - letterPage.right), type: WidthType.DXA },
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: millimetres(widths[index] ?? 0), type: WidthType.DXA },
                margins: { left: 0, right: 0 },
                borders: { top: none, bottom: none, left: none, right: none },
                // Word calls a cell without a paragraph a damaged file.
                children: children.length === 0 ? [new Paragraph('')] : children,
              }),
          ),
        }),
    ),
  })
}
