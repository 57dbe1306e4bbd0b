import { z } from 'zod'
import { signedIn } from '#kernel/http/access.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { download } from '#kernel/http/download.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { exportAgencies } from './agency-sheet.ts'
import { listContacts } from './contact-queries.ts'
import { AgencyCode, agencyKinds, unitLevels } from './model.ts'
import { listPosts } from './official-queries.ts'
import { AgencyDetailPage } from './pages/agency-detail.tsx'
import { AgencyListPage } from './pages/agency-list.tsx'
import { UnitsPage } from './pages/units.tsx'
import { agencyPaths } from './paths.ts'
import { organisationMovesFor } from './policy.ts'
import {
  agencyNames,
  getAgencyByCode,
  listAgencies,
  listAgenciesBelow,
  listAgencyRoles,
  managingAgencyOf,
} from './queries.ts'
import { listSuccessions, unitsOn } from './unit-queries.ts'

const { mediaType } = fileKinds.xlsx

const pageSize = 50

const ListQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  loai: z.enum(agencyKinds).optional().catch(undefined),
  ngay: TypedDate.optional().catch(undefined),
  trang: PageNumber,
})

const UnitsQuery = z.object({
  ngay: TypedDate.optional().catch(undefined),
  cap: z.enum(unitLevels).optional().catch(undefined),
})

/** What officials look at: agencies and units. The forms stand in `agency-form-web.tsx`. */
export const agencyStaffPages: readonly Route[] = [
  page({
    path: agencyPaths.agencies,
    access: signedIn,
    query: ListQuery,
    async show({ reader, actor, today }, { query }) {
      const on = query.ngay ?? today
      const found = await listAgencies(reader, on, {
        words: query.q,
        ...(query.loai === undefined ? {} : { kinds: [query.loai] }),
      })
      const agencies = found.slice((query.trang - 1) * pageSize, query.trang * pageSize)
      const names = await agencyNames(
        reader,
        agencies.flatMap((agency) => (agency.parentId === null ? [] : [agency.parentId])),
      )
      const moves = organisationMovesFor(actor, null)
      const filter = { query: query.q, kind: query.loai, on, today }
      return (
        <AgencyListPage {...{ agencies, names, moves, pageSize, ...filter }} total={found.length} page={query.trang} />
      )
    },
  }),

  download({
    path: agencyPaths.exportAgencies,
    access: signedIn,
    async get({ reader, today }) {
      return {
        name: `Danh mục cơ quan ${today}.xlsx`,
        mediaType,
        bytes: await exportAgencies(reader, today),
      }
    },
  }),

  page({
    path: agencyPaths.agency,
    access: signedIn,
    params: z.object({ code: AgencyCode.catch('') }),
    async show({ reader, actor, today }, { params }) {
      const agency = await getAgencyByCode(reader, params.code)
      const [parent, contacts, roles, posts, below] = await Promise.all([
        managingAgencyOf(reader, agency.id),
        listContacts(reader, agency.id),
        listAgencyRoles(reader, agency.id),
        listPosts(reader, { agencyId: agency.id }),
        listAgenciesBelow(reader, agency.id, today),
      ])
      const moves = organisationMovesFor(actor, agency.id)
      return <AgencyDetailPage {...{ agency, parent, contacts, roles, posts, below, moves }} />
    },
  }),

  page({
    path: agencyPaths.units,
    access: signedIn,
    query: UnitsQuery,
    async show({ reader, today }, { query }) {
      const on = query.ngay ?? today
      const all = await unitsOn(reader, on)
      const units = query.cap === undefined ? all : all.filter((unit) => unit.level === query.cap)
      const names = new Map(all.map((unit) => [unit.id, unit.name]))
      return (
        <UnitsPage {...{ units, names, on, today, level: query.cap }} successions={await listSuccessions(reader)} />
      )
    },
  }),
]
