import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'
import { DateRule, InstrumentRule, LimitRule, PeriodRule } from './rules.ts'

const Day = z.iso.date()

export const CalendarFiles = z.object({
  holidays: z.object({
    years: z.array(z.object({ year: z.number().int(), known: z.boolean(), basis: z.string().min(1) })),
    days: z.array(z.object({ date: Day, kind: z.enum(['holiday', 'substitute']), name: z.string().min(1) })),
  }),
  swaps: z.array(z.object({ off: Day, worked: Day, basis: z.string().min(1), certain: z.boolean() })),
  rules: z.array(
    z.union([
      PeriodRule.omit({ rule: true }).extend({ id: PeriodRule.shape.rule }),
      DateRule.omit({ rule: true }).extend({ id: DateRule.shape.rule }),
      LimitRule.omit({ rule: true }).extend({ id: LimitRule.shape.rule }),
      InstrumentRule.omit({ rule: true }).extend({ id: InstrumentRule.shape.rule }),
    ]),
  ),
})
export type CalendarFiles = z.infer<typeof CalendarFiles>

/** What this installation starts with: `data/calendar/`. */
export function readCalendarFiles(): CalendarFiles {
  return CalendarFiles.parse({
    holidays: readJson('holidays.json'),
    swaps: readJson('swapped-days.json'),
    rules: readJson('legal-rules.json'),
  })
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, 'data/calendar', name), 'utf8'))
}
