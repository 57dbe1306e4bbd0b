import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { findGivenAnswer } from './answer-queries.ts'
import type { Feedback, Target } from './model.ts'
import { move, movesNow, requireMove } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const RateAnswer = z.object({ score: z.coerce.number().int().min(1).max(5), words: Text(4000).optional() })
export type RateAnswer = z.infer<typeof RateAnswer>

/** The sender rates the answer, once for each answer; no official can write here (`policy.ts`). */
export async function rateAnswer(act: Act, input: RateAnswer & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireMove(act, feedback, 'rate')
  const answer = await findGivenAnswer(act.tx, feedback.id)
  if (!answer) throw new Refused('feedback.nothing-to-rate', movesNow(act, feedback))

  await act.tx
    .insertInto('feedbackRating')
    .values({
      answerId: answer.id,
      feedbackId: feedback.id,
      score: input.score,
      words: input.words ?? null,
      ratedAt: act.now,
    })
    .execute()
    .catch((error: unknown) =>
      translateConstraint(error, { feedback_rating_pkey: () => new Refused('feedback.already-rated') }),
    )
  const rated = await move(act, feedback, 'rate')

  await tell(act, feedback.id, { name: 'rated', forSender: true, details: { score: input.score } })
  await record(
    act,
    'feedback.rated',
    { feedbackId: feedback.id, answerId: answer.id, score: input.score },
    { type: 'feedback', id: feedback.id },
  )
  return rated
}
