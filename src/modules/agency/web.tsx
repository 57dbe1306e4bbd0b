import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { listReceivingPlaces } from './contact-queries.ts'
import { AgencyCode } from './model.ts'
import { ReceivingPlacePage } from './pages/receiving-place.tsx'
import { ReceivingPlacesPage } from './pages/receiving-places.tsx'
import { agencyPaths } from './paths.ts'
import { placeGroups } from './place-groups.ts'
import { listAgencies } from './queries.ts'

const PlacesQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  cap: z.enum(placeGroups).optional().catch(undefined),
})

export const agencyPages: readonly Route[] = [
  page({
    path: agencyPaths.places,
    access: everyone,
    sameForAll: true,
    query: PlacesQuery,
    async show({ reader, today }, { query }) {
      const found = await listReceivingPlaces(reader, today, { words: query.q })
      const places = found.filter(({ group }) => query.cap === undefined || group === query.cap)
      const [control] = query.q === '' ? await listAgencies(reader, today, { role: 'control-authority' }) : []
      const controlAuthority = found.find(({ code }) => code === control?.code) ?? null
      return <ReceivingPlacesPage {...{ places, controlAuthority, on: today, query: query.q, group: query.cap }} />
    },
  }),

  page({
    path: agencyPaths.place,
    access: everyone,
    sameForAll: true,
    params: z.object({ code: AgencyCode.catch('') }),
    async show({ reader, today }, { params }) {
      const [place] = await listReceivingPlaces(reader, today, { code: params.code })
      if (!place) throw new NotFound('agency.not-found')
      return <ReceivingPlacePage place={place} on={today} />
    },
  }),
]
