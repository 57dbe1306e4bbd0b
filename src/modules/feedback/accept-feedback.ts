import { z } from 'zod'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dropClocksOf, startClock } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const AcceptFeedback = z.object({ version: Version.optional() })
export type AcceptFeedback = z.infer<typeof AcceptFeedback>

/** Tiếp nhận và vào sổ (NĐ 20/2008 Đ.9.1.b–c); from here the five working days for the transfer run (Đ.9.1.d). */
export async function acceptFeedback(act: Act, input: AcceptFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'accept')

  const year = Number(act.today.slice(0, 4))
  const number = await nextRegisterNumber(act, feedback.receivingAgencyId, year)
  await dropClocksOf(act, feedback.id, 'feedback.first-supplement')
  await startClock(act, feedback.id, {
    rule: 'feedback.transfer',
    agencyId: feedback.receivingAgencyId,
    startOn: act.today,
  })
  const accepted = await move(act, feedback, 'accept', {
    registerYear: year,
    registerNumber: number,
    acceptedAt: act.now,
    acceptedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
  })

  await tell(act, feedback.id, { name: 'accepted', forSender: true, details: { register: `${number}/${year}` } })
  await record(
    act,
    'feedback.accepted',
    { feedbackId: feedback.id, register: `${number}/${year}` },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'accepted' })
  return accepted
}

/** Without gaps: the row of the register is locked until this acceptance commits or gives the number back by failing. */
async function nextRegisterNumber(act: Act, agencyId: string, year: number): Promise<number> {
  const { last } = await act.tx
    .insertInto('feedbackRegister')
    .values({ agencyId, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['agencyId', 'year']).doUpdateSet({ last: sql`feedback_register.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
