import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { LegalInstrument } from '#modules/procedure/public-announcing.ts'
import type { ContentPart, ProcedureContent } from '#modules/procedure/public-content.ts'
import type { FindingSeverity, ItemKind } from '../model.ts'

/** One item of a dossier with everything that a check may ask of it: a check looks nothing up. */
export interface CheckedItem {
  readonly kind: ItemKind
  readonly code: string
  /** The text to be announced; null for items that end a procedure. */
  readonly content: ProcedureContent | null
  /** The text in force on the day before, if there is one. */
  readonly before: ProcedureContent | null
  readonly inForceBefore: boolean
  /** The text was begun from the one that it replaces; false when another has been announced or imported since. */
  readonly baseStands: boolean
  readonly effectiveOn: LegalDate
  /** What makes the announcement necessary; null of a draft that stands in no dossier yet. */
  readonly instrument: LegalInstrument | null
  /** What is known of the instruments that the text names, by number. */
  readonly instruments: ReadonlyMap<string, LegalInstrument>
  /** Other procedures in force that carry the same name. */
  readonly sameName: readonly string[]
}

/** Where the words stand that a finding is about. */
export interface FoundPlace {
  /** `paperGroups.0.papers.2.name` */
  readonly path: string
  /** The words around it. */
  readonly quote: string
  /** From where to where in the quote. */
  readonly from: number
  readonly to: number
}

export interface FoundFault {
  /** By what the fault is known again at the next run: in words, so that a paper that moves up keeps its thread. */
  readonly key: string
  readonly part: ContentPart
  /** What is wrong here, in Vietnamese. */
  readonly text: string
  readonly place?: FoundPlace
  /** Where one case of a check weighs less than the others. */
  readonly severity?: FindingSeverity
}

/** One question that the system asks of every text, with the article it comes from. */
export interface ContentCheck {
  readonly id: string
  readonly title: string
  readonly article: string
  /** Why it is asked, for the person who must mend it. */
  readonly why: string
  /** `blocking`: the dossier cannot be cleared while it is found; `advisory`: an answer in words is enough. */
  readonly severity: FindingSeverity
  readonly run: (item: CheckedItem) => readonly FoundFault[]
}

/** First words of a text, by which it is known. */
export function openingWords(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim().slice(0, 80)
}

/** Short enough for a sentence. */
export function shortened(text: string, most = 90): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

const around = 60

/** The words found, with some on either side. */
export function placeIn(text: string, path: string, from: number, to: number): FoundPlace {
  const start = Math.max(0, from - around)
  const end = Math.min(text.length, to + around)
  const before = start > 0 ? '…' : ''
  const quote = `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`
  return { path, quote, from: from - start + before.length, to: to - start + before.length }
}
