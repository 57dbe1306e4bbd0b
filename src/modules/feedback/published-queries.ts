import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { normalizeProcedureCode } from '#modules/procedure/public.ts'
import type { PublishedFilters } from './paths.ts'

/** Counting stops here: the number stays cheap when a million items are published, and nobody pages further. */
export const countedAtMost = 10_000

/** @returns how many published items pass the filters, at most `countedAtMost` */
export async function countPublished(reader: Reader, filters: PublishedFilters): Promise<number> {
  const bounded = reader
    .selectFrom('feedbackPublication')
    .select('feedbackPublication.feedbackId')
    .where(passes(filters))
    .limit(countedAtMost)
    .as('bounded')
  const { total } = await reader
    .selectFrom(bounded)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** One page of what is published, newest first. */
export async function listPublished(
  reader: Reader,
  filters: PublishedFilters,
  paging: { readonly page: number; readonly pageSize: number },
) {
  const offset = (paging.page - 1) * paging.pageSize
  if (offset >= countedAtMost) return []
  return published(reader)
    .select(sql<string>`left(feedback_publication.text, 300)`.as('excerpt'))
    .where(passes(filters))
    .orderBy('feedbackPublication.publishedOn', 'desc')
    .orderBy('feedbackPublication.feedbackId', 'desc')
    .limit(paging.pageSize)
    .offset(offset)
    .execute()
}

/** A published item with its redacted words, as citizens read it. */
export async function findPublished(reader: Reader, code: string): Promise<PublishedRow | undefined> {
  return publishedWithWords(reader).where('feedbackPublication.code', '=', code).executeTakeFirst()
}

export interface ReceivedFilter {
  readonly codes?: readonly string[] | undefined
  readonly grounds?: readonly string[] | undefined
  /** Received on a day from `from` to `to`, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reopened?: boolean | undefined
  readonly limit: number
}

/** Published items by the day on which they were received, newest first: what GeoReport asks for. */
export async function listPublishedByReceipt(reader: Reader, filter: ReceivedFilter): Promise<readonly PublishedRow[]> {
  const { codes, grounds, from, to, reopened } = filter
  return publishedWithWords(reader)
    .$if(codes !== undefined, (query) => query.where('feedbackPublication.code', 'in', codes ?? []))
    .$if(grounds !== undefined, (query) => query.where('feedbackPublication.ground', 'in', grounds ?? []))
    .$if(from !== undefined, (query) => query.where('feedbackPublication.receivedOn', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('feedbackPublication.receivedOn', '<=', to ?? ''))
    .$if(reopened !== undefined, (query) => query.where('feedback.status', reopened ? '<>' : '=', 'published'))
    .orderBy('feedbackPublication.receivedOn', 'desc')
    .orderBy('feedbackPublication.feedbackId', 'desc')
    .limit(filter.limit)
    .execute()
}

export type PublishedListRow = Awaited<ReturnType<typeof listPublished>>[number]
export interface PublishedRow extends Omit<PublishedListRow, 'excerpt'> {
  readonly text: string
  readonly answerText: string
  readonly publishedAt: Date
}

function publishedWithWords(reader: Reader) {
  return published(reader).select([
    'feedbackPublication.text',
    'feedbackPublication.answerText',
    'feedbackPublication.publishedAt',
  ])
}

function published(reader: Reader) {
  return reader
    .selectFrom('feedbackPublication')
    .innerJoin('feedback', 'feedback.id', 'feedbackPublication.feedbackId')
    .innerJoin('agency', 'agency.id', 'feedbackPublication.agencyId')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'feedbackPublication.unitId')
    .select([
      'feedbackPublication.code',
      'feedbackPublication.title',
      'feedbackPublication.outcome',
      'feedbackPublication.kind',
      'feedbackPublication.ground',
      'feedbackPublication.about',
      'feedbackPublication.procedureId',
      'feedbackPublication.receivedOn',
      'feedbackPublication.answeredOn',
      'feedbackPublication.publishedOn',
      'feedbackPublication.onTime',
      'feedback.status',
      'feedback.demonstration',
      'agency.code as agencyCode',
      'agency.name as agencyName',
      'unit.code as unitCode',
      'unit.name as unitName',
    ])
}

type Eb = ExpressionBuilder<Pick<Database, 'feedbackPublication' | 'agency' | 'procedure'>, 'feedbackPublication'>

function passes(filters: PublishedFilters) {
  const { q, agency, procedure, ground, year } = filters
  return (eb: Eb): Expression<SqlBool> =>
    eb.and([
      ...(q ? [sql<boolean>`feedback_publication.search_document @@ plainto_tsquery('simple', fold_vi(${q}))`] : []),
      ...(agency
        ? [
            eb('feedbackPublication.agencyId', '=', (where) =>
              where.selectFrom('agency').select('agency.id').where('agency.code', '=', agency),
            ),
          ]
        : []),
      ...(procedure
        ? [
            eb('feedbackPublication.procedureId', '=', (where) =>
              where
                .selectFrom('procedure')
                .select('procedure.id')
                .where('procedure.code', '=', normalizeProcedureCode(procedure)),
            ),
          ]
        : []),
      ...(ground ? [eb('feedbackPublication.ground', '=', ground)] : []),
      ...(year ? [eb('feedbackPublication.year', '=', year)] : []),
    ])
}
