import type { Exchange } from '#kernel/http/exchange.ts'
import { loadRules } from '#kernel/calendar/load-calendar.ts'
import { isInForce, isPeriodRule, type PeriodRule, type PeriodRuleName } from '#kernel/calendar/rules.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { sameBytes } from '#kernel/vault.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { isFeedbackRule, type FeedbackRule } from './clock-rules.ts'

export interface SentFeedback {
  readonly secret: string
  readonly receivedAt: Date
  readonly receiver: string
  /** Duties that already run, with their day and ground. */
  readonly clocks: readonly { readonly rule: FeedbackRule; readonly dueOn: LegalDate; readonly basis: string }[]
  /** Periods that begin later; undefined where none is in force. */
  readonly transfer: PeriodRule | undefined
  readonly handle: PeriodRule | undefined
}

/** What the receipt page tells whoever still has the secret of this item; undefined for everybody else, whether there is such an item or not. */
export async function findSent(
  { reader, world, today }: Exchange,
  code: string,
  secret: string,
): Promise<SentFeedback | undefined> {
  if (code === '' || secret === '') return undefined
  const row = await reader
    .selectFrom('feedback')
    .select(['id', 'secretHash', 'receivedAt', 'receivingAgencyId'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row || !sameBytes(world.vault.hash(secret, 'feedback-secret'), row.secretHash)) return undefined
  const [clocks, names, rules] = await Promise.all([
    reader
      .selectFrom('feedbackClock')
      .select(['rule', 'dueOn', 'dueBasis'])
      .where('feedbackId', '=', row.id)
      .where('endedOn', 'is', null)
      .orderBy('dueOn')
      .execute(),
    agencyNames(reader, [row.receivingAgencyId]),
    loadRules(reader),
  ])
  const ruleToday = (name: PeriodRuleName) =>
    rules.filter(isPeriodRule).find((rule) => rule.rule === name && isInForce(rule, today))
  return {
    secret,
    receivedAt: row.receivedAt,
    receiver: names.get(row.receivingAgencyId) ?? '',
    clocks: clocks.flatMap(({ rule, dueOn, dueBasis }) =>
      isFeedbackRule(rule) && dueOn !== null ? [{ rule, dueOn, basis: dueBasis }] : [],
    ),
    transfer: ruleToday('feedback.transfer'),
    handle: ruleToday('feedback.handle'),
  }
}
