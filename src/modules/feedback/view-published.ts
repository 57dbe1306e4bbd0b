import { z } from 'zod'
import type { ProcedureName } from '#modules/procedure/public.ts'
import type { CodeAndName } from './item-queries.ts'
import type { PublishedListRow, PublishedRow } from './published-queries.ts'

export const Day = z.iso.date().describe('Legal date in Asia/Ho_Chi_Minh')
export const Reference = z.object({ code: z.string(), name: z.string() })

/** A published item in a list. */
export const PublishedFeedback = z.object({
  code: z.string(),
  title: z.string(),
  outcome: z.string(),
  kind: z.string(),
  ground: z.string(),
  about: z.string(),
  agency: Reference,
  procedure: Reference.nullable(),
  unit: Reference.nullable(),
  receivedOn: Day,
  answeredOn: Day,
  publishedOn: Day,
  onTime: z.boolean(),
  demonstration: z.boolean(),
})

export const PublishedListItem = PublishedFeedback.extend({
  excerpt: z
    .string()
    .describe('First 300 characters of the redacted text; empty when the sender asked not to be quoted'),
})

export const PublishedItem = PublishedFeedback.extend({
  view: z.literal('published'),
  text: z.string().describe('Redacted; empty when the sender asked not to be quoted'),
  answer: z.string(),
})

type ProcedureNames = ReadonlyMap<string, ProcedureName>

export function publishedListView(
  row: PublishedListRow,
  procedures: ProcedureNames,
): z.input<typeof PublishedListItem> {
  return { ...publishedFacts(row, procedures), excerpt: row.excerpt }
}

export function publishedView(row: PublishedRow, procedures: ProcedureNames): z.input<typeof PublishedItem> {
  return { view: 'published', ...publishedFacts(row, procedures), text: row.text, answer: row.answerText }
}

function publishedFacts(
  row: Omit<PublishedListRow, 'excerpt'>,
  procedures: ProcedureNames,
): z.input<typeof PublishedFeedback> {
  const { code, title, outcome, kind, ground, about, receivedOn, answeredOn, publishedOn, onTime, demonstration } = row
  return {
    code,
    title,
    outcome,
    kind,
    ground,
    about,
    agency: { code: row.agencyCode, name: row.agencyName },
    procedure: referenceOf(row.procedureId === null ? undefined : procedures.get(row.procedureId)),
    unit: row.unitCode === null || row.unitName === null ? null : { code: row.unitCode, name: row.unitName },
    receivedOn,
    answeredOn,
    publishedOn,
    onTime,
    demonstration,
  }
}

export function referenceOf(named: CodeAndName | undefined): CodeAndName | null {
  return named ? { code: named.code, name: named.name } : null
}
