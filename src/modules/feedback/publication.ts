import type { Act, Reader } from '#kernel/act.ts'
import { Refused } from '#kernel/errors.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { findGivenAnswer, type FeedbackAnswer } from './answer-queries.ts'
import { outcomes, type Feedback } from './model.ts'
import { movesNow, requireMove, requireVersion } from './move.ts'
import { listChanges, unitNameOf, type PublishedItem } from './public-queries.ts'
import { getVisibleFeedback } from './queries.ts'

/** The words as somebody has redacted them. */
export interface RedactedWords {
  readonly title: string
  readonly text: string
  readonly answerText: string
}

/**
 * What the public is shown of an answered item: the same for the act that publishes and for the page that shows it beforehand.
 * @throws Refused when there is no answer yet, or nobody has said what it is about
 */
export function publicationOf(
  feedback: Feedback,
  answer: FeedbackAnswer | undefined,
  { title, text, answerText }: RedactedWords,
  judging: Pick<Act, 'actor' | 'today'>,
) {
  if (!answer || !feedback.answeredAt || feedback.about === null)
    throw new Refused('feedback.nothing-to-publish', movesNow(judging, feedback))
  return {
    title,
    // The sender asked not to be quoted: the answer speaks, her words stay here.
    text: feedback.quoting === 'declined' ? '' : text,
    answerText,
    outcome: outcomes.find((outcome) => outcome === answer.outcome) ?? 'explained',
    kind: feedback.kind,
    ground: feedback.ground,
    about: feedback.about,
    agencyId: feedback.handlingAgencyId ?? feedback.receivingAgencyId,
    procedureId: feedback.procedureId,
    unitId: feedback.unitId,
    answeredOn: legalDateOf(feedback.answeredAt),
    publishedOn: judging.today,
    onTime: feedback.answeredLate !== true,
  }
}

/**
 * The public page as it will be when these words are published today. Changes nothing.
 * @throws NotFound, Refused as publishing itself
 */
export async function previewPublication(
  { reader, actor, today }: Pick<Act, 'actor' | 'today'> & { readonly reader: Reader },
  input: RedactedWords & { readonly code: string; readonly version?: number | undefined },
): Promise<PublishedItem> {
  const feedback = await getVisibleFeedback(reader, actor, input.code)
  requireVersion({ actor, today }, feedback, input.version)
  requireMove({ actor, today }, feedback, 'publish')
  const answer = await findGivenAnswer(reader, feedback.id)
  const { id: feedbackId, code, receivedOn, unitId } = feedback
  return {
    ...publicationOf(feedback, answer, input, { actor, today }),
    feedbackId,
    code,
    receivedOn,
    unitName: unitId === null ? null : await unitNameOf(reader, unitId),
    changes: await listChanges(reader, feedbackId),
  }
}
