import { z } from 'zod'
import { change, look, listOf } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { missKeptDays } from './search-misses.ts'
import { synonymKinds } from './search-synonym.ts'
import { searchApiPaths as paths } from './staff-paths.ts'
import { listMisses, listSynonyms, type ListedSynonym } from './synonym-queries.ts'
import { addSearchSynonym, amendSearchSynonym, endSearchSynonym, SynonymEnd, TaughtSynonym } from './teach-search.ts'
import { mayTeach } from './web-search.tsx'

const tag = 'search-words'
const Params = z.object({ synonymId: z.uuid() })

const SynonymView = z.object({
  synonymId: z.string(),
  kind: z.enum(synonymKinds),
  phrase: z.string(),
  meanings: z.array(z.string()),
  source: z.string(),
  from: z.string().nullable().describe('Null: since always'),
  until: z.string().nullable().describe('The first day on which it is no longer understood'),
})

const MissView = z.object({
  query: z.string().describe('Without accents'),
  times: z.number().int(),
  lastOn: z.string(),
  found: z.number().int().describe('0, or as many as came only after a word was mended or left out'),
})

/** The twins of the pages on which the control authority teaches the search. */
export const searchEndpoints: readonly Route[] = [
  look({
    path: paths.misses,
    access: mayTeach,
    tag,
    summary:
      'What people searched among the procedures and did not find as typed, first what found nothing, the most frequent first',
    query: z.object({ days: z.coerce.number().int().min(1).max(missKeptDays).default(30) }),
    answer: z.object({ items: z.array(MissView) }),
    look: async ({ reader, today }, { query }) => {
      const { nothing, afterMending } = await listMisses(reader, query.days, today)
      return {
        items: [...nothing, ...afterMending].map(({ query: words, times, lastOn, found }) => ({
          query: words,
          times,
          lastOn,
          found,
        })),
      }
    },
  }),
  look({
    path: paths.synonyms,
    access: mayTeach,
    tag,
    summary: 'Words that people use and what they mean, 50 a page; `ended`: those that are no longer understood',
    query: z.object({
      q: z.string().max(200).optional(),
      ended: z.enum(['true', 'false']).default('false'),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
    answer: listOf(SynonymView),
    look: async ({ reader, today }, { query: { q, ended, page } }) => {
      const list = await listSynonyms(reader, { q, ended: ended === 'true', page, on: today })
      return { ...list, items: list.items.map(synonymView) }
    },
  }),
  change({
    method: 'POST',
    path: paths.synonyms,
    access: mayTeach,
    tag,
    summary: 'Teach a word; one that is understood on one of these days already is refused with 409',
    status: 201,
    body: TaughtSynonym,
    answer: z.object({ synonymId: z.string() }),
    act: addSearchSynonym,
    view: (synonymId) => ({ synonymId }),
  }),
  change({
    method: 'PUT',
    path: paths.synonym,
    access: mayTeach,
    tag,
    summary: 'Other meanings from a day on, as a new line; a line that was ended meanwhile is refused with 409',
    status: 200,
    params: Params,
    body: TaughtSynonym,
    answer: z.object({ synonymId: z.string() }),
    extra: (_, { params }) => params,
    act: amendSearchSynonym,
    view: (synonymId) => ({ synonymId }),
  }),
  change({
    method: 'POST',
    path: paths.end,
    access: mayTeach,
    tag,
    summary: 'End a word: from that day on it is searched as it stands',
    status: 200,
    params: Params,
    body: SynonymEnd,
    answer: z.object({ ended: z.boolean() }),
    extra: (_, { params }) => params,
    act: endSearchSynonym,
    view: () => ({ ended: true }),
  }),
]

function synonymView({ id, kind, phrase, meanings, source, from, until }: ListedSynonym): z.input<typeof SynonymView> {
  return { synonymId: id, kind, phrase, meanings: [...meanings], source, from, until }
}
