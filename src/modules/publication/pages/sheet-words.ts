import type { Sheet } from '../sheet.ts'
import { sheetSentences, sheetStateLabels } from '../vi.ts'
import { noticeSentences, noticeStateLabels, noticeWords } from '../vi-notice.ts'

/** What stands on a sheet, in a line of a list. */
export function titleOfSheet(sheet: Sheet): string {
  return sheet.kind === 'notice' ? noticeWords.name : `${sheet.code} – ${sheet.name}`
}

export function nameOfSheet(sheet: Sheet): string {
  return sheet.kind === 'notice' ? noticeWords.name : sheet.name
}

/** In large letters, for whoever scans it. */
export function sentenceOf({ kind, state }: Sheet): string {
  return (kind === 'notice' ? noticeSentences : sheetSentences)[state]
}

export function stateLabelOf({ kind, state }: Sheet): string {
  return (kind === 'notice' ? noticeStateLabels : sheetStateLabels)[state]
}
