import { encode, renderSVG } from 'uqr'
import type { Reader } from '#kernel/act.ts'
import { plainSheetsPdf, type PlainSheet } from '#kernel/documents/plain-sheet.ts'
import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { listProcedureContents } from '#modules/procedure/public-drafts.ts'
import { noticeBlocks } from './notice-sheet.ts'
import { publicationPath } from './paths.ts'
import { procedureBlocks } from './procedure-sheet.ts'
import type { NoticeSheet, ProcedureSheet, Sheet } from './sheet.ts'
import { publicationWords as words } from './vi.ts'
import { noticeWords } from './vi-notice.ts'

export interface PrintOptions {
  readonly paper: 'a4' | 'a3'
  readonly baseUrl: string
  readonly agencyName: string
  readonly madeAt: Date
}

/** The sheets of a board as one file to print, each with the code by which anybody learns whether it still applies. */
export async function printPack(reader: Reader, sheets: readonly Sheet[], options: PrintOptions): Promise<Buffer> {
  const texts = await listProcedureContents(
    reader,
    sheets.flatMap((sheet) => (sheet.kind === 'procedure' ? [sheet.revisionId] : [])),
  )
  const pages = sheets.flatMap((sheet) => {
    if (sheet.kind === 'notice') return [noticePage(sheet, options)]
    const content = texts.get(sheet.revisionId)
    return content ? [procedurePage(sheet, content, options)] : []
  })
  return plainSheetsPdf(`${words.packTitle} – ${options.agencyName}`, pages, options.madeAt)
}

function procedurePage(sheet: ProcedureSheet, content: ProcedureContent, options: PrintOptions): PlainSheet {
  const address = addressOf(sheet, options)
  return {
    paper: options.paper,
    size: options.paper === 'a3' ? 15 : 11,
    agency: options.agencyName,
    ...(sheet.state === 'not-yet' && sheet.effectiveFrom !== null
      ? { stamp: words.notYetStamp(formatDate(sheet.effectiveFrom)) }
      : {}),
    title: sheet.name,
    blocks: procedureBlocks(sheet.code, content),
    qr: printedCode(address, words.qrCaption, options.paper),
    footer: words.sheetFooter({
      code: sheet.code,
      from: sheet.effectiveFrom === null ? '' : formatDate(sheet.effectiveFrom),
      decision: sheet.decisionNumber ?? '',
      address,
    }),
  }
}

/** For reading while standing: larger letters than those of a procedure. */
function noticePage(sheet: NoticeSheet, options: PrintOptions): PlainSheet {
  const address = addressOf(sheet, options)
  return {
    paper: options.paper,
    size: options.paper === 'a3' ? 19 : 13,
    agency: options.agencyName,
    title: noticeWords.printedTitle,
    blocks: noticeBlocks(sheet.notice),
    qr: printedCode(address, noticeWords.qrCaption, options.paper),
    footer: noticeWords.footer(formatDate(legalDateOf(sheet.madeAt)), address),
  }
}

function addressOf({ token }: Sheet, { baseUrl }: PrintOptions): string {
  return `${baseUrl}${publicationPath('sheet', { token })}`
}

/** In the corner of the first page; with more redundancy than on a screen, since paper gets wet and torn. */
function printedCode(address: string, caption: string, paper: PrintOptions['paper']): NonNullable<PlainSheet['qr']> {
  return {
    svg: renderSVG(address, { ecc: 'M' }),
    caption,
    widthMillimetres: paper === 'a3' ? 42 : 28,
    place: 'top',
  }
}

/** The code on the page of the sheet. */
export function qrOf(address: string): readonly (readonly boolean[])[] {
  return encode(address, { border: 0 }).data
}
