import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { listOf, look } from '#kernel/http/endpoint.ts'
import { PageNumber, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyKinds } from './model.ts'
import { listAgencies } from './queries.ts'
import { agencyView, AgencyView } from './view.ts'

const pageSize = 500

const AgenciesQuery = z.object({
  /** The agencies of this day; today when absent. */
  on: TypedDate.optional(),
  kind: z.enum(agencyKinds).optional(),
  page: PageNumber,
})

export const agencyEndpoints: readonly Route[] = [
  look({
    path: '/api/v1/agencies',
    access: everyone,
    summary: 'Agencies of a day',
    tag: 'agencies',
    query: AgenciesQuery,
    answer: listOf(AgencyView),
    async look({ reader, today }, { query }) {
      const agencies = await listAgencies(
        reader,
        query.on ?? today,
        query.kind === undefined ? {} : { kinds: [query.kind] },
      )
      const from = (query.page - 1) * pageSize
      return {
        items: agencies.slice(from, from + pageSize).map(agencyView),
        total: agencies.length,
        page: query.page,
        pageSize,
      }
    },
  }),
]
