import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { codeAmongWords, grounds, kinds, outcomes, type Ground, type Kind, type Outcome } from './model.ts'

export const publishedPageSize = 20

/** So many are counted and can be leafed through; whoever finds more must say more. To count a million for every visitor would cost seconds. */
export const publishedAtMost = 1000

export interface PublishedSearch {
  readonly q?: string | undefined
  readonly agencyId?: string | undefined
  readonly procedureId?: string | undefined
  readonly ground?: Ground | undefined
  readonly year?: number | undefined
  /** From 1. */
  readonly page: number
}

export interface PublishedLine {
  readonly code: string
  readonly title: string
  readonly ground: Ground
  readonly agencyId: string
  readonly answeredOn: LegalDate
  readonly onTime: boolean
}

export interface PublishedList {
  readonly items: readonly PublishedLine[]
  /** At most `publishedAtMost`. */
  readonly total: number
  /** There are more than can be leafed through. */
  readonly more: boolean
  /** Year of the oldest publication of all, for the choice of years; null when there is none. */
  readonly firstYear: number | null
}

interface ListRow extends Nullable<PublishedLine> {
  readonly found: number
  readonly firstYear: number | null
}

type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null }

/** Published results, newest first, 20 a page. One statement, which looks at a thousand results at most, however many match. */
export async function listPublished(reader: Reader, search: PublishedSearch): Promise<PublishedList> {
  const { rows } = await sql<ListRow>`
    with found as materialized (${newest(search, publishedAtMost + 1)}), shown as (
      select found.feedback_id, found.published_on, code, title, ground, agency_id, answered_on, on_time
      from (
        select * from found order by published_on desc, feedback_id desc
        limit ${sql.lit(publishedPageSize)} offset ${(search.page - 1) * publishedPageSize}
      ) found join feedback_publication using (feedback_id)
    )
    select (select count(*) from found) as found, (select min(year) from feedback_publication) as first_year,
      shown.code, shown.title, shown.ground, shown.agency_id, shown.answered_on, shown.on_time
    from (select) once left join shown on true
    order by shown.published_on desc, shown.feedback_id desc`.execute(reader)
  const found = Number(rows[0]?.found ?? 0)
  return {
    items: rows.flatMap(({ code, title, ground, agencyId, answeredOn, onTime }) =>
      code === null || title === null || ground === null || agencyId === null || answeredOn === null || onTime === null
        ? []
        : [{ code, title, ground, agencyId, answeredOn, onTime }],
    ),
    total: Math.min(found, publishedAtMost),
    more: found > publishedAtMost,
    firstYear: rows[0]?.firstYear ?? null,
  }
}

/** The newest results that match, so many at most: `feedback_id` and `published_on`, in no order that could be relied on. */
function newest(search: Omit<PublishedSearch, 'page'>, atMost: number): RawBuilder<unknown> {
  const typed = (search.q ?? '').trim()
  const code = codeAmongWords(typed)
  const words = publishedWords(typed)
  const filters = [search.agencyId, search.procedureId, search.ground, search.year].filter(Boolean)
  // One filter alone has an index of its own in the order of days; of two, the first would leave many to be thrown away.
  if (code === undefined && (words.length > 0 || (typed === '' && filters.length > 1)))
    return newestByWeek(search, words, atMost)
  const parts = [
    ...(code === undefined ? [] : [sql`code = ${code}`]),
    // Signs only: nothing is said by them, and nothing is found.
    ...(code === undefined && typed !== '' ? [sql`false`] : []),
    ...(search.agencyId ? [sql`agency_id = ${search.agencyId}`] : []),
    ...(search.procedureId ? [sql`procedure_id = ${search.procedureId}`] : []),
    ...(search.ground ? [sql`ground = ${search.ground}`] : []),
    ...(search.year ? [sql`year = ${search.year}`] : []),
  ]
  return sql`
    select feedback_id, published_on from feedback_publication
    where ${sql.join([sql`true`, ...parts], sql` and `)}
    order by published_on desc, feedback_id desc limit ${sql.lit(atMost)}`
}

/**
 * Week by week, back from the newest, until there are enough: words that stand in every fifth result cost as little as rare ones.
 * The whole of a condition is in the index (`publication_terms`), so that no row is read in vain.
 */
function newestByWeek(
  search: Omit<PublishedSearch, 'page'>,
  words: readonly string[],
  atMost: number,
): RawBuilder<unknown> {
  return sql`
    select item.feedback_id, item.published_on
    from (
      select publication_week(max(published_on)) as last, publication_week(min(published_on)) as first
      from feedback_publication where ${search.year ? sql`year = ${search.year}` : sql`true`}
    ) span, generate_series(span.last, span.first, -1) week, lateral (
      select feedback_id, published_on from feedback_publication
      where publication_terms(search_document, published_on, agency_id, procedure_id, ground, year)
        @@ replace(${termsOf(search, words)}, '~', week || '_')::tsquery
      order by published_on desc, feedback_id desc
    ) item
    limit ${sql.lit(atMost)}`
}

/** The condition as `publication_terms` writes it, with ~ for the week. The last word may be unfinished. */
function termsOf(search: Omit<PublishedSearch, 'page'>, words: readonly string[]): string {
  const { agencyId, procedureId, ground, year } = search
  return [
    ...words.map((word, at) => (at === words.length - 1 && word.length > 1 ? `'~${word}':*` : `'~${word}'`)),
    ...(agencyId ? [`'~=a${agencyId}'`] : []),
    ...(procedureId ? [`'~=p${procedureId}'`] : []),
    ...(ground ? [`'~=g${ground}'`] : []),
    ...(year ? [`'~=y${year}'`] : []),
  ].join(' & ')
}

/** Words as the search document holds them (`fold_vi`), a–z and 0–9 only, so that nothing can be smuggled into a query. */
export function publishedWords(typed: string, most = 12): string[] {
  const folded = typed
    .slice(0, 500)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
  return [...new Set(folded.split(' ').filter((word) => word !== ''))].slice(0, most)
}

export interface LatestAnswer extends PublishedLine {
  readonly publishedAt: Date
  readonly answerText: string
}

/** The newest published results with the beginning of each answer, for the feed and the start page. */
export async function latestPublished(
  reader: Reader,
  search: Omit<PublishedSearch, 'page'>,
  limit: number,
): Promise<readonly LatestAnswer[]> {
  const { rows } = await sql<LatestAnswer>`
    with found as materialized (${newest(search, limit)})
    select code, title, ground, agency_id, answered_on, on_time, published_at, left(answer_text, 600) as answer_text
    from found join feedback_publication using (feedback_id)
    order by feedback_publication.published_on desc, feedback_id desc`.execute(reader)
  return rows
}

export interface PublishedItem {
  readonly feedbackId: string
  readonly code: string
  readonly title: string
  /** Empty when the sender asked not to be quoted. */
  readonly text: string
  readonly answerText: string
  readonly outcome: Outcome
  readonly kind: Kind
  readonly ground: Ground
  readonly agencyId: string
  readonly procedureId: string | null
  readonly unitName: string | null
  readonly receivedOn: LegalDate
  readonly answeredOn: LegalDate
  readonly publishedOn: LegalDate
  readonly onTime: boolean
  /** Decisions by which rules were changed because of it. */
  readonly changes: readonly { readonly decision: string; readonly doneOn: LegalDate }[]
}

/** One published item; undefined when there is none, or when its publication was taken back. */
export async function findPublished(reader: Reader, code: string): Promise<PublishedItem | undefined> {
  const row = await reader
    .selectFrom('feedbackPublication as publication')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'publication.unitId')
    .select([
      'publication.feedbackId',
      'publication.code',
      'title',
      'text',
      'answerText',
      'outcome',
      'publication.kind',
      'ground',
      'agencyId',
      'procedureId',
      'unit.name as unitName',
      'receivedOn',
      'answeredOn',
      'publishedOn',
      'onTime',
    ])
    .where('publication.code', '=', code)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...row,
    outcome: outcomes.find((outcome) => outcome === row.outcome) ?? 'explained',
    kind: kinds.find((kind) => kind === row.kind) ?? 'problem',
    ground: grounds.find((ground) => ground === row.ground) ?? 'other',
    changes: await listChanges(reader, row.feedbackId),
  }
}

/** Decisions by which rules were changed because of an item, in the order of their days. */
export async function listChanges(reader: Reader, feedbackId: string): Promise<PublishedItem['changes']> {
  const changes = await reader
    .selectFrom('feedbackFollowUp')
    .select(['decision', 'doneOn'])
    .where('feedbackId', '=', feedbackId)
    .where('doneOn', 'is not', null)
    .orderBy('doneOn')
    .execute()
  return changes.flatMap(({ decision, doneOn }) => (decision && doneOn ? [{ decision, doneOn }] : []))
}

export async function unitNameOf(reader: Reader, unitId: string): Promise<string | null> {
  const row = await reader.selectFrom('administrativeUnit').select('name').where('id', '=', unitId).executeTakeFirst()
  return row?.name ?? null
}

export interface AnsweredShare {
  readonly published: number
  readonly onTime: number
}

/** How many results were published in a year, and how many of them had been answered in time: one read of an index. */
export async function answeredInTime(reader: Reader, year: number): Promise<AnsweredShare> {
  const { rows } = await sql<AnsweredShare>`
    select count(*) as published, count(*) filter (where on_time) as on_time
    from feedback_publication where year = ${year}`.execute(reader)
  return rows[0] ?? { published: 0, onTime: 0 }
}
