import { z } from 'zod'
import { Text, TypedDate } from '#kernel/http/parse.ts'

/** Ways of making a procedure public that somebody has to do (Điều 17); the portal shows it by itself on its day. */
export const publicationWays = ['national-database', 'posting', 'taking-down', 'agency-site'] as const
export type PublicationWay = (typeof publicationWays)[number]

export const reportKinds = ['still-hanging', 'missing', 'unreadable', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What hangs on a sheet, as seen on a day. */
export const sheetStates = ['in-force', 'not-yet', 'replaced', 'ended'] as const
export type SheetState = (typeof sheetStates)[number]

/** Nobody may rely on the sheet any more. */
export function isOver(state: SheetState): boolean {
  return state === 'replaced' || state === 'ended'
}

/** Sixteen characters of 64: nobody guesses the sheet of another board. */
export const SheetToken = z.string().regex(/^[A-Za-z0-9_-]{16}$/)

export const ConfirmPosting = z.object({ postedOn: TypedDate, place: Text(500) })
export type ConfirmPosting = z.infer<typeof ConfirmPosting>

export const ReportBoard = z.object({
  kind: z.enum(reportKinds),
  words: z
    .string()
    .trim()
    .max(1000)
    .transform((text) => (text === '' ? undefined : text))
    .optional(),
})
export type ReportBoard = z.infer<typeof ReportBoard>

/** Where a citizen reads it: a page of the agency's own site. */
export const ConfirmOnSite = z.object({
  dutyIds: z.array(z.uuid()).min(1).max(100),
  address: z.url({ protocol: /^https?$/ }).max(500),
  publishedOn: TypedDate,
})
export type ConfirmOnSite = z.infer<typeof ConfirmOnSite>

export const SettleReport = z.object({ note: Text(1000) })
export type SettleReport = z.infer<typeof SettleReport>
