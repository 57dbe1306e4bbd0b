import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { Refused } from '#kernel/errors.ts'
import { nextDueOn } from './clocks.ts'
import type { Feedback } from './model.ts'
import { can, movesFor } from './policy.ts'
import { feedbackColumns } from './queries.ts'
import { closedStatuses, transitions, type FeedbackMove } from './workflow.ts'

type Facts = Omit<Updateable<Database['feedback']>, 'status' | 'version' | 'dueOn' | 'closedAt' | 'id' | 'code'>

/** Who asks, and on which day: an act, or a page that shows what an act would do. */
type Judging = Pick<Act, 'actor' | 'today'>

/**
 * The only place where a status is written.
 * @param facts what the move establishes beside the status
 * @throws Refused listing what is allowed now
 */
export async function move(act: Act, feedback: Feedback, name: FeedbackMove, facts: Facts = {}): Promise<Feedback> {
  const status = transitions[feedback.status][name]
  if (!status || !can(act.actor, name, feedback, act.today)) throw notAllowed(act, feedback, name)
  return act.tx
    .updateTable('feedback')
    .set({
      ...facts,
      status,
      version: sql`version + 1`,
      dueOn: nextDueOn(status),
      closedAt: closedStatuses.has(status) ? act.now : null,
    })
    .where('id', '=', feedback.id)
    .returning(feedbackColumns)
    .executeTakeFirstOrThrow()
}

/** Refuses early, before an act writes anything, where `move` comes last. */
export function requireMove(act: Judging, feedback: Feedback, name: FeedbackMove): void {
  if (!can(act.actor, name, feedback, act.today)) throw notAllowed(act, feedback, name)
}

/**
 * Whoever acts on a page that is no longer true is told so, with what is possible now.
 * @param version the version that the page showed; undefined for callers that read and act at once
 */
export function requireVersion(act: Judging, feedback: Feedback, version: number | undefined): void {
  if (version === undefined || version === feedback.version) return
  throw new Refused('feedback.changed', movesNow(act, feedback))
}

/** What every 409 says: how it stands, and what is possible now. */
export function movesNow(
  act: Judging,
  feedback: Feedback,
): { status: string; version: number; allowed: readonly FeedbackMove[] } {
  return { status: feedback.status, version: feedback.version, allowed: movesFor(act.actor, feedback, act.today) }
}

function notAllowed(act: Judging, feedback: Feedback, name: FeedbackMove): Refused {
  return new Refused('feedback.move-not-allowed', { move: name, ...movesNow(act, feedback) })
}
