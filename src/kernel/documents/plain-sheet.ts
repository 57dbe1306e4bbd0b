import type { LetterBlock } from './letter.ts'
import { metadataText, printableText } from './plain-text.ts'
import { printableBlocks } from './printable-blocks.ts'
import { typstPdf } from './typst.ts'

/** Label and value pairs, one under the other. */
export interface SheetFacts {
  readonly kind: 'facts'
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

/** One value to be read from afar or copied by hand, as a code. */
export interface SheetDisplay {
  readonly kind: 'display'
  readonly label: string
  readonly value: string
  /** Times the size of the text. */
  readonly scale: number
}

/** A sheet to hang on a board or to hand over a counter; it has no legal form. */
export interface PlainSheet {
  readonly paper: 'a3' | 'a4' | 'a5'
  readonly landscape?: boolean
  /** Size of the text in points. */
  readonly size: number
  readonly agency?: string
  /** In a frame above everything else, on the first page: what nobody may overlook. */
  readonly stamp?: string
  readonly title: string
  readonly subtitle?: string
  readonly blocks: readonly (LetterBlock | SheetFacts | SheetDisplay)[]
  /**
   * An SVG made by us, never by a visitor; the caption is also what a screen reader says of it. At the top it stands beside the title,
   * on the first page however long the sheet is.
   */
  readonly qr?: {
    readonly svg: string
    readonly caption: string
    readonly widthMillimetres: number
    readonly place?: 'top' | 'bottom'
  }
  /** Followed by `Trang 1/2` where the sheet has more than one page. */
  readonly footer?: string
}

const paperWidths = { a3: [297, 420], a4: [210, 297], a5: [148, 210] } as const
const pointsPerMillimetre = 72 / 25.4

/** @param title of the file, as `Bộ niêm yết tại phường 6` */
export function plainSheetsPdf(title: string, sheets: readonly PlainSheet[], madeAt: Date): Promise<Buffer> {
  const data = {
    title: metadataText(title),
    author: metadataText(sheets[0]?.agency ?? ''),
    sheets: sheets.map(printableSheet),
  }
  return typstPdf('sheet', data, madeAt)
}

function printableSheet(sheet: PlainSheet): unknown {
  const millimetres = paperWidths[sheet.paper][sheet.landscape === true ? 1 : 0] - (sheet.paper === 'a5' ? 24 : 36)
  const width = millimetres * pointsPerMillimetre
  // The title is the largest text; two thirds of the width leave room for it and for the labels beside values.
  const shown = (text: string): string => printableText(text, width * 0.65, sheet.size)
  const optional = (text: string | undefined): string | null => (text === undefined ? null : shown(text))
  const room = { width: width - 20, size: sheet.size, tableSize: sheet.size * 0.9 }
  return {
    paper: sheet.paper,
    landscape: sheet.landscape === true,
    size: sheet.size,
    agency: optional(sheet.agency),
    stamp: optional(sheet.stamp),
    title: shown(sheet.title),
    subtitle: optional(sheet.subtitle),
    footer: optional(sheet.footer),
    blocks: sheet.blocks.flatMap((block): unknown[] => {
      if (block.kind === 'facts') {
        return [
          {
            kind: block.kind,
            facts: block.facts.map(({ label, value }) => ({
              label: printableText(label, width * 0.3, sheet.size),
              value: shown(value),
            })),
          },
        ]
      }
      if (block.kind === 'display') {
        const value = printableText(block.value, width * 0.9, sheet.size * block.scale * 1.1)
        return [{ ...block, label: shown(block.label), value }]
      }
      return printableBlocks([block], room)
    }),
    qr: sheet.qr
      ? {
          svg: sheet.qr.svg,
          caption: shown(sheet.qr.caption),
          width: sheet.qr.widthMillimetres,
          place: sheet.qr.place ?? 'bottom',
        }
      : null,
  }
}
