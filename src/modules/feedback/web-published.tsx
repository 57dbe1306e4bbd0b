import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { findProcedure, procedureNames } from '#modules/procedure/public.ts'
import { writeFeed } from '#kernel/http/feed.ts'
import { FeedbackCode, grounds } from './model.ts'
import { publicWords } from './pages/public-words.ts'
import { PublishedItemPage } from './pages/public/item-page.tsx'
import { PublishedListPage } from './pages/public/list-page.tsx'
import { feedbackPaths, publicFeedbackPath, publishedListPath, type PublishedFilters } from './paths.ts'
import { publicChoices } from './public-choices.ts'
import {
  findPublished,
  latestPublished,
  listPublished,
  publishedAtMost,
  publishedPageSize,
  type PublishedSearch,
} from './public-queries.ts'

/** What an address may narrow the list by; nonsense is left out, because an address is easily mistyped. */
const ListQuery = z.object({
  q: z.string().trim().max(300).optional().catch(undefined),
  'co-quan': z.string().max(100).optional().catch(undefined),
  'thu-tuc': z.string().trim().max(100).optional().catch(undefined),
  'noi-dung': z.enum(grounds).optional().catch(undefined),
  nam: z.coerce.number().int().min(1990).max(2200).optional().catch(undefined),
  trang: z.coerce
    .number()
    .int()
    .min(1)
    .max(publishedAtMost / publishedPageSize)
    .catch(1),
})
type ListQuery = z.infer<typeof ListQuery>

const feedLength = 20

/** Công khai kết quả xử lý (NĐ 20/2008 Đ.19): open to everybody. */
export const publishedRoutes: readonly Route[] = [
  page({
    path: feedbackPaths.public.list,
    access: everyone,
    sameForAll: true,
    query: ListQuery,
    async show(exchange, { query }) {
      const { reader, today } = exchange
      const { search, procedure } = await searchOf(exchange, query)
      const found = await listPublished(reader, { ...search, page: query.trang })
      const choices = await publicChoices(reader, today)
      const names = await namesOf(
        exchange,
        found.items.map(({ agencyId }) => agencyId),
      )
      return (
        <PublishedListPage
          {...{ found, names, procedure }}
          agencies={choices.agencies}
          filters={filtersOf(query)}
          page={query.trang}
          thisYear={Number(today.slice(0, 4))}
        />
      )
    },
  }),

  download({
    path: feedbackPaths.public.feed,
    access: everyone,
    query: ListQuery,
    async get(exchange, { query }) {
      const { reader, world, now, language } = exchange
      const { search } = await searchOf(exchange, query)
      const entries = await latestPublished(reader, search, feedLength)
      const filters = filtersOf(query)
      return {
        name: 'nguon-tin.xml',
        mediaType: 'application/atom+xml; charset=utf-8',
        inline: true,
        bytes: writeFeed({
          title: publicWords(language).title,
          self: `${world.baseUrl}${publishedListPath(filters, 1, 'feed')}`,
          page: `${world.baseUrl}${publishedListPath(filters)}`,
          updatedAt: entries[0]?.publishedAt ?? now,
          entries: entries.map(({ code, title, answerText, publishedAt }) => ({
            address: `${world.baseUrl}${publicFeedbackPath('item', { code })}`,
            title,
            summary: answerText,
            updatedAt: publishedAt,
          })),
        }),
      }
    },
  }),

  page({
    path: feedbackPaths.public.item,
    access: everyone,
    sameForAll: true,
    params: z.object({ code: FeedbackCode.catch('') }),
    async show(exchange, { params }) {
      const { reader } = exchange
      const item = await findPublished(reader, params.code)
      if (!item) throw new NotFound('feedback.not-found')
      const [names, procedures] = await Promise.all([
        namesOf(exchange, [item.agencyId]),
        procedureNames(reader, item.procedureId === null ? [] : [item.procedureId]),
      ])
      return (
        <PublishedItemPage
          item={item}
          agencyName={names.get(item.agencyId) ?? ''}
          procedure={procedures.get(item.procedureId ?? '') ?? null}
        />
      )
    },
  }),
]

function filtersOf(query: ListQuery): PublishedFilters {
  return {
    q: query.q,
    agency: query['co-quan'],
    procedure: query['thu-tuc'],
    ground: query['noi-dung'],
    year: query.nam,
  }
}

/** Codes of the address become ids; a filter that names nothing finds nothing rather than everything. */
async function searchOf({ reader, today }: Exchange, query: ListQuery) {
  const agency = query['co-quan'] ? (await publicChoices(reader, today)).agencyByCode.get(query['co-quan']) : undefined
  const procedure = query['thu-tuc'] ? await findProcedure(reader, query['thu-tuc'], today) : undefined
  const search: Omit<PublishedSearch, 'page'> = {
    q: query.q,
    agencyId: query['co-quan'] ? (agency?.id ?? noId) : undefined,
    procedureId: query['thu-tuc'] ? (procedure?.id ?? noId) : undefined,
    ground: query['noi-dung'],
    year: query.nam,
  }
  return { search, procedure: procedure ?? null }
}

const noId = '00000000-0000-0000-0000-000000000000'

/** From memory; only agencies that have been closed since need a statement. */
async function namesOf({ reader, today }: Exchange, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { agencyById } = await publicChoices(reader, today)
  const known = new Map(
    ids.flatMap((id) => (agencyById.has(id) ? [[id, agencyById.get(id)?.name ?? ''] as const] : [])),
  )
  const closed = ids.filter((id) => !known.has(id))
  return closed.length === 0 ? known : new Map([...known, ...(await agencyNames(reader, closed))])
}
