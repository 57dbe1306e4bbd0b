import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text, Ticked } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { findGivenAnswer } from './answer-queries.ts'
import { endClocks } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { publicationOf } from './publication.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const PublishAnswer = z.object({
  title: Text(300, 5),
  /** The redacted words, as a person has read and confirmed them. */
  text: Text(20_000, 3),
  answerText: Text(20_000, 3),
  /** Somebody has looked at every word; a machine's proposal alone is never published. */
  redactionConfirmed: Ticked.refine((ticked) => ticked, { error: 'feedback.confirm-redaction' }),
  version: Version.optional(),
})
export type PublishAnswer = z.infer<typeof PublishAnswer>

/** Công khai kết quả xử lý on the portal (NĐ 20/2008 Đ.14.2.đ, Đ.19.1): a redacted copy beside the original. */
export async function publishAnswer(act: Act, input: PublishAnswer & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'publish')
  const publication = {
    ...publicationOf(feedback, await findGivenAnswer(act.tx, feedback.id), input, act),
    publishedAt: act.now,
    publishedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
    year: Number(act.today.slice(0, 4)),
  }
  await act.tx
    .insertInto('feedbackPublication')
    .values({ feedbackId: feedback.id, code: feedback.code, receivedOn: feedback.receivedOn, ...publication })
    // After a reopening the second answer takes the place of the first, and whoever gave it that of the first agency.
    .onConflict((conflict) => conflict.column('feedbackId').doUpdateSet(publication))
    .execute()
  await endClocks(act, feedback.id, 'feedback.publish')
  const published = await move(act, feedback, 'publish', { publishedAt: act.now })

  await tell(act, feedback.id, { name: 'published', forSender: true })
  await record(
    act,
    'feedback.published',
    { feedbackId: feedback.id, code: feedback.code, onTime: publication.onTime },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'published' })
  return published
}
