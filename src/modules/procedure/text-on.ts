import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { ProcedureHistory, ProcedureText } from './history-queries.ts'

/** What a procedure says on a day: never nothing, but it must be said when it is not in force. */
export interface ShownText {
  readonly text: ProcedureText
  readonly state: 'in-force' | 'ended' | 'upcoming'
}

/**
 * The text in force on a day; without one the last that was, or the first that will be. A procedure that has been announced answers for
 * ever: somebody who was told of it must find what became of it.
 */
export function shownTextOn({ texts }: ProcedureHistory, on: LegalDate): ShownText {
  const inForce = texts.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until))
  if (inForce) return { text: inForce, state: 'in-force' }
  const ended = texts.findLast(({ until }) => until !== null && until <= on)
  if (ended) return { text: ended, state: 'ended' }
  const [first] = texts
  if (!first) throw new Error('procedure.without-text')
  return { text: first, state: 'upcoming' }
}

/** The text that was in force just before this one. */
export function textBefore({ texts }: ProcedureHistory, text: ProcedureText): ProcedureText | undefined {
  return texts[texts.indexOf(text) - 1]
}

/** What has been announced for days after this one. */
export function textsAfter({ texts }: ProcedureHistory, on: LegalDate): readonly ProcedureText[] {
  return texts.filter(({ from }) => from !== null && from > on)
}
