import { sql, type RawBuilder } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { reckon, type Reckoning } from '#kernel/calendar/deadline.ts'
import { loadLegalTime } from '#kernel/calendar/load-calendar.ts'
import { isInForce, periodRuleNamed, ruleOn, type PeriodRuleName } from '#kernel/calendar/rules.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** A period by which the decision must be signed, and the day from which it is counted. */
interface SigningDuty {
  readonly rule: PeriodRuleName
  readonly startOn: LegalDate
}

/** What the law and the national index ask of the signature of one item (Điều 15; QĐ 766/QĐ-TTg, chỉ số 1.1). */
export function signingDuties(item: {
  readonly shortened: boolean
  readonly effectiveOn: LegalDate
  readonly instrument: { readonly issuedOn: LegalDate | null; readonly effectiveOn: LegalDate | null }
}): readonly SigningDuty[] {
  const { issuedOn, effectiveOn } = item.instrument
  if (item.shortened) {
    if (issuedOn === null) throw new Invalid([{ field: 'issuedOn', code: 'required' }])
    return [{ rule: 'announcement.issue-shortened', startOn: issuedOn }]
  }
  // A text that applies before its instrument must be known before it applies.
  const startOn = effectiveOn !== null && effectiveOn < item.effectiveOn ? effectiveOn : item.effectiveOn
  return [
    { rule: 'announcement.issue', startOn },
    { rule: 'announcement.issue-index', startOn },
  ]
}

/**
 * Brings the duties of a dossier in line with its items: each is stored with its ground and its receipt when it arises and never
 * computed again; one that no item asks for any longer falls away.
 * @throws Refused `rule.unknown` when no period is loaded for that day: it is never guessed
 */
export async function keepClocks(
  act: Act,
  announcementId: string,
  items: readonly Parameters<typeof signingDuties>[0][],
): Promise<void> {
  const { rules, calendar } = await loadLegalTime(act.tx)
  const applies = ({ rule, startOn }: SigningDuty) =>
    rule !== 'announcement.issue-index' || rules.some((one) => one.rule === rule && isInForce(one, startOn))
  const wanted = new Map<string, SigningDuty>(
    items
      .flatMap(signingDuties)
      .filter(applies)
      .map((duty) => [`${duty.rule} ${duty.startOn}`, duty]),
  )
  const running = await act.tx
    .selectFrom('announcementClock')
    .select(['id', 'rule', 'startedOn'])
    .where('announcementId', '=', announcementId)
    .where('endedOn', 'is', null)
    .execute()
  const fallen = running.filter(({ rule, startedOn }) => !wanted.has(`${rule} ${startedOn}`)).map(({ id }) => id)
  if (fallen.length > 0)
    await act.tx
      .updateTable('announcementClock')
      .set({ state: 'dropped', endedOn: act.today })
      .where('id', 'in', fallen)
      .execute()
  const known = new Set(running.map(({ rule, startedOn }) => `${rule} ${startedOn}`))
  for (const [key, duty] of wanted) {
    if (known.has(key)) continue
    const rule = ruleOn(rules, duty.rule, duty.startOn)
    const reckoning = reckon({ startOn: duty.startOn, rule }, calendar)
    await act.tx
      .insertInto('announcementClock')
      .values({
        announcementId,
        rule: rule.rule,
        origin: rule.origin,
        startedOn: duty.startOn,
        dueBasis: rule.basis,
        ...storedDay(reckoning),
      })
      .execute()
  }
}

function storedDay(reckoning: Reckoning) {
  return reckoning.state === 'calendar-unknown'
    ? { state: 'calendar-unknown' as const, dueOn: null, receipt: null }
    : {
        state: 'running' as const,
        dueOn: reckoning.receipt.dueOn,
        receipt: JSON.stringify(reckoning.receipt),
      }
}

/**
 * The decision is signed: in time or late is decided here, once, by its day. Where the day by which it had to be signed cannot be told yet,
 * this waits until it can (`reckonSigningClocks`): nobody is called in time for want of a calendar.
 * @returns whether the law's day was missed
 */
export async function endSigningClocks(act: Act, announcementId: string, signedOn: LegalDate): Promise<boolean> {
  const ended = await act.tx
    .updateTable('announcementClock')
    .set({ endedOn: signedOn, state: sql`case when due_on < ${signedOn}::date then 'late' else 'met' end` })
    .where('announcementId', '=', announcementId)
    .where('endedOn', 'is', null)
    .where('dueOn', 'is not', null)
    .returning(['state', 'origin'])
    .execute()
  return ended.some(({ state, origin }) => state === 'late' && origin === 'law')
}

/**
 * Once the days off of a year are decreed, periods that waited for it get their day, and those of a decision signed meanwhile are
 * called met or late. Each night; run twice it finds nothing more to do.
 * @returns how many got their day
 */
export async function reckonSigningClocks(act: Act): Promise<number> {
  const waiting = await act.tx
    .selectFrom('announcementClock as clock')
    .innerJoin('announcement', 'announcement.id', 'clock.announcementId')
    .select([
      'clock.id',
      'clock.rule',
      'clock.startedOn',
      'announcement.id as announcementId',
      'announcement.decisionOn',
    ])
    .where('clock.state', '=', 'calendar-unknown')
    .orderBy('clock.id')
    .forUpdate('clock')
    .execute()
  const { rules, calendar } = await loadLegalTime(act.tx)
  let reckoned = 0
  for (const { id: clockId, rule: name, startedOn, announcementId, decisionOn } of waiting) {
    const rule = ruleOn(rules, periodRuleNamed(name), startedOn)
    const stored = storedDay(reckon({ startOn: startedOn, rule }, calendar))
    if (stored.dueOn === null) continue
    await act.tx.updateTable('announcementClock').set(stored).where('id', '=', clockId).execute()
    if (decisionOn !== null) await endSigningClocks(act, announcementId, decisionOn)
    await act.tx.updateTable('announcement').set({ dueOn: nextSigningDay() }).where('id', '=', announcementId).execute()
    reckoned++
    const data = { announcementId, clockId, dueOn: stored.dueOn }
    await record(act, 'announcement.clock-reckoned', data, { type: 'announcement', id: announcementId })
  }
  return reckoned
}

/** Withdrawn: nobody waits for a signature. */
export async function dropSigningClocks(act: Act, announcementId: string): Promise<void> {
  await act.tx
    .updateTable('announcementClock')
    .set({ endedOn: act.today, state: 'dropped' })
    .where('announcementId', '=', announcementId)
    .where('endedOn', 'is', null)
    .execute()
}

/** The nearest day that the law sets; the index only measures. */
export function nextSigningDay(): RawBuilder<LegalDate | null> {
  return sql`(
    select min(clock.due_on) from announcement_clock clock
    where clock.announcement_id = announcement.id and clock.ended_on is null and clock.origin = 'law')`
}
