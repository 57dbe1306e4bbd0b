import { z } from 'zod'

const LegalDay = z.iso.date()

/** Why a day is not counted; null when it is. */
export const ReceiptReason = z
  .union([z.enum(['start', 'weekend', 'swapped', 'paused']), z.templateLiteral(['holiday: ', z.string().min(1)])])
  .nullable()
export type ReceiptReason = z.infer<typeof ReceiptReason>

export const ReceiptLine = z.object({
  date: LegalDay,
  counted: z.boolean(),
  reason: ReceiptReason,
  /** On a line `swapped`: the day worked in exchange. */
  workedOn: LegalDay.optional(),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/**
 * How a deadline came about, day by day. Stored as jsonb beside the due date when the duty arises, and never computed again:
 * a holiday decreed later, or a rule changed later, must not rewrite what an official was told.
 */
export const Receipt = z.object({
  /** Name of the rule, `feedback.transfer`. */
  ruleId: z.string().min(1),
  startOn: LegalDay,
  /** Null while the period stands still (an open pause). */
  dueOn: LegalDay.nullable(),
  days: z.number().int().min(0),
  unit: z.enum(['working-day', 'calendar-day']),
  /** `before`: counted back from `startOn`. */
  direction: z.enum(['after', 'before']),
  /** The article, in Vietnamese. */
  basis: z.string().min(1),
  /** Who set the number: the law, the national index, the province, or this system. */
  origin: z.enum(['law', 'index', 'province', 'ours']),
  /** False while somebody still has to confirm the number of days. */
  certain: z.boolean(),
  /** A later day to which the period was extended by a decision. */
  extendedTo: LegalDay.nullable(),
  /** First the starting day; last the due day as counted (an extension adds no lines); every line is one day. */
  lines: z.array(ReceiptLine).min(1),
})
export type Receipt = z.infer<typeof Receipt>
