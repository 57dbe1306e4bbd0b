import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { authorizeCalendarChange } from './policy.ts'
import { rangeOf } from './range.ts'
import { PeriodRule } from './rules.ts'
import { renewVersion } from './version.ts'
import { plusDays } from './working-days.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'calendar.rule-changed': { rule: string; from: string; days: number; unit: string; basis: string }
  }
}

export const ChangeRule = PeriodRule.pick({ rule: true, days: true, unit: true, origin: true }).extend({
  /** First day on which the new period is in force. */
  from: z.iso.date(),
  basis: z.string().trim().min(1).max(500),
  note: z.string().trim().min(1).max(500).nullable().default(null),
})
export type ChangeRule = z.output<typeof ChangeRule>

/**
 * A period gets another length, or another ground, from a day on. The value before stays in force until the day before,
 * and every deadline already stored keeps the value with which it was reckoned.
 */
export async function changeRule(act: Act, input: ChangeRule): Promise<void> {
  authorizeCalendarChange(act.actor)
  await renewVersion(act)
  const old = await getRuleRow(act, input)
  await close(act, old.id, rangeOf(old.validFrom, plusDays(input.from, -1)))
  await act.tx
    .insertInto('legalRule')
    .values({
      rule: input.rule,
      days: input.days,
      unit: input.unit,
      direction: old.direction,
      basis: input.basis,
      origin: input.origin,
      certain: true,
      note: input.note,
      valid: rangeOf(input.from, old.validTo),
    })
    .execute()
  const { rule, from, days, unit, basis } = input
  await record(act, 'calendar.rule-changed', { rule, from, days, unit, basis }, { type: 'legal-rule', id: rule })
}

/** The value in force on the day of the change. One that began that very day cannot be closed the day before. */
async function getRuleRow(act: Act, { rule, from }: ChangeRule) {
  const row = await act.tx
    .selectFrom('legalRule')
    .select(['id', 'direction'])
    .select([
      sql<LegalDate>`lower(valid)`.as('validFrom'),
      sql<LegalDate | null>`case when upper_inf(valid) then null else upper(valid) - 1 end`.as('validTo'),
    ])
    .where('rule', '=', rule)
    .where(sql<boolean>`valid @> ${from}::date`)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('rule.unknown', { rule, date: from })
  if (row.validFrom >= from) throw new Refused('rule.change-too-early', { rule, after: row.validFrom })
  return row
}

async function close(act: Act, id: string, valid: string): Promise<void> {
  await act.tx.updateTable('legalRule').set({ valid }).where('id', '=', id).execute()
}
