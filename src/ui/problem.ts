import type { Language } from '#kernel/i18n/language.ts'
import { genericProblemCodes, uiWords, type GenericProblemCode, type WordDetails } from './words.ts'

/** What is wrong with one field, as the kernel's `Invalid` carries it: a code, and details that fill its words. */
export interface ShownProblem {
  readonly field: string
  readonly code: string
  readonly details?: WordDetails
}

/** A page's own words; undefined leaves the choice to the generic ones. */
export type ProblemWords = (problem: ShownProblem) => string | undefined

/** Never empty: a code nobody has words for still tells the person that this field is not right. */
export function messageFor(problem: ShownProblem, words?: ProblemWords | undefined, language: Language = 'vi'): string {
  const own = words?.(problem)
  if (own) return own
  const code = isGeneric(problem.code) ? problem.code : 'invalid'
  return uiWords(language).problems[code](problem.details ?? {})
}

function isGeneric(code: string): code is GenericProblemCode {
  return genericProblemCodes.some((known) => known === code)
}
