import { z } from 'zod'
import { walkPeriod } from './deadline.ts'
import { ReceiptLine } from './receipt.ts'
import type { Calendar } from './working-days.ts'

export const longestPeriodDays = 3650

/** Query of `GET /api/v1/working-days`. Text that is not a whole number is refused, an empty one too: it is not zero. */
export const WorkingDaysQuery = z.object({
  from: z.iso.date(),
  days: z
    .string()
    .refine((text) => /^-?\d{1,9}$/.test(text), 'invalid-number')
    .transform(Number)
    .pipe(z.number().int().min(0).max(longestPeriodDays)),
})
export type WorkingDaysQuery = z.output<typeof WorkingDaysQuery>

export const WorkingDaysAnswer = z.object({
  dueOn: z.iso.date(),
  days: z.array(ReceiptLine.pick({ date: true, counted: true, reason: true })),
})
export type WorkingDaysAnswer = z.infer<typeof WorkingDaysAnswer>

/** @throws Refused `calendar.unknown` outside the decreed years */
export function workingDaysAnswer(query: WorkingDaysQuery, calendar: Calendar): WorkingDaysAnswer {
  const { dueOn, lines } = walkPeriod(query.from, { days: query.days, unit: 'working-day' }, calendar)
  return { dueOn, days: lines.map(({ date, counted, reason }) => ({ date, counted, reason })) }
}
