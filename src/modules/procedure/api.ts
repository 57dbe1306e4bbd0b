import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { listOf, look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { levels, type ProcedureItem } from './model.ts'
import { searchProcedures } from './search-procedures.ts'

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
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
    answer: listOf(ProcedureListItem).extend({ mendedTo: z.string().nullable() }),
    look: async ({ reader, today }, { query }) => {
      const hits = await searchProcedures(reader, { ...query, on: today })
      const { total, page, pageSize, mendedTo } = hits
      return { items: hits.items.map(procedureItemView), total, page, pageSize, mendedTo }
    },
  }),
]

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
