import { z } from 'zod'
import type { ProcedureName } from '#modules/procedure/public.ts'
import type { CodeAndName } from './item-queries.ts'
import { grounds, kinds, outcomes } from './model.ts'
import type { PublishedItem, PublishedLine } from './public-queries.ts'

export const DayView = z.iso.date().describe('Legal date in Asia/Ho_Chi_Minh')
export const ReferenceView = z.object({ code: z.string(), name: z.string() }).meta({ id: 'Reference' })

/** A published item in a list. */
export const PublishedLineView = z.object({
  code: z.string(),
  title: z.string(),
  ground: z.enum(grounds),
  agency: ReferenceView.nullable(),
  answeredOn: DayView,
  onTime: z.boolean(),
})

/** A published item as citizens read it. */
export const PublishedItemView = PublishedLineView.extend({
  view: z.literal('published'),
  kind: z.enum(kinds),
  outcome: z.enum(outcomes),
  text: z.string().describe('Redacted; empty when the sender asked not to be quoted'),
  answer: z.string(),
  procedure: ReferenceView.nullable(),
  unit: z.string().nullable().describe('Name of the administrative unit'),
  receivedOn: DayView,
  publishedOn: DayView,
  changes: z
    .array(z.object({ decision: z.string(), doneOn: DayView }))
    .describe('Decisions by which rules were changed because of it'),
})

type Agencies = ReadonlyMap<string, CodeAndName>

export function publishedLineView(line: PublishedLine, agencies: Agencies): z.input<typeof PublishedLineView> {
  const { code, title, ground, answeredOn, onTime } = line
  return { code, title, ground, agency: agencies.get(line.agencyId) ?? null, answeredOn, onTime }
}

export function publishedItemView(
  item: PublishedItem,
  agencies: Agencies,
  procedure: ProcedureName | undefined,
): z.input<typeof PublishedItemView> {
  const { kind, outcome, text, receivedOn, publishedOn } = item
  return {
    view: 'published',
    ...publishedLineView(item, agencies),
    kind,
    outcome,
    text,
    receivedOn,
    publishedOn,
    answer: item.answerText,
    procedure: referenceOf(procedure),
    unit: item.unitName,
    changes: [...item.changes],
  }
}

export function referenceOf(named: CodeAndName | undefined): CodeAndName | null {
  return named ? { code: named.code, name: named.name } : null
}
