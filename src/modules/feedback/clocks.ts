import { sql, type RawBuilder } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { reckon, type Pause, type Reckoning } from '#kernel/calendar/deadline.ts'
import { loadLegalTime, type LegalTime } from '#kernel/calendar/load-calendar.ts'
import {
  isInForce,
  periodRuleNamed,
  ruleOn,
  type LegalRule,
  type PeriodRule,
  type PeriodRuleName,
} from '#kernel/calendar/rules.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Feedback } from './model.ts'
import type { Status } from './workflow.ts'

export interface ClockStart {
  readonly rule: PeriodRuleName
  /** Who must keep it; null for a right of the sender (coming back after an answer). */
  readonly agencyId: string | null
  readonly startOn: LegalDate
}

/**
 * A duty with its day, its ground and its receipt, stored when it arises and never computed again.
 * @throws Refused `rule.unknown` when no period is loaded for that day: it is never guessed
 */
export async function startClock(act: Act, feedbackId: string, start: ClockStart): Promise<LegalDate | null> {
  const clock = newClock(await loadLegalTime(act.tx), start)
  await storeClocks(act, feedbackId, [clock])
  return clock.dueOn
}

/** The clocks of the national index run beside those of the law, from the day on which the index applies (1/8/2022). */
export async function startIndexClock(act: Act, feedbackId: string, start: ClockStart): Promise<LegalDate | null> {
  const [clock] = await reckonIndexClocks(act, [start])
  if (!clock) return null
  await storeClocks(act, feedbackId, [clock])
  return clock.dueOn
}

/** Those of the clocks that apply on their day, not stored yet: an item that is new is inserted with its day, not changed at once. */
export async function reckonIndexClocks(act: Act, starts: readonly ClockStart[]): Promise<readonly NewClock[]> {
  const time = await loadLegalTime(act.tx)
  return starts
    .filter(({ rule, startOn }) => time.rules.some((known) => known.rule === rule && isInForce(known, startOn)))
    .map((start) => newClock(time, start))
}

export async function storeClocks(act: Act, feedbackId: string, clocks: readonly NewClock[]): Promise<void> {
  if (clocks.length === 0) return
  await act.tx
    .insertInto('feedbackClock')
    .values(clocks.map((clock) => ({ feedbackId, ...clock })))
    .execute()
}

export type NewClock = ReturnType<typeof newClock>

function newClock({ rules, calendar }: LegalTime, { rule: name, agencyId, startOn }: ClockStart) {
  const rule = ruleOn(rules, name, startOn)
  const due = dueOf(reckon({ startOn, rule }, calendar))
  return { rule: rule.rule, origin: rule.origin, agencyId, startedOn: startOn, dueBasis: rule.basis, ...due }
}

/** The duty is done: in time or late is decided here, once, by the day. */
export async function endClocks(act: Act, feedbackId: string, ...rules: readonly PeriodRuleName[]): Promise<void> {
  await act.tx
    .updateTable('feedbackClock')
    .set({ endedOn: act.today, state: sql`case when due_on < ${act.today}::date then 'late' else 'met' end` })
    .where('feedbackId', '=', feedbackId)
    .where('endedOn', 'is', null)
    .where('rule', 'in', [...rules])
    .execute()
}

/** All duties have fallen away: refused, withdrawn, merged. */
export async function dropClocks(act: Act, feedbackId: string): Promise<void> {
  await dropping(act, feedbackId).execute()
}

/** Some duties have fallen away: accepted without asking, transferred on, returned. */
export async function dropClocksOf(act: Act, feedbackId: string, ...rules: readonly PeriodRuleName[]): Promise<void> {
  await dropping(act, feedbackId)
    .where('rule', 'in', [...rules])
    .execute()
}

function dropping(act: Act, feedbackId: string) {
  return act.tx
    .updateTable('feedbackClock')
    .set({ endedOn: act.today, state: 'dropped' })
    .where('feedbackId', '=', feedbackId)
    .where('endedOn', 'is', null)
}

export const handlingRules: readonly PeriodRuleName[] = ['feedback.handle', 'feedback.handle-complex']

/** From today the time does not run: the office waits for the sender. */
export async function pauseClocks(act: Act, feedbackId: string): Promise<void> {
  await act.tx.insertInto('feedbackPause').values({ feedbackId, fromOn: act.today }).execute()
  await act.tx
    .updateTable('feedbackClock')
    .set({ state: 'paused', dueOn: null })
    .where('feedbackId', '=', feedbackId)
    .where('endedOn', 'is', null)
    .where('rule', 'in', [...handlingRules])
    .execute()
}

/** The sender has replied; the days between are not counted, and the receipt shows them. */
export async function resumeClocks(act: Act, feedback: Feedback): Promise<void> {
  await act.tx
    .updateTable('feedbackPause')
    .set({ toOn: act.today })
    .where('feedbackId', '=', feedback.id)
    .where('toOn', 'is', null)
    .execute()
  const clock = await openHandlingClock(act, feedback.id)
  if (!clock) return
  await storeReckoning(act, clock.id, await reckonAgain(act, feedback.id, clock, clock.extendedTo))
}

/** A later day, set by a decision before the first has passed. */
export async function extendClock(act: Act, feedback: Feedback, extendedTo: LegalDate): Promise<void> {
  const clock = await openHandlingClock(act, feedback.id)
  if (clock) await storeReckoning(act, clock.id, await reckonAgain(act, feedback.id, clock, extendedTo))
}

interface OpenClock {
  readonly id: string
  readonly rule: string
  readonly startedOn: LegalDate
  readonly extendedTo: LegalDate | null
}

async function openHandlingClock(act: Act, feedbackId: string): Promise<OpenClock | undefined> {
  return act.tx
    .selectFrom('feedbackClock')
    .select(['id', 'rule', 'startedOn', sql<LegalDate | null>`receipt->>'extendedTo'`.as('extendedTo')])
    .where('feedbackId', '=', feedbackId)
    .where('endedOn', 'is', null)
    .where('rule', 'in', [...handlingRules])
    .executeTakeFirst()
}

async function reckonAgain(
  act: Act,
  feedbackId: string,
  clock: OpenClock,
  extendedTo: LegalDate | null,
): Promise<Reckoning> {
  const pauses = await act.tx
    .selectFrom('feedbackPause')
    .select(['fromOn', 'toOn'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('fromOn')
    .execute()
  const { rules, calendar } = await loadLegalTime(act.tx)
  return reckon(
    {
      startOn: clock.startedOn,
      rule: ruleOfClock(rules, clock),
      pauses: isHandling(clock.rule) ? pauses.map(pauseOf) : [],
      extendedTo,
    },
    calendar,
  )
}

/**
 * Days that could not be told when the duty arose, because the year in which they fall was not decreed: told now, if it has been.
 * @returns the clocks whose day is known from now on
 */
export async function reckonUnknownClocks(act: Act): Promise<readonly ReckonedClock[]> {
  const clocks = await act.tx
    .selectFrom('feedbackClock')
    .select(['id', 'feedbackId', 'rule', 'startedOn', sql<LegalDate | null>`receipt->>'extendedTo'`.as('extendedTo')])
    .where('endedOn', 'is', null)
    .where('state', '=', 'calendar-unknown')
    .orderBy('id')
    .forUpdate()
    .execute()
  const reckoned: ReckonedClock[] = []
  for (const clock of clocks) {
    const reckoning = await reckonAgain(act, clock.feedbackId, clock, clock.extendedTo)
    const { dueOn } = dueOf(reckoning)
    if (dueOn === null) continue
    await storeReckoning(act, clock.id, reckoning)
    await act.tx.updateTable('feedback').set({ dueOn: nextDueOn() }).where('id', '=', clock.feedbackId).execute()
    if (clock.rule === 'feedback.reopen')
      await act.tx.updateTable('feedback').set({ reopenUntil: dueOn }).where('id', '=', clock.feedbackId).execute()
    reckoned.push({ id: clock.id, feedbackId: clock.feedbackId, dueOn })
  }
  return reckoned
}

export interface ReckonedClock {
  readonly id: string
  readonly feedbackId: string
  readonly dueOn: LegalDate
}

function pauseOf({ fromOn, toOn }: { readonly fromOn: LegalDate; readonly toOn: LegalDate | null }): Pause {
  return { from: fromOn, to: toOn }
}

/** Only the time for handling stands still while the office waits for the sender. */
function isHandling(name: string): boolean {
  return handlingRules.some((rule) => rule === name)
}

function ruleOfClock(rules: readonly LegalRule[], clock: OpenClock): PeriodRule {
  // As the law stood when the duty arose, not as it stands today.
  return ruleOn(rules, periodRuleNamed(clock.rule), clock.startedOn)
}

async function storeReckoning(act: Act, clockId: string, reckoning: Reckoning): Promise<void> {
  await act.tx.updateTable('feedbackClock').set(dueOf(reckoning)).where('id', '=', clockId).execute()
}

function dueOf(reckoning: Reckoning) {
  if (reckoning.state === 'calendar-unknown') return { state: 'calendar-unknown' as const, dueOn: null, receipt: null }
  const { receipt } = reckoning
  return {
    state: receipt.dueOn === null ? ('paused' as const) : ('running' as const),
    dueOn: receipt.dueOn,
    receipt: JSON.stringify(receipt),
  }
}

/** The duties that lists sort by and reminders chase; the other clocks of the national index only measure. */
export const dutyRules: readonly PeriodRuleName[] = ['feedback.transfer', ...handlingRules, 'feedback.publish']

/** The decree gives no day for accepting; the national index gives two working days, and a new item must not wait unseen. */
export const waitingRule: PeriodRuleName = 'feedback.refuse-or-forward'

/**
 * The next day that an agency must keep.
 * @param status the one that the item will have when the statement is done; its present one when left out
 */
export function nextDueOn(status?: Status): RawBuilder<LegalDate | null> {
  const then = status === undefined ? sql.ref('feedback.status') : sql.val(status)
  return sql`(
    select min(clock.due_on) from feedback_clock clock
    where clock.feedback_id = feedback.id and clock.ended_on is null
      and (clock.rule in (${sql.join(dutyRules)}) or (clock.rule = ${waitingRule} and ${then}::text = 'submitted')))`
}
