import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ResumeHandling = z.object({ reason: Text(4000), version: Version.optional() })
export type ResumeHandling = z.infer<typeof ResumeHandling>

/** There is enough ground now (NĐ 20/2008 Đ.14.2.b): handling goes on. */
export async function resumeHandling(act: Act, input: ResumeHandling & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  const moved = await move(act, feedback, 'resume')

  await tell(act, feedback.id, {
    name: 'resumed',
    note: input.reason,
    agencyId: feedback.handlingAgencyId,
    forSender: true,
  })
  await record(act, 'feedback.resumed', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  return moved
}
