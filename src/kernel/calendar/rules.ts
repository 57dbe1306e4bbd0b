import { z } from 'zod'
import { Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** Periods: a number of days after, or before, an event. */
export const periodRuleNames = [
  'feedback.transfer',
  'feedback.handle',
  'feedback.handle-complex',
  'feedback.handle-index',
  'feedback.refuse-or-forward',
  'feedback.first-supplement',
  'feedback.publish',
  'feedback.reopen',
  'reminder.before',
  'reminder.handler',
  'reminder.head',
  'reminder.control-authority',
  'reminder.chairman',
  'announcement.issue',
  'announcement.issue-index',
  'announcement.issue-shortened',
  'announcement.national-database',
  'announcement.national-database-ministry',
  'announcement.national-database-shortened',
  'announcement.national-database-index',
  'publication.posting',
  'publication.agency-site',
] as const
export type PeriodRuleName = (typeof periodRuleNames)[number]

/** A name as it was stored with a duty. @throws Error for one that no period has */
export function periodRuleNamed(stored: string): PeriodRuleName {
  const name = periodRuleNames.find((one) => one === stored)
  if (!name) throw new Error(`rule.not-a-period: ${stored}`)
  return name
}

/** Dates that come every year. */
export const dateRuleNames = [
  'review.plan',
  'review.register',
  'review.report',
  'review.consolidate',
  'plan.agency',
] as const
export type DateRuleName = (typeof dateRuleNames)[number]

/** How many times something may happen. */
export const limitRuleNames = ['dossier.supplement'] as const
export type LimitRuleName = (typeof limitRuleNames)[number]

/** Dates that another instrument sets for each period; here only the ground stands. */
export const instrumentRuleNames = ['report.six-month', 'report.year', 'report.ad-hoc'] as const
export type InstrumentRuleName = (typeof instrumentRuleNames)[number]

export const ruleNames = [...periodRuleNames, ...dateRuleNames, ...limitRuleNames, ...instrumentRuleNames] as const
export type RuleName = (typeof ruleNames)[number]

const common = {
  basis: z.string().min(1),
  /** Who set it: the law, the national index, the province, or this system. */
  origin: z.enum(['law', 'index', 'province', 'ours']),
  /** False: somebody still has to confirm it; pages say so. */
  certain: z.boolean(),
  note: z.string().nullable(),
  validFrom: z.iso.date(),
  /** Last day in force; null while it goes on. */
  validTo: z.iso.date().nullable(),
}

export const PeriodRule = z.object({
  ...common,
  rule: z.enum(periodRuleNames),
  days: z.number().int().min(0).max(3650),
  unit: z.enum(['working-day', 'calendar-day']),
  direction: z.enum(['after', 'before']),
})
export type PeriodRule = z.infer<typeof PeriodRule>

export const DateRule = z.object({
  ...common,
  rule: z.enum(dateRuleNames),
  unit: z.literal('fixed-date'),
  /** Last day in time, `MM-DD`: "trước ngày 31 tháng 01" is `01-30`. */
  monthDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
})
export type DateRule = z.infer<typeof DateRule>

export const LimitRule = z.object({
  ...common,
  rule: z.enum(limitRuleNames),
  unit: z.literal('times'),
  times: z.number().int().min(0),
})
export type LimitRule = z.infer<typeof LimitRule>

export const InstrumentRule = z.object({
  ...common,
  rule: z.enum(instrumentRuleNames),
  unit: z.literal('by-instrument'),
})
export type InstrumentRule = z.infer<typeof InstrumentRule>

export const LegalRule = z.union([PeriodRule, DateRule, LimitRule, InstrumentRule])
export type LegalRule = z.infer<typeof LegalRule>

/**
 * The period of this name in force on a date.
 * @throws Refused `rule.unknown` when none is loaded for that date: the system says so, it never guesses
 */
export function ruleOn(rules: readonly LegalRule[], name: PeriodRuleName, date: LegalDate): PeriodRule {
  const found = rules.find(
    (rule): rule is PeriodRule => isPeriodRule(rule) && rule.rule === name && isInForce(rule, date),
  )
  return found ?? unknownRule(name, date)
}

/**
 * The rule about a day that comes every year, as the law stood on `date`.
 * @throws Refused `rule.unknown`
 */
export function dateRuleOn(rules: readonly LegalRule[], name: DateRuleName, date: LegalDate): DateRule {
  const found = rules.find(
    (rule): rule is DateRule => rule.unit === 'fixed-date' && rule.rule === name && isInForce(rule, date),
  )
  return found ?? unknownRule(name, date)
}

/** The last day in time in a year. */
export function dueInYear(rule: Pick<DateRule, 'monthDay'>, year: number): LegalDate {
  return `${String(year).padStart(4, '0')}-${rule.monthDay}`
}

/**
 * How many times something may happen, as the law stood on `date`.
 * @throws Refused `rule.unknown`
 */
export function limitOn(rules: readonly LegalRule[], name: LimitRuleName, date: LegalDate): LimitRule {
  const found = rules.find(
    (rule): rule is LimitRule => rule.unit === 'times' && rule.rule === name && isInForce(rule, date),
  )
  return found ?? unknownRule(name, date)
}

export function isPeriodRule(rule: LegalRule): rule is PeriodRule {
  return rule.unit === 'working-day' || rule.unit === 'calendar-day'
}

export function isInForce(rule: Pick<LegalRule, 'validFrom' | 'validTo'>, date: LegalDate): boolean {
  return rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo)
}

function unknownRule(rule: RuleName, date: LegalDate): never {
  throw new Refused('rule.unknown', { rule, date })
}
