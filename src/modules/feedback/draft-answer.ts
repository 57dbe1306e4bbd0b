import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { notifyAgency } from './jobs.ts'
import { outcomes, Version, type Feedback, type Outcome, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

const promisesChange: ReadonlySet<Outcome> = new Set(['amend-or-repeal', 'issue-new-rule'])

export const DraftAnswer = z
  .object({
    outcome: z.enum(outcomes),
    text: Text(20_000, 10),
    /** What will change, and by when, when a rule is to change. */
    changeText: Text(4000).optional(),
    changeByOn: TypedDate.optional(),
    version: Version.optional(),
  })
  .refine((answer) => !promisesChange.has(answer.outcome) || answer.changeText !== undefined, {
    error: 'required',
    path: ['changeText'],
  })
  .refine((answer) => !promisesChange.has(answer.outcome) || answer.changeByOn !== undefined, {
    error: 'required',
    path: ['changeByOn'],
  })
export type DraftAnswer = z.infer<typeof DraftAnswer>

/** Soạn câu trả lời, with one of the outcomes of NĐ 20/2008 Đ.15; somebody else approves it. */
export async function draftAnswer(
  act: Act,
  input: DraftAnswer & Target & { readonly files: readonly FileInStore[] },
): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'draft-answer')
  if (act.actor.kind !== 'official') throw new Refused('feedback.only-officials-answer')

  const round = feedback.reopenedAt === null ? 1 : 2
  const { id: answerId } = await act.tx
    .insertInto('feedbackAnswer')
    .values({
      feedbackId: feedback.id,
      round,
      outcome: input.outcome,
      text: input.text,
      changeText: input.changeText ?? null,
      changeByOn: input.changeByOn ?? null,
      draftedBy: act.actor.officialId,
      draftedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await attachFiles(act, input.files, {
    subjectType: 'feedback',
    subjectId: feedback.id,
    purpose: `answer-${answerId}`,
    personal: false,
  })
  const drafted = await move(act, feedback, 'draft-answer')

  await tell(act, feedback.id, {
    name: 'answer-drafted',
    agencyId: feedback.handlingAgencyId,
    forSender: false,
    details: { outcome: input.outcome },
  })
  await record(
    act,
    'feedback.answer-drafted',
    { feedbackId: feedback.id, answerId, outcome: input.outcome },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifyAgency, { feedbackId: feedback.id, about: 'answer-drafted' })
  return drafted
}
