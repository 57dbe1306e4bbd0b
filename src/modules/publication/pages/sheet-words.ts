import { formatDate } from '#kernel/i18n/dates.ts'
import type { ProcedureSheet, Sheet } from '../sheet.ts'
import { publicationWords as words, sheetSentences, sheetStateLabels } from '../vi.ts'
import { noticeSentences, noticeStateLabels, noticeWords } from '../vi-notice.ts'
import { lastDayOf } from './days.ts'

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

/** Since when and until when the text applies. */
export function effectiveWords({ effectiveFrom, effectiveTo }: ProcedureSheet): string {
  const from = effectiveFrom === null ? words.sinceUnknown : words.from(formatDate(effectiveFrom))
  return effectiveTo === null ? from : `${from}, ${words.until(formatDate(lastDayOf(effectiveTo)))}`
}

/** Which of the texts of a procedure a sheet shows: two of them wait side by side before a change. */
export function textOfSheet(sheet: ProcedureSheet): string {
  const text = `${words.effective}: ${effectiveWords(sheet).toLocaleLowerCase('vi')}`
  return sheet.decisionNumber === null ? text : `${text} · ${words.decisionNumber(sheet.decisionNumber)}`
}

/** A sheet that hangs and holds no more: a text since the day after its last, a notice since it changed. */
export function mustGoWords(sheet: Sheet): string {
  if (sheet.kind === 'notice' || sheet.effectiveTo === null) return words.mustGoNow
  const since = words.mustGoSince(formatDate(sheet.effectiveTo))
  return sheet.removeBy === null ? since : `${since}, ${words.removeBy(formatDate(sheet.removeBy))}`
}
