import { encode } from 'uqr'
import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { parseDate } from '#kernel/i18n/dates.ts'
import { applicantKinds, onlineKinds } from './content.ts'
import { differencesOf } from './differences.ts'
import { listProcedureContents } from './draft-queries.ts'
import { namesOfFacets } from './facet-names.ts'
import { getPublicFormFile } from './find-form-file.ts'
import { governmentService } from './government-service.ts'
import { getProcedureHistory, type ProcedureHistory } from './history-queries.ts'
import { levels, ProcedureCode } from './model.ts'
import { HistoryPage } from './pages/history-page.tsx'
import { procedureMeantBy } from './former-codes.ts'
import { ProcedureListPage } from './pages/list-page.tsx'
import { SectorsPage } from './pages/sectors-page.tsx'
import { ProcedurePage } from './pages/show-page.tsx'
import { procedurePath, procedurePaths } from './paths.ts'
import { facetNames } from './search-filters.ts'
import { missesHere } from './search-miss-flush.ts'
import { missedBy } from './search-misses.ts'
import { listSectors, searchProcedures, type ProcedureHits } from './search-procedures.ts'
import { shownTextOn, textBefore } from './text-on.ts'
import { procedureWords } from './words-of-pages.ts'

/** What an address may say; nonsense is left out, because an address is easily mistyped. */
const ListQuery = z.object({
  q: z.string().max(500).optional().catch(undefined),
  sector: z.string().max(100).optional().catch(undefined),
  agency: z.string().max(100).optional().catch(undefined),
  level: z.enum(levels).optional().catch(undefined),
  applicant: z.enum(applicantKinds).optional().catch(undefined),
  online: z.enum(onlineKinds).exclude(['none']).optional().catch(undefined),
  page: PageNumber,
})

const CodeInAddress = z.object({ code: ProcedureCode })
/** As it was typed: a day that is none is said to be none, or a text of today would be taken for the text of that day. */
const DayQuery = z.object({ on: z.coerce.string().optional() })
const CompareQuery = z.object({
  tu: z.uuid().optional().catch(undefined),
  den: z.uuid().optional().catch(undefined),
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
      const narrowed = Boolean(filters.q) || narrowedByFilter(filters)
      const hits = await searchProcedures(reader, { ...filters, page: number, on: today, facets: narrowed })
      if (!narrowedByFilter(filters) && number === 1) noteMiss(filters.q, hits)
      const names = await namesOfFacets(reader, hits.facets, filters, today)
      const meant = await procedureMeantBy(reader, filters.q)
      return <ProcedureListPage hits={hits} query={filters} names={names} today={today} meant={meant} />
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
    params: CodeInAddress,
    query: DayQuery,
    show: (exchange, { params, query }) => showProcedure(exchange, params.code, query.on),
  }),
  page({
    path: procedurePaths.history,
    access: everyone,
    sameForAll: true,
    params: CodeInAddress,
    query: CompareQuery,
    show: async (exchange, { params, query }) => {
      const history = await getProcedureHistory(exchange.reader, params.code)
      return showHistory(exchange, history, query)
    },
  }),
  download({
    path: procedurePaths.formFile,
    access: everyone,
    params: CodeInAddress.extend({ fileId: z.string().max(40) }),
    async get({ reader, world, today }, { params }) {
      const file = await getPublicFormFile(reader, { ...params, today })
      return { name: file.name, mediaType: file.mediaType, bytes: await world.files.get(file.sha256) }
    },
  }),
]

function narrowedByFilter(query: Omit<z.output<typeof ListQuery>, 'page'>): boolean {
  return facetNames.some((name) => Boolean(query[name]))
}

/** For those who keep the words of the search; of a crowd that shares one drawing it counts one. */
function noteMiss(q: string | undefined, hits: ProcedureHits): void {
  const found = missedBy(hits)
  if (q && found !== undefined) missesHere.note(q, found)
}

async function showProcedure(
  { reader, today, language, world, facts }: Exchange,
  code: string,
  asked: string | undefined,
) {
  const history = await getProcedureHistory(reader, code)
  const day = asked === undefined ? undefined : parseDate(asked)
  const on = day ?? today
  const noDay = asked === undefined || asked === '' || day !== undefined ? undefined : asked.slice(0, 40)
  const shown = shownTextOn(history, on)
  const before = textBefore(history, shown.text)
  const ids = [shown.text.revisionId, ...(before ? [before.revisionId] : [])]
  const contents = await listProcedureContents(reader, ids)
  const content = contents.get(shown.text.revisionId)
  const old = before && contents.get(before.revisionId)
  return (
    <ProcedurePage
      {...{ history, shown, content, today, on, noDay }}
      differences={old && content ? differencesOf(old, content, procedureWords(language)) : null}
      qr={encode(`${world.baseUrl}${procedurePath(history.code)}`, { border: 0 }).data}
      structured={
        content &&
        structuredData(
          governmentService({ code: history.code, content }, { baseUrl: world.baseUrl, areaName: facts.provinceName }),
        )
      }
    />
  )
}

/** A block of data, which no browser runs; `<` is written out so that no text can end it. */
function structuredData(graph: object) {
  const text = JSON.stringify(graph).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}

async function showHistory(
  { reader, language }: Exchange,
  history: ProcedureHistory,
  query: z.output<typeof CompareQuery>,
) {
  const { texts } = history
  const find = (id: string | undefined) => texts.find(({ revisionId }) => revisionId === id)
  const after = find(query.den) ?? texts.at(-1)
  const before = find(query.tu) ?? (after && textBefore(history, after))
  if (!before || !after) return <HistoryPage history={history} compared={undefined} differences={[]} />
  const contents = await listProcedureContents(reader, [before.revisionId, after.revisionId])
  const old = contents.get(before.revisionId)
  const young = contents.get(after.revisionId)
  const differences = old && young ? differencesOf(old, young, procedureWords(language)) : []
  return <HistoryPage history={history} compared={{ before, after }} differences={differences} />
}
