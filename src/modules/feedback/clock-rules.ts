import { periodRuleNames, type PeriodRuleName } from '#kernel/calendar/rules.ts'

/** The periods that clocks of this room run by. */
export type FeedbackRule = Extract<PeriodRuleName, `feedback.${string}`>

export function isFeedbackRule(name: string): name is FeedbackRule {
  return name.startsWith('feedback.') && periodRuleNames.some((rule) => rule === name)
}
