import { sql } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { FindingSeverity, FindingState } from './model.ts'

export interface Finding {
  readonly id: string
  readonly announcementId: string
  readonly itemId: string
  /** Null when a person found it. */
  readonly checkId: string | null
  readonly checkKey: string | null
  readonly part: string | null
  readonly severity: FindingSeverity
  readonly text: string
  readonly quote: string | null
  readonly markFrom: number | null
  readonly markTo: number | null
  /** Where in the text: `paperGroups.0.papers.2.name`. */
  readonly path: string | null
  readonly state: FindingState
  readonly raisedAt: Date
  readonly raisedBy: string | null
  readonly closedAt: Date | null
}

export const findingColumns = [
  'id',
  'announcementId',
  'itemId',
  'checkId',
  'checkKey',
  'part',
  'severity',
  'text',
  'quote',
  'markFrom',
  'markTo',
  'path',
  'state',
  'raisedAt',
  'raisedBy',
  'closedAt',
] as const

/** As pages show it. */
export interface ShownFinding extends Finding {
  readonly raisedByName: string | null
}

export interface FindingComment {
  readonly id: string
  readonly findingId: string
  readonly at: Date
  readonly officialName: string | null
  readonly agencyName: string | null
  readonly text: string
}

/** Findings on items that are still in the dossier, the oldest first. */
export async function listFindings(reader: Reader, announcementId: string): Promise<readonly ShownFinding[]> {
  return reader
    .selectFrom('announcementFinding')
    .select(findingColumns)
    .select((eb) =>
      eb
        .selectFrom('official')
        .select('official.name')
        .whereRef('official.id', '=', 'announcementFinding.raisedBy')
        .as('raisedByName'),
    )
    .where('announcementId', '=', announcementId)
    .where('itemId', 'in', (items) =>
      items
        .selectFrom('announcementItem')
        .select('announcementItem.id')
        .where('announcementItem.announcementId', '=', announcementId)
        .where('announcementItem.removedAt', 'is', null),
    )
    .orderBy('id')
    .execute()
}

/** What was said about them. */
export async function listFindingComments(reader: Reader, announcementId: string): Promise<readonly FindingComment[]> {
  return reader
    .selectFrom('announcementComment as comment')
    .innerJoin('announcementFinding as finding', 'finding.id', 'comment.findingId')
    .leftJoin('official', 'official.id', 'comment.officialId')
    .leftJoin('agency', 'agency.id', 'comment.agencyId')
    .select(['comment.id', 'comment.findingId', 'comment.at', 'comment.text'])
    .select(['official.name as officialName', 'agency.name as agencyName'])
    .where('finding.announcementId', '=', announcementId)
    .orderBy('comment.id')
    .execute()
}

/** @throws NotFound when the dossier has no such finding */
export async function lockFinding(tx: Tx, announcementId: string, findingId: string): Promise<Finding> {
  const finding = await tx
    .selectFrom('announcementFinding')
    .select(findingColumns)
    .where('id', '=', findingId)
    .where('announcementId', '=', announcementId)
    .forUpdate()
    .executeTakeFirst()
  if (!finding) throw new NotFound('announcement.finding-not-found')
  return finding
}

export interface FindingCounts {
  readonly open: number
  readonly blocking: number
  readonly advisory: number
}

/** How many findings of a dossier are open. */
export async function countOpenFindings(reader: Reader, announcementId: string): Promise<FindingCounts> {
  const row = await reader
    .selectFrom('announcementFinding as finding')
    .innerJoin('announcementItem as item', 'item.id', 'finding.itemId')
    .select([
      sql<number>`count(*) filter (where finding.state = 'open')::int`.as('open'),
      sql<number>`count(*) filter (where finding.state = 'open' and finding.severity = 'blocking')::int`.as('blocking'),
      sql<number>`count(*) filter (where finding.state = 'open' and finding.severity = 'advisory')::int`.as('advisory'),
    ])
    .where('finding.announcementId', '=', announcementId)
    .where('item.removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row
}
