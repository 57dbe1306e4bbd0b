import type { Selectable } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'

export type FeedbackAnswer = Selectable<Database['feedbackAnswer']>

/** The draft that waits for approval; at most one, the database sees to that. @throws NotFound */
export async function getOpenDraft(reader: Reader, feedbackId: string): Promise<FeedbackAnswer> {
  const draft = await reader
    .selectFrom('feedbackAnswer')
    .selectAll()
    .where('feedbackId', '=', feedbackId)
    .where('approvedAt', 'is', null)
    .where('returnedAt', 'is', null)
    .executeTakeFirst()
  if (!draft) throw new NotFound('feedback.no-draft')
  return draft
}

/** The answer that the sender has: the last one approved. */
export async function findGivenAnswer(reader: Reader, feedbackId: string): Promise<FeedbackAnswer | undefined> {
  return reader
    .selectFrom('feedbackAnswer')
    .selectAll()
    .where('feedbackId', '=', feedbackId)
    .where('approvedAt', 'is not', null)
    .orderBy('approvedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every draft and answer, oldest first. */
export async function listAnswers(reader: Reader, feedbackId: string): Promise<readonly FeedbackAnswer[]> {
  return reader
    .selectFrom('feedbackAnswer')
    .selectAll()
    .where('feedbackId', '=', feedbackId)
    .orderBy('draftedAt')
    .execute()
}
