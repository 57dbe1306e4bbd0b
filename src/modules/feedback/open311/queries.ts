import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Ground } from '../model.ts'

export interface RequestFilter {
  readonly codes?: readonly string[] | undefined
  readonly grounds?: readonly Ground[] | undefined
  /** Received on a day from `from` to `to`, both included. */
  readonly from?: LegalDate | undefined
  readonly to?: LegalDate | undefined
  /** True: only those being looked at again; false: only those that are settled. */
  readonly reopened?: boolean | undefined
  readonly limit: number
}

/** Published items by the day on which they were received, newest first: what GeoReport asks for. */
export async function listRequests(reader: Reader, filter: RequestFilter) {
  const { codes, grounds, from, to, reopened } = filter
  return reader
    .selectFrom('feedbackPublication as publication')
    .innerJoin('feedback', 'feedback.id', 'publication.feedbackId')
    .innerJoin('agency', 'agency.id', 'publication.agencyId')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'publication.unitId')
    .select([
      'publication.code',
      'publication.title',
      'publication.text',
      'publication.answerText',
      'publication.ground',
      'publication.receivedOn',
      'publication.publishedAt',
      'feedback.status',
      'agency.name as agencyName',
      'unit.code as unitCode',
      'unit.name as unitName',
    ])
    .$if(codes !== undefined, (query) => query.where('publication.code', 'in', [...(codes ?? []), '']))
    .$if(grounds !== undefined, (query) => query.where('publication.ground', 'in', [...(grounds ?? []), '']))
    .$if(from !== undefined, (query) => query.where('publication.receivedOn', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('publication.receivedOn', '<=', to ?? ''))
    .$if(reopened !== undefined, (query) => query.where('feedback.status', reopened ? '<>' : '=', 'published'))
    .orderBy('publication.receivedOn', 'desc')
    .orderBy('publication.feedbackId', 'desc')
    .limit(filter.limit)
    .execute()
}
export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number]
