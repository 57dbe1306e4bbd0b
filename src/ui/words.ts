import type { Language } from '#kernel/i18n/language.ts'
import { usePage } from './context.ts'
import { uiWordsEn } from './en.ts'
import { uiWordsVi } from './vi.ts'

/** The wrongs that any form can have. A module's own codes get their words from the page (`ProblemWords`). */
export const genericProblemCodes = [
  'required',
  'too-long',
  'too-short',
  'too-small',
  'too-large',
  'too-many',
  'invalid-date',
  'date-in-future',
  'date-in-past',
  'invalid-email',
  'invalid-phone',
  'invalid-number',
  'invalid-count',
  'invalid-code',
  'invalid-password',
  'already-taken',
  'not-an-option',
  'too-many-files',
  'file-too-large',
  'file-type-not-allowed',
  'file-not-what-it-says',
  'file-unreadable',
  'file-infected',
  'file-empty',
  'form-expired',
  'invalid',
] as const
export type GenericProblemCode = (typeof genericProblemCodes)[number]

export type WordDetails = Readonly<Record<string, string | number>>

/** Every word that the kit itself shows. */
export interface UiWords {
  readonly siteName: string
  readonly siteMotto: string
  readonly skipToContent: string
  readonly mainNavigation: string
  readonly staffNavigation: string
  readonly footerNavigation: string
  readonly breadcrumb: string
  readonly menu: string
  readonly home: string
  readonly procedures: string
  readonly feedback: string
  readonly lookUp: string
  readonly receivingPlaces: string
  readonly signIn: string
  readonly signOut: string
  readonly workplace: string
  readonly opinionForms: string
  /** A form whose token has run out: nothing was done, and nothing typed is lost. */
  readonly formExpired: string
  readonly changeLog: string
  readonly decisions: string
  readonly openData: string
  readonly apiDocumentation: string
  readonly otherLanguage: string
  readonly demonstration: string
  clockShifted(day: string): string
  readonly footerNote: string
  readonly optional: string
  readonly errorPrefix: string
  problemTitle(count: number): string
  readonly selectPlaceholder: string
  readonly dateHint: string
  readonly datePlaceholder: string
  longest(limit: string): string
  readonly charactersLeft: string
  readonly charactersOver: string
  fileHint(types: string | undefined, size: string | undefined, count: number | undefined): string
  readonly filterOptions: string
  readonly search: string
  readonly filter: string
  readonly clearFilters: string
  /** The fold of the filters on a phone, and how many are in use. */
  filters(active: number): string
  /** Said before a filter that a link takes off. */
  readonly takeOff: string
  /** The fold of the choices that are not seen at once. */
  moreChoices(count: string): string
  /** Read out when suggestions have come; `{n}` is how many. */
  readonly suggested: string
  readonly previousPage: string
  readonly nextPage: string
  page(number: string): string
  readonly pages: string
  showing(from: string, to: string, total: string): string
  /** A number that was not counted to the end. */
  moreThan(count: string): string
  readonly nothingFound: string
  readonly sortedAscending: string
  readonly sortedDescending: string
  readonly stepDone: string
  readonly stepCurrent: string
  readonly stepSkipped: string
  readonly stepUpcoming: string
  readonly warning: string
  readonly success: string
  readonly notice: string
  readonly confirmTitle: string
  readonly confirm: string
  readonly cancel: string
  readonly dueOn: string
  readonly basis: string
  countedDays(count: number): string
  readonly dayReceiptTable: string
  week(from: string, to: string): string
  weekCounted(counted: number, skipped: number): string
  readonly dayHeader: string
  readonly dayCounted: string
  readonly dayNotCounted: string
  dayNumber(number: number): string
  readonly weekdays: readonly string[]
  /** Before words that only the old, or only the new text has. */
  readonly removed: string
  readonly added: string
  unchangedWords(count: string): string
  readonly problems: Readonly<Record<GenericProblemCode, (details: WordDetails) => string>>
}

export function uiWords(language: Language): UiWords {
  return language === 'en' ? uiWordsEn : uiWordsVi
}

/** The kit's words in the language of the page being drawn. */
export function useUiWords(): UiWords {
  return uiWords(usePage().language)
}

/** As nearly every address is: below the root, neither English nor another site's. */
const plain = /^\/(?!en(?:\/|\?|$)|[/\\])/

/** The same address in another language: English public pages stand under `/en`. */
export function pathIn(language: Language, path: string): string {
  // A browser reads `//host` and `/\host` as another site: the link to the other language on a page "not found" must not lead there.
  const vietnamese = plain.test(path) ? path : `/${path.replace(/^\/en(?=\/|\?|$)/, '').replace(/^[/\\]+/, '')}`
  return language === 'vi' ? vietnamese : `/en${vietnamese === '/' ? '' : vietnamese.replace(/^\/\?/, '?')}`
}
