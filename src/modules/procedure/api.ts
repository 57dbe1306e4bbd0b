import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { listOf, look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { sourceChannelKinds, describeSource, sourceFeeKinds, sourceTimeUnits } from './describe-source.ts'
import { levels, ProcedureCode, type FoundProcedure, type ProcedureItem } from './model.ts'
import { findProcedure, findSource } from './queries.ts'
import { searchProcedures } from './search-procedures.ts'

const ProcedureListItem = z.object({
  code: z.string(),
  name: z.string(),
  sector: z.object({ code: z.string(), name: z.string() }).nullable(),
  levels: z.array(z.enum(levels)),
  agencies: z.array(z.string()),
  competentAgency: z
    .string()
    .nullable()
    .describe('Code of the department suggested for it; not a decision on competence'),
  internal: z.boolean(),
})

const ProcedureDetail = ProcedureListItem.extend({
  nameOriginal: z.string(),
  sourceCode: z.string().nullable(),
  flags: z.array(z.string()),
  channels: z.array(
    z.object({
      kind: z.enum(sourceChannelKinds),
      time: z.object({ amount: z.number(), unit: z.enum(sourceTimeUnits) }).nullable(),
      timeWords: z.string(),
      fees: z.array(z.object({ kind: z.enum(sourceFeeKinds), amount: z.number().nullable(), text: z.string() })),
      text: z.string(),
    }),
  ),
  paperGroups: z.array(
    z.object({
      title: z.string(),
      papers: z.array(
        z.object({ name: z.string(), originals: z.number(), copies: z.number(), forms: z.array(z.string()) }),
      ),
    }),
  ),
  steps: z.array(z.object({ title: z.string(), text: z.string() })),
  outcomes: z.array(z.string()),
  applicants: z.array(z.string()),
  requirements: z.string(),
  legalBases: z.array(z.object({ number: z.string(), name: z.string() })),
  decision: z.object({ number: z.string(), date: z.string().nullable(), agency: z.string() }).nullable(),
  note: z.string(),
})

/** The twins of the public pages. */
export const procedureEndpoints: readonly Route[] = [
  look({
    path: '/api/v1/procedures',
    access: everyone,
    tag: 'procedures',
    summary: 'Procedures in force, 50 a page: by words (accents optional) or code, sector, suggested agency and level',
    query: z.object({
      q: z.string().max(500).optional(),
      sector: z.string().max(100).optional(),
      agency: z.string().max(100).optional(),
      level: z
        .enum(levels)
        .optional()
        .or(z.literal('').transform(() => undefined)),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
    answer: listOf(ProcedureListItem).extend({ mendedTo: z.string().nullable() }),
    look: async ({ reader, today }, { query }) => {
      const hits = await searchProcedures(reader, { ...query, on: today })
      return { ...hits, items: hits.items.map(itemView) }
    },
  }),
  look({
    path: '/api/v1/procedures/:code',
    access: everyone,
    tag: 'procedures',
    summary: 'One procedure as it is in force today, or on the day given',
    params: z.object({ code: ProcedureCode }),
    query: z.object({ on: z.iso.date().optional() }),
    answer: ProcedureDetail,
    look: async ({ reader, today }, { params, query }) => {
      const procedure = await findProcedure(reader, params.code, query.on ?? today)
      if (!procedure) throw new NotFound('procedure.not-found')
      return detailView(procedure, (await findSource(reader, procedure.revisionId)) ?? '{}')
    },
  }),
]

function itemView(item: ProcedureItem): z.input<typeof ProcedureListItem> {
  return {
    code: item.code,
    name: item.name,
    sector: item.sectorCode === null ? null : { code: item.sectorCode, name: item.sectorName },
    levels: levels.filter((level) => item.levels.includes(level)),
    agencies: item.agencies === '' ? [] : item.agencies.split('\n'),
    competentAgency: item.competentAgencyCode,
    internal: item.internal,
  }
}

function detailView(procedure: FoundProcedure, source: string): z.input<typeof ProcedureDetail> {
  const content = describeSource(source) ?? describeSource('{}')
  if (!content) throw new Error('procedure.source-unreadable')
  const { channels, paperGroups, steps, outcomes, applicants, requirements, legalBases, decision, note } = content
  return {
    ...itemView(procedure),
    nameOriginal: procedure.nameOriginal,
    sourceCode: procedure.sourceCode,
    flags: [...procedure.flags],
    channels: channels.map((channel) => ({ ...channel, fees: [...channel.fees] })),
    paperGroups: paperGroups.map((group) => ({
      ...group,
      papers: group.papers.map((paper) => ({ ...paper, forms: [...paper.forms] })),
    })),
    steps: [...steps],
    outcomes: [...outcomes],
    applicants: [...applicants],
    requirements,
    legalBases: [...legalBases],
    decision,
    note,
  }
}
