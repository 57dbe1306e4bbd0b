import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { loadLegalTime } from '#kernel/calendar/load-calendar.ts'
import { addWorkingDays, isWorkingDay } from '#kernel/calendar/working-days.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dutyRules, waitingRule } from './clocks.ts'
import { notifyReminder } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const reminderRanks = ['handler', 'head', 'control-authority', 'chairman'] as const
export type ReminderRank = (typeof reminderRanks)[number]

/** Working days late after which the next rank is told; a province changes them by a decision of its own. */
const climbs: readonly { readonly rank: ReminderRank; readonly fromDaysLate: number }[] = [
  { rank: 'handler', fromDaysLate: 0 },
  { rank: 'head', fromDaysLate: 1 },
  { rank: 'control-authority', fromDaysLate: 3 },
  { rank: 'chairman', fromDaysLate: 5 },
]

/**
 * Đôn đốc, each working morning: two working days before, on the day, and daily when late, climbing rank by rank.
 * A row per clock, day and rank makes running it twice harmless.
 */
export async function remindBeforeDue(act: Act): Promise<{ readonly reminded: number }> {
  const { calendar } = await loadLegalTime(act.tx)
  if (!isWorkingDay(act.today, calendar)) return { reminded: 0 }
  const soon = addWorkingDays(act.today, 2, calendar)
  const clocks = await act.tx
    .selectFrom('feedbackClock as clock')
    .innerJoin('feedback', 'feedback.id', 'clock.feedbackId')
    .select(['clock.id', 'clock.feedbackId', 'clock.dueOn'])
    .where('clock.endedOn', 'is', null)
    .where('clock.state', '=', 'running')
    .where('clock.agencyId', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('clock.rule', 'in', [...dutyRules]),
        eb('clock.rule', '=', waitingRule).and('feedback.status', '=', 'submitted'),
      ]),
    )
    .where('clock.dueOn', '<=', soon)
    .where((eb) => eb.or([eb('clock.dueOn', '=', soon), eb('clock.dueOn', '<=', act.today)]))
    .orderBy('clock.id')
    .execute()
  let reminded = 0
  for (const clock of clocks) {
    if (clock.dueOn === null) continue
    const step = clock.dueOn > act.today ? 'before' : clock.dueOn === act.today ? 'due' : 'late'
    for (const rank of ranksFor(act.today, clock.dueOn))
      reminded += await remindOnce(act, { ...clock, step, rank, byHand: false })
  }
  return { reminded }
}

function ranksFor(today: LegalDate, dueOn: LegalDate): readonly ReminderRank[] {
  const daysLate = dueOn >= today ? 0 : Math.ceil(((Date.parse(today) - Date.parse(dueOn)) / 86_400_000) * (5 / 7))
  return climbs.filter(({ fromDaysLate }) => daysLate >= fromDaysLate).map(({ rank }) => rank)
}

interface Reminder {
  readonly id: string
  readonly feedbackId: string
  readonly step: 'before' | 'due' | 'late'
  readonly rank: ReminderRank
  readonly byHand: boolean
}

async function remindOnce(act: Act, { id, feedbackId, step, rank, byHand }: Reminder): Promise<number> {
  const inserted = await act.tx
    .insertInto('feedbackReminder')
    .values({ clockId: id, feedbackId, onDate: act.today, step, rank, byHand })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return 0
  await record(
    act,
    'feedback.reminded',
    { feedbackId, clockId: id, rank, byHand },
    { type: 'feedback', id: feedbackId },
  )
  await enqueue(act, notifyReminder, { reminderId: inserted.id })
  return 1
}

export const RemindFeedback = z.object({ version: Version.optional() })
export type RemindFeedback = z.infer<typeof RemindFeedback>

/** Đôn đốc by hand: the control authority or the agency's head urges the handler now. Once a day is enough. */
export async function remindFeedback(act: Act, input: RemindFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'remind')
  const clock = await act.tx
    .selectFrom('feedbackClock')
    .select(['id', 'feedbackId', sql<boolean>`due_on < ${act.today}::date`.as('late')])
    .where('feedbackId', '=', feedback.id)
    .where('endedOn', 'is', null)
    .where('agencyId', 'is not', null)
    .where('rule', 'in', [...dutyRules])
    .orderBy('dueOn')
    .limit(1)
    .executeTakeFirst()
  if (!clock) return feedback

  const sent = await remindOnce(act, { ...clock, step: clock.late ? 'late' : 'before', rank: 'handler', byHand: true })
  if (sent > 0) await tell(act, feedback.id, { name: 'reminded', agencyId: feedback.handlingAgencyId, forSender: true })
  return feedback
}
