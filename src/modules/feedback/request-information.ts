import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { endClocks, pauseClocks } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const RequestInformation = z.object({ question: Text(4000, 10), version: Version.optional() })
export type RequestInformation = z.infer<typeof RequestInformation>

/**
 * Đề nghị bổ sung, làm rõ (NĐ 20/2008 Đ.9.1.a before acceptance, Đ.14.2.a while handling).
 * While the office waits for the sender its time does not run; nothing else stops the clock.
 */
export async function requestInformation(act: Act, input: RequestInformation & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'request-information')

  const askedBy = act.actor.kind === 'official' ? act.actor.officialId : null
  await act.tx
    .insertInto('feedbackQuestion')
    .values({ feedbackId: feedback.id, text: input.question, askedBy, askedAt: act.now })
    .execute()
  const paused = feedback.status === 'handling'
  if (paused) await pauseClocks(act, feedback.id)
  else await endClocks(act, feedback.id, 'feedback.first-supplement')
  const asked = await move(act, feedback, 'request-information', paused ? { pausedOn: act.today } : {})

  await tell(act, feedback.id, {
    name: 'information-requested',
    note: input.question,
    agencyId: feedback.handlingAgencyId ?? feedback.receivingAgencyId,
    forSender: true,
  })
  await record(
    act,
    'feedback.information-requested',
    { feedbackId: feedback.id, paused },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'information-requested' })
  return asked
}
