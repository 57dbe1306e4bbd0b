import { encode, renderSVG } from 'uqr'
import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { LetterBlock } from '#kernel/documents/letter.ts'
import { plainSheetsPdf, type PlainSheet } from '#kernel/documents/plain-sheet.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { listProcedureContents } from '#modules/procedure/public-drafts.ts'
import { channelText, feeText, paperCounts, procedureWords, timeLimitText } from '#modules/procedure/public-words.ts'
import type { Sheet } from './queries.ts'
import { publicationWords as words } from './vi.ts'

const catalogWords = procedureWords('vi')

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
    sheets.map(({ revisionId }) => revisionId),
  )
  const pages = sheets.flatMap((sheet) => {
    const content = texts.get(sheet.revisionId)
    return content ? [sheetPage(sheet, content, options)] : []
  })
  return plainSheetsPdf(`${words.packTitle} – ${options.agencyName}`, pages, options.madeAt)
}

/** That a pack was printed, and when: an agency that says it never had the sheet can be answered. */
export async function notePrinted(
  act: Act,
  input: { readonly sheetIds: readonly string[]; readonly agencyId: string },
): Promise<void> {
  await act.tx
    .updateTable('postingSheet')
    .set({ printedAt: act.now })
    .where('id', 'in', [...input.sheetIds])
    .execute()
  await record(act, 'publication.pack-printed', { agencyId: input.agencyId, sheets: input.sheetIds.length })
}

function sheetPage(sheet: Sheet, content: ProcedureContent, options: PrintOptions): PlainSheet {
  const address = `${options.baseUrl}/n/${sheet.token}`
  return {
    paper: options.paper,
    size: options.paper === 'a3' ? 15 : 11,
    agency: options.agencyName,
    title: words.sheetTitle,
    subtitle: sheet.name,
    blocks: blocksOf(content),
    qr: {
      svg: renderSVG(address),
      caption: words.qrCaption(address),
      widthMillimetres: options.paper === 'a3' ? 42 : 28,
    },
    footer: words.sheetFooter(
      sheet.code,
      sheet.effectiveFrom === null ? '' : formatDate(sheet.effectiveFrom),
      sheet.decisionNumber ?? '',
    ),
  }
}

function blocksOf(content: ProcedureContent): LetterBlock[] {
  const { parts } = words
  return [
    ...part(parts.papers, content.paperGroups.flatMap(paperLines)),
    ...part(parts.channels, content.channels.map(channelLine)),
    ...part(
      parts.steps,
      content.steps.map(({ title, text }) => [title, text].filter((said) => said !== '').join(': ')),
    ),
    ...part(
      parts.outcomes,
      content.outcomes.map(({ name }) => name),
    ),
    ...part(parts.requirements, content.requirements === '' ? [] : [content.requirements]),
    ...part(
      parts.legalBases,
      content.legalBases.map(({ number, name }) => [name, number].filter((said) => said !== '').join(', số ')),
    ),
  ]
}

function part(title: string, lines: readonly string[]): LetterBlock[] {
  if (lines.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: title },
    ...lines.map((text): LetterBlock => ({ kind: 'item', marker: '–', text })),
  ]
}

function paperLines(group: ProcedureContent['paperGroups'][number]): string[] {
  const lines = group.papers.map((paper) => {
    const counts = paperCounts(paper, catalogWords)
    return counts === '' ? paper.name : `${paper.name} (${counts})`
  })
  return group.title === '' ? lines : [`${group.title}:`, ...lines]
}

function channelLine(channel: ProcedureContent['channels'][number]): string {
  const times = [...channel.timeLimits.map((limit) => timeLimitText(limit, catalogWords)), channel.timeText]
  const fees = channel.fees.map((fee) => {
    const text = feeText(fee, catalogWords)
    return fee.amount === null && fee.text !== '' ? `${text}: ${fee.text}` : text
  })
  return [channelText(channel, catalogWords), times.filter((text) => text !== '').join('; '), fees.join('; ')]
    .filter((text) => text !== '')
    .join('. ')
}

/** The code on the page of the sheet. */
export function qrOf(address: string): readonly (readonly boolean[])[] {
  return encode(address, { border: 0 }).data
}
