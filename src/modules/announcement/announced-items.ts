import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** What a signed decision brought into force or ended, for the rooms that follow it. */
export interface AnnouncedDecision {
  readonly agencyId: string
  readonly decisionOn: LegalDate
  readonly items: readonly {
    readonly procedureId: string
    readonly revisionId: string | null
    readonly levels: readonly string[]
    readonly shortened: boolean
    readonly effectiveOn: LegalDate
  }[]
}

/** @returns undefined for a dossier that is not signed */
export async function findAnnouncedDecision(
  reader: Reader,
  announcementId: string,
): Promise<AnnouncedDecision | undefined> {
  const decision = await reader
    .selectFrom('announcement')
    .select(['agencyId', 'decisionOn'])
    .where('id', '=', announcementId)
    .where('status', '=', 'signed')
    .executeTakeFirst()
  if (!decision || decision.decisionOn === null) return undefined
  const items = await reader
    .selectFrom('announcementItem as item')
    .leftJoin('procedureRevision as revision', 'revision.id', 'item.revisionId')
    .select([
      'item.procedureId',
      'item.revisionId',
      sql<string[]>`coalesce(revision.levels, '{}')`.as('levels'),
      'item.shortened',
      'item.effectiveOn',
    ])
    .where('item.announcementId', '=', announcementId)
    .where('item.removedAt', 'is', null)
    .orderBy('item.id')
    .execute()
  return { agencyId: decision.agencyId, decisionOn: decision.decisionOn, items }
}
