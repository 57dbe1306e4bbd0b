import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { resolveOfficial } from '#modules/agency/public.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { workingRoles } from './policy.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const AssignFeedback = z.object({ handlerId: z.uuid(), version: Version.optional() })
export type AssignFeedback = z.infer<typeof AssignFeedback>

/** Giao người xử lý: an official of the handling agency who holds a working post there today. */
export async function assignFeedback(act: Act, input: AssignFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'assign')
  const official = await resolveOfficial(act.tx, input.handlerId, act.today)
  const fits = official?.posts.some(
    (post) => post.agencyId === feedback.handlingAgencyId && workingRoles.some((role) => role === post.role),
  )
  if (!fits) throw new Invalid([{ field: 'handlerId', code: 'not-an-option' }])

  const assigned = await move(act, feedback, 'assign', { handlerId: input.handlerId })

  await tell(act, feedback.id, {
    name: 'assigned',
    agencyId: feedback.handlingAgencyId,
    forSender: false,
    details: { handlerId: input.handlerId },
  })
  await record(
    act,
    'feedback.assigned',
    { feedbackId: feedback.id, handlerId: input.handlerId },
    { type: 'feedback', id: feedback.id },
  )
  return assigned
}
