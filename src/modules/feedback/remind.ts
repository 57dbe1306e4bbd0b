import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { loadLegalTime, type LegalTime } from '#kernel/calendar/load-calendar.ts'
import { ruleOn } from '#kernel/calendar/rules.ts'
import { addWorkingDays, isWorkingDay, plusDays, workingDaysBetween } from '#kernel/calendar/working-days.ts'
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

/**
 * Đôn đốc, each working morning: some days before, on the day, and daily when late, climbing rank by rank. When each rank is told
 * is the province's to set: `reminder.*` of the legal rules, as they are in force this morning.
 * A row per clock, day and rank makes running it twice harmless.
 */
export async function remindBeforeDue(act: Act): Promise<{ readonly reminded: number }> {
  const legal = await loadLegalTime(act.tx)
  if (!isWorkingDay(act.today, legal.calendar)) return { reminded: 0 }
  const soon = dayAhead(legal, act.today)
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
    for (const rank of ranksFor(legal, act.today, clock.dueOn))
      reminded += await remindOnce(act, { ...clock, step, rank, byHand: false })
  }
  return { reminded }
}

/** The due day of which people are reminded for the first time today. */
function dayAhead({ calendar, rules }: LegalTime, today: LegalDate): LegalDate {
  const { days, unit } = ruleOn(rules, 'reminder.before', today)
  return unit === 'working-day' ? addWorkingDays(today, days, calendar) : plusDays(today, days)
}

/** Before the day only who holds the work; from the day on, whoever the ladder has reached. */
function ranksFor({ calendar, rules }: LegalTime, today: LegalDate, dueOn: LegalDate): readonly ReminderRank[] {
  if (today < dueOn) return ['handler']
  return reminderRanks.filter((rank) => {
    const { days, unit } = ruleOn(rules, `reminder.${rank}`, today)
    const late = unit === 'working-day' ? workingDaysBetween(dueOn, today, calendar) : daysBetween(dueOn, today)
    return late >= days
  })
}

function daysBetween(from: LegalDate, to: LegalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
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
