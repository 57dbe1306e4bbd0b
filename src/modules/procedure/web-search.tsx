import { z } from 'zod'
import { officialsOf } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { SearchDeskPage } from './pages/search-desk-page.tsx'
import { SynonymPage } from './pages/synonym-page.tsx'
import { draftingRoles } from './policy.ts'
import { missKeptDays } from './search-misses.ts'
import { searchStaffWords as words } from './search-staff-words.ts'
import { SynonymText } from './search-synonym.ts'
import { searchStaffPaths } from './staff-paths.ts'
import { getSynonym, listMisses, listSynonyms } from './synonym-queries.ts'
import { addSearchSynonym, amendSearchSynonym, endSearchSynonym, SynonymEnd, TaughtSynonym } from './teach-search.ts'

/** The control authority keeps the catalogue, and so the words by which it is found. */
export const mayTeach = officialsOf('control-authority', ...draftingRoles)

const DeskQuery = z.object({
  ngay: z.coerce
    .number()
    .pipe(z.literal([7, 30, missKeptDays]))
    .catch(30),
  tu: z.string().max(120).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  xem: z.enum(['dang-hieu', 'da-thoi']).optional().catch(undefined),
  page: PageNumber,
})
type DeskQuery = z.output<typeof DeskQuery>

/** On a form every meaning has a line. */
const TypedSynonym = TaughtSynonym.extend({
  meanings: z
    .string()
    .transform((text) => text.split('\n').filter((line) => line.trim() !== ''))
    .pipe(SynonymText.shape.meanings),
})

const Params = z.object({ synonymId: z.uuid() })

/** Fifty of them are seven screens of a telephone. */
const synonymsShown = 20

const toDesk = (text: string) => ({ to: searchStaffPaths.desk, notice: { tone: 'success' as const, text } })

export const searchStaffPages: readonly Route[] = [
  page({
    path: searchStaffPaths.desk,
    access: mayTeach,
    query: DeskQuery,
    show: (exchange, { query }) => showDesk(exchange, query, null),
  }),
  form({
    path: searchStaffPaths.desk,
    access: mayTeach,
    input: TypedSynonym,
    act: addSearchSynonym,
    done: () => toDesk(words.added),
    again: (exchange, attempt) => showDesk(exchange, DeskQuery.parse({}), attempt),
  }),
  page({
    path: searchStaffPaths.synonym,
    access: mayTeach,
    params: Params,
    show: (exchange, { params }) => showSynonym(exchange, params.synonymId, null),
  }),
  form({
    path: searchStaffPaths.synonym,
    access: mayTeach,
    params: Params,
    input: TypedSynonym,
    extra: (_, { params }) => params,
    act: amendSearchSynonym,
    done: () => toDesk(words.amended),
    again: (exchange, attempt, { params }) => showSynonym(exchange, params.synonymId, attempt),
  }),
  form({
    path: searchStaffPaths.end,
    access: mayTeach,
    params: Params,
    input: SynonymEnd,
    extra: (_, { params }) => params,
    act: endSearchSynonym,
    done: () => toDesk(words.ended),
    again: (exchange, attempt, { params }) => showSynonym(exchange, params.synonymId, attempt),
  }),
]

async function showDesk({ reader, today }: Exchange, query: DeskQuery, attempt: Attempt | null) {
  const { ngay: days, tu: phrase, q, xem: view = 'dang-hieu', page: number } = query
  const [misses, synonyms] = await Promise.all([
    listMisses(reader, days, today),
    listSynonyms(reader, { q, ended: view === 'da-thoi', page: number, pageSize: synonymsShown, on: today }),
  ])
  return (
    <SearchDeskPage {...{ misses, days, phrase, synonyms, q, view, attempt }} tableAsked={query.xem !== undefined} />
  )
}

async function showSynonym({ reader }: Exchange, synonymId: string, attempt: Attempt | null) {
  return <SynonymPage synonym={await getSynonym(reader, synonymId)} attempt={attempt} />
}
