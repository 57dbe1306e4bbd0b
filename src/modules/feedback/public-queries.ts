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

/** Published results, newest first, 20 a page. One statement, which reads a thousand index entries at most unless words are rare. */
export async function listPublished(reader: Reader, search: PublishedSearch): Promise<PublishedList> {
  const condition = conditionOf(search)
  const { rows } = await sql<ListRow>`
    with shown as (
      select feedback_id, published_on, code, title, ground, agency_id, answered_on, on_time
      from feedback_publication where ${condition}
      order by published_on desc, feedback_id desc
      limit ${sql.lit(publishedPageSize)} offset ${(search.page - 1) * publishedPageSize}
    )
    select counted.found, (select min(year) from feedback_publication) as first_year,
      shown.code, shown.title, shown.ground, shown.agency_id, shown.answered_on, shown.on_time
    from (select count(*) as found from (
      select 1 from feedback_publication where ${condition} limit ${sql.lit(publishedAtMost + 1)}) bounded) counted
    left join shown on true
    order by shown.published_on desc, shown.feedback_id desc`.execute(reader)
  const found = rows[0]?.found ?? 0
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

function conditionOf(search: PublishedSearch): RawBuilder<unknown> {
  const parts = [sql`true`]
  const code = codeAmongWords(search.q ?? '')
  if (code !== undefined) parts.push(sql`code = ${code}`)
  else {
    const words = publishedWords(search.q ?? '')
    if (words.length > 0) parts.push(sql`search_document @@ ${allOf(words)}::tsquery`)
    else if ((search.q ?? '').trim() !== '') parts.push(sql`false`)
  }
  if (search.agencyId) parts.push(sql`agency_id = ${search.agencyId}`)
  if (search.procedureId) parts.push(sql`procedure_id = ${search.procedureId}`)
  if (search.ground) parts.push(sql`ground = ${search.ground}`)
  if (search.year) parts.push(sql`year = ${search.year}`)
  return sql.join(parts, sql` and `)
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

/** The last word may be unfinished. */
function allOf(words: readonly string[]): string {
  return words.map((word, at) => (at === words.length - 1 && word.length > 1 ? `${word}:*` : word)).join(' & ')
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
    select code, title, ground, agency_id, answered_on, on_time, published_at, left(answer_text, 600) as answer_text
    from feedback_publication where ${conditionOf({ ...search, page: 1 })}
    order by published_on desc, feedback_id desc limit ${sql.lit(limit)}`.execute(reader)
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
  const changes = await reader
    .selectFrom('feedbackFollowUp')
    .select(['decision', 'doneOn'])
    .where('feedbackId', '=', row.feedbackId)
    .where('doneOn', 'is not', null)
    .orderBy('doneOn')
    .execute()
  return {
    ...row,
    outcome: outcomes.find((outcome) => outcome === row.outcome) ?? 'explained',
    kind: kinds.find((kind) => kind === row.kind) ?? 'problem',
    ground: grounds.find((ground) => ground === row.ground) ?? 'other',
    changes: changes.flatMap(({ decision, doneOn }) => (decision && doneOn ? [{ decision, doneOn }] : [])),
  }
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
