import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { download, type Download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { writeFeed } from '#kernel/http/feed.ts'
import { madeFile } from '#kernel/http/made-file.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { alsoUnderFormerCodes, normalizeProcedureCode, procedurePath } from '#modules/procedure/public.ts'
import { catalogGraph } from './catalog-graph.ts'
import { OpenDataPage } from './pages/open-data-page.tsx'
import { openDataPaths } from './paths.ts'
import {
  countInForce,
  findPublicProcedure,
  latestChanges,
  listCodes,
  proceduresInForce,
  versionInForce,
  type CatalogChange,
} from './queries.ts'
import { serviceGraph } from './service-graph.ts'
import { sitemapPart, writeSitemap, writeSitemapIndex } from './sitemap.ts'
import { openDataWords as words } from './vi.ts'
import { csvOf, graphOf, jsonOf } from './write-files.ts'

const ld = 'application/ld+json; charset=utf-8'
const changesInFeed = 100

/** Dữ liệu mở: open to everybody. */
export const openDataRoutes: readonly Route[] = [
  page({
    path: openDataPaths.page,
    access: everyone,
    sameForAll: true,
    show: async ({ reader, today }) => <OpenDataPage inForce={await countInForce(reader, today)} today={today} />,
  }),
  download({
    path: openDataPaths.catalog,
    access: everyone,
    get: async ({ world, facts }) => ({
      name: 'danh-muc.jsonld',
      mediaType: ld,
      inline: true,
      bytes: JSON.stringify(catalogGraph(world.baseUrl, facts.provinceName), null, 1),
    }),
  }),
  wholeFile(openDataPaths.csv, 'text/csv; charset=utf-8', ({ reader, today, world }) =>
    csvOf(proceduresInForce(reader, today), world.baseUrl),
  ),
  wholeFile(openDataPaths.json, 'application/json; charset=utf-8', ({ reader, today, world }) =>
    jsonOf(proceduresInForce(reader, today), today, world.baseUrl),
  ),
  wholeFile(openDataPaths.graph, ld, ({ reader, today, world }) =>
    graphOf(proceduresInForce(reader, today), world.baseUrl),
  ),
  alsoUnderFormerCodes(
    download({
      path: openDataPaths.oneGraph,
      access: everyone,
      params: z.object({ code: z.string().max(220) }),
      get: async ({ reader, today, world }, { params }) => {
        const code = normalizeProcedureCode(params.code.replace(/\.jsonld$/, ''))
        const procedure = await findPublicProcedure(reader, code, today)
        if (!procedure) throw new NotFound('procedure.not-found')
        return {
          name: `${code}.jsonld`,
          mediaType: ld,
          inline: true,
          bytes: JSON.stringify(serviceGraph(procedure, world.baseUrl), null, 1),
        }
      },
    }),
  ),
  download({
    path: openDataPaths.feed,
    access: everyone,
    get: async ({ reader, world, now }) => {
      const changes = await latestChanges(reader, changesInFeed)
      return {
        name: 'thay-doi.atom',
        mediaType: 'application/atom+xml; charset=utf-8',
        inline: true,
        bytes: writeFeed({
          title: words.feedTitle,
          self: `${world.baseUrl}${openDataPaths.feed}`,
          page: `${world.baseUrl}/thu-tuc-hanh-chinh`,
          updatedAt: changes[0]?.at ?? now,
          entries: changes.map((change) => ({
            id: `${world.baseUrl}${procedurePath(change.code)}#${change.what}-${change.id}`,
            address: `${world.baseUrl}${procedurePath(change.code)}`,
            title: titleOf(change),
            summary: summaryOf(change),
            updatedAt: change.at,
          })),
        }),
      }
    },
  }),
  download({
    path: openDataPaths.sitemap,
    access: everyone,
    get: async ({ reader, today, world }) => {
      const parts = Math.max(1, Math.ceil((await countInForce(reader, today)) / sitemapPart))
      const addresses = Array.from({ length: parts }, (_, index) => `${world.baseUrl}/sitemap/${index + 1}.xml`)
      return xmlFile('sitemap.xml', writeSitemapIndex(addresses))
    },
  }),
  download({
    path: openDataPaths.sitemapPart,
    access: everyone,
    params: z.object({ part: z.string().max(20) }),
    get: async ({ reader, today, world }, { params }) => {
      const part = Number(/^(\d{1,4})\.xml$/.exec(params.part)?.[1] ?? 0)
      const codes =
        part === 0 ? [] : await listCodes(reader, today, { limit: sitemapPart, offset: (part - 1) * sitemapPart })
      if (codes.length === 0 && part !== 1) throw new NotFound()
      const pages =
        part === 1 ? ['/', '/thu-tuc-hanh-chinh', '/phan-anh-kien-nghi', '/noi-tiep-nhan', '/du-lieu-mo'] : []
      const paths = [...pages, ...codes.map(procedurePath)]
      return xmlFile(params.part, writeSitemap(paths.map((path) => `${world.baseUrl}${path}`)))
    },
  }),
]

/** A file of the whole catalogue as it is in force today. */
function wholeFile(path: string, mediaType: string, write: (exchange: Exchange) => AsyncIterable<string>): Route {
  return madeFile({
    path,
    access: everyone,
    mediaType,
    making: (exchange) => ({
      version: () => versionInForce(exchange.reader, exchange.today),
      write: () => write(exchange),
    }),
  })
}

function titleOf({ code, name, decision, decisionOn }: CatalogChange): string {
  const by = decision === null ? '' : words.byDecision(decision, decisionOn === null ? '' : formatDate(decisionOn))
  return `${code} – ${name}${by === '' ? '' : ` (${by})`}`
}

function summaryOf({ what, on, decision, decisionOn }: CatalogChange): string {
  const day = on === null ? '' : words.fromDay(formatDate(on))
  const said = what === 'text' ? words.added(day) : words.endedOn(words.ended[what], day)
  const by = decision === null ? '' : words.byDecision(decision, decisionOn === null ? '' : formatDate(decisionOn))
  return by === '' ? said : `${said} ${by}.`
}

function xmlFile(name: string, bytes: string): Download {
  return { name, mediaType: 'application/xml; charset=utf-8', inline: true, bytes }
}
