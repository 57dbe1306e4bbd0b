import { z } from 'zod'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { startClock } from './clocks.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const RuleOnCompetence = z.object({ reason: Text(4000, 10), version: Version.optional() })
export type RuleOnCompetence = z.infer<typeof RuleOnCompetence>

/** How often an item may be sent back before the control authority's word is final. */
const returnsBeforeRuling = 2

/**
 * The control authority takes a returned item back to send it on. After the second return its ruling binds:
 * the next agency cannot return it again. A new transfer clock runs, because a new transfer is owed (Đ.9.1.d).
 */
export async function ruleOnCompetence(act: Act, input: RuleOnCompetence & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'rule-on-competence')

  const { times } = await act.tx
    .selectFrom('feedbackTransfer')
    .select(sql<number>`count(*)::int`.as('times'))
    .where('feedbackId', '=', feedback.id)
    .where('returnedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  const binding = times >= returnsBeforeRuling
  await startClock(act, feedback.id, {
    rule: 'feedback.transfer',
    agencyId: feedback.receivingAgencyId,
    startOn: act.today,
  })
  const ruled = await move(act, feedback, 'rule-on-competence', binding ? { competenceRuledAt: act.now } : {})

  await tell(act, feedback.id, { name: 'competence-ruled', note: input.reason, forSender: false, details: { binding } })
  await record(
    act,
    'feedback.competence-ruled',
    { feedbackId: feedback.id, binding },
    { type: 'feedback', id: feedback.id },
  )
  return ruled
}
