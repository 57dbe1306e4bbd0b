import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { listOf, look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { ProcedureContent } from './content.ts'
import { findProcedureContent } from './draft-queries.ts'
import { levels, ProcedureCode, type FoundProcedure, type ProcedureItem } from './model.ts'
import { findProcedure } from './queries.ts'
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

/** All parts of the text (Nghị định 63/2010/NĐ-CP Điều 8 khoản 2); `remarks` is what an import left in words for a person to look at. */
const ProcedureDetail = ProcedureListItem.extend({
  ...ProcedureContent.omit({ name: true, sector: true, levels: true, internal: true, flags: true }).shape,
  nameOriginal: z.string(),
  sourceCode: z.string().nullable(),
  flags: z.array(z.string()),
  remarks: ProcedureContent.shape.flags,
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
      return detailView(procedure, await findProcedureContent(reader, procedure.revisionId))
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

function detailView(procedure: FoundProcedure, stored: ProcedureContent | undefined): z.input<typeof ProcedureDetail> {
  const { flags: remarks, ...content } = stored ?? ProcedureContent.parse({ name: procedure.name })
  return {
    ...content,
    ...itemView(procedure),
    nameOriginal: procedure.nameOriginal,
    sourceCode: procedure.sourceCode,
    flags: [...procedure.flags],
    remarks,
  }
}
