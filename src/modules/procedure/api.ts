import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { listOf, look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { applicantKinds, onlineKinds } from './content.ts'
import { levels, type ProcedureItem } from './model.ts'
import { suggestAddress } from './paths.ts'
import { facetNames } from './search-filters.ts'
import { mostSuggested, searchProcedures, suggestWhileTyping, type ProcedureHits } from './search-procedures.ts'

export const ProcedureListItem = z.object({
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
      applicant: z
        .enum(applicantKinds)
        .optional()
        .or(z.literal('').transform(() => undefined)),
      online: z
        .enum(onlineKinds)
        .exclude(['none'])
        .optional()
        .or(z.literal('').transform(() => undefined)),
      facets: z.enum(['true', 'false']).optional().describe('`true`: count the filters of what is found as well'),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
    answer: listOf(ProcedureListItem).extend({
      more: z.boolean().describe('There are more than `total`: the search stopped counting'),
      mendedTo: z.string().nullable().describe('The words searched for, when what was typed was mistyped'),
      partial: z.boolean().describe('None has all the words; these have the most telling ones'),
      telling: z
        .array(z.string())
        .describe('When none has all the words: those worth searching alone, without accents'),
      facets: z
        .partialRecord(z.enum(facetNames), z.array(z.object({ value: z.string(), procedures: z.number().int() })))
        .describe('How many of those found have which value, most first; at most thirty values'),
    }),
    look: async ({ reader, today }, { query }) => {
      const { facets, ...search } = query
      const hits = await searchProcedures(reader, { ...search, on: today, facets: facets === 'true' })
      return { ...hits, items: hits.items.map(procedureItemView), telling: [...hits.telling], facets: facetsView(hits) }
    },
  }),
  look({
    path: suggestAddress,
    access: everyone,
    tag: 'procedures',
    summary: `Up to ${mostSuggested} procedures for what has been typed so far, best first`,
    query: z.object({ q: z.string().max(500) }),
    answer: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
    look: async ({ reader, today, reply }, { query }) => {
      // Everybody types the same beginnings; a minute, because new words of the search count at once.
      void reply.header('cache-control', 'public, max-age=60')
      const items = await suggestWhileTyping(reader, { typed: query.q, on: today })
      return { items: items.map(({ code, name }) => ({ code, name })) }
    },
  }),
]

function facetsView({ facets }: ProcedureHits) {
  return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]]))
}

/** A procedure as every answer about it begins. */
export function procedureItemView(item: Omit<ProcedureItem, 'id'>): z.input<typeof ProcedureListItem> {
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
