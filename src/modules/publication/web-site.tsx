import { z } from 'zod'
import { officialsWith } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { confirmOnSite } from './confirm-on-site.ts'
import { ConfirmOnSite } from './model.ts'
import { SiteListPage } from './pages/site-list.tsx'
import { publicationPath, publicationPaths } from './paths.ts'
import { mayPostFor, postingAgencies, watchesPublication } from './policy.ts'
import { countSiteDuties, listSiteDuties, siteViews, type SiteView } from './site-queries.ts'
import { siteWords } from './vi-site.ts'

const pageSize = 50
const staff = officialsWith('desk', 'focal-point', 'handler', 'head', 'deputy-head', 'leader')

/** Đăng tải trên trang thông tin điện tử: what the agencies owe their own sites. */
export const siteRoutes: readonly Route[] = [
  page({
    path: publicationPaths.sites,
    access: staff,
    query: z.object({ xem: z.enum(siteViews).catch('cho-dang'), trang: PageNumber }),
    show: (exchange, { query }) => showSites(exchange, query.xem, query.trang, null),
  }),
  form({
    path: publicationPaths.sites,
    access: staff,
    input: ConfirmOnSite,
    act: confirmOnSite,
    done: (confirmed) => ({
      to: publicationPath('sites'),
      notice: { tone: 'success', text: siteWords.confirmed(confirmed) },
    }),
    again: (exchange, attempt) => showSites(exchange, 'cho-dang', 1, attempt),
  }),
]

async function showSites({ reader, actor, today }: Exchange, view: SiteView, number: number, attempt: Attempt | null) {
  const [items, counts] = await Promise.all([
    listSiteDuties(reader, actor, { view, page: number, pageSize }),
    countSiteDuties(reader, actor),
  ])
  const names = await agencyNames(
    reader,
    items.map(({ agencyId }) => agencyId),
  )
  const open = items.filter(
    ({ doneOn, agencyId, startedOn }) => doneOn === null && startedOn <= today && mayPostFor(actor, agencyId),
  )
  return (
    <SiteListPage
      {...{ items, counts, names, view, today, pageSize, attempt }}
      page={number}
      confirmable={new Set(open.map(({ id }) => id))}
      showsAgencies={watchesPublication(actor) || postingAgencies(actor).length !== 1}
    />
  )
}
