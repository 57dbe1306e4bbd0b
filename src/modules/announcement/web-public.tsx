import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { listItems } from './item-queries.ts'
import { DecisionListPage, DecisionPage } from './pages/public-decisions.tsx'
import { announcementPaths } from './paths.ts'
import { getDecision, listDecisions } from './public-queries.ts'
import { signedDecision } from './web-staff.tsx'

const DecisionInAddress = z.object({ slug: z.string().max(160) })
const pageSize = 20

/** Quyết định công bố: open to everybody once signed. */
export const announcementPublicPages: readonly Route[] = [
  page({
    path: announcementPaths.publicList,
    access: everyone,
    query: z.object({ trang: PageNumber }),
    show: async ({ reader }, { query }) => (
      <DecisionListPage
        {...await listDecisions(reader, query.trang, pageSize)}
        page={query.trang}
        pageSize={pageSize}
      />
    ),
  }),
  page({
    path: announcementPaths.publicDecision,
    access: everyone,
    params: DecisionInAddress,
    show: async ({ reader }, { params }) => {
      const decision = await getDecision(reader, params.slug)
      return <DecisionPage decision={decision} items={await listItems(reader, decision.id)} />
    },
  }),
  download({
    path: announcementPaths.publicFile,
    access: everyone,
    params: DecisionInAddress,
    async get({ reader, world }, { params }) {
      const decision = await getDecision(reader, params.slug)
      return signedDecision({ reader, world }, decision.id)
    },
  }),
]
