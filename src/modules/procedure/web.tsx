import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { describeSource } from './describe-source.ts'
import { levels, ProcedureCode } from './model.ts'
import { ProcedureListPage } from './pages/list-page.tsx'
import { SectorsPage } from './pages/sectors-page.tsx'
import { ProcedurePage } from './pages/show-page.tsx'
import { procedurePaths } from './paths.ts'
import { findProcedure, findSource } from './queries.ts'
import { listSectors, searchProcedures } from './search-procedures.ts'

/** What an address may say; nonsense is left out, because an address is easily mistyped. */
const ListQuery = z.object({
  q: z.string().max(500).optional().catch(undefined),
  sector: z.string().max(100).optional().catch(undefined),
  agency: z.string().max(100).optional().catch(undefined),
  level: z.enum(levels).optional().catch(undefined),
  page: PageNumber,
})

/** Tra cứu thủ tục hành chính: open to everybody. */
export const procedurePages: readonly Route[] = [
  page({
    path: procedurePaths.list,
    access: everyone,
    sameForAll: true,
    query: ListQuery,
    show: async ({ reader, today }, { query }) => {
      const { page: number, ...filters } = query
      return (
        <ProcedureListPage
          hits={await searchProcedures(reader, { ...filters, page: number, on: today })}
          query={filters}
        />
      )
    },
  }),
  page({
    path: procedurePaths.sectors,
    access: everyone,
    sameForAll: true,
    show: async ({ reader, today }) => <SectorsPage sectors={await listSectors(reader, today)} />,
  }),
  page({
    path: procedurePaths.show,
    access: everyone,
    sameForAll: true,
    params: z.object({ code: ProcedureCode }),
    show: async ({ reader, today }, { params }) => {
      const procedure = await findProcedure(reader, params.code, today)
      if (!procedure) throw new NotFound('procedure.not-found')
      const source = await findSource(reader, procedure.revisionId)
      return <ProcedurePage procedure={procedure} content={source === undefined ? undefined : describeSource(source)} />
    },
  }),
]
