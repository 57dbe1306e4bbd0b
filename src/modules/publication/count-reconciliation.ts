import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { ReconciledProcedure } from './reconcile.ts'
import { countPlaces, countTones, listReconciled } from './reconciliation-list.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.reconciled': { day: LegalDate; procedures: number; matching: number; red: number }
  }
}

/** Keeps how far the day has come, for the province and for each agency. Counted again on the same day, it takes the place of what was counted before. */
export async function countReconciliation(act: Act): Promise<void> {
  const { items } = await listReconciled(act.tx, systemActor('reconciliation'), act.today)
  const byAgency = Map.groupBy(
    items.filter(({ facts }) => facts.ownerId !== null),
    ({ facts }) => facts.ownerId,
  )
  const rows = [rowOf(act.today, null, items), ...[...byAgency].map(([id, own]) => rowOf(act.today, id, own))]
  await act.tx
    .insertInto('reconciliationDay')
    .values(rows)
    .onConflict((conflict) =>
      conflict.constraint('reconciliation_day_once').doUpdateSet((set) => ({
        procedures: set.ref('excluded.procedures'),
        matching: set.ref('excluded.matching'),
        red: set.ref('excluded.red'),
        decision: set.ref('excluded.decision'),
        portal: set.ref('excluded.portal'),
        national: set.ref('excluded.national'),
        boards: set.ref('excluded.boards'),
      })),
    )
    .execute()
  const [{ procedures, matching, red }] = [rowOf(act.today, null, items)]
  await record(act, 'publication.reconciled', { day: act.today, procedures, matching, red })
}

function rowOf(onDay: LegalDate, agencyId: string | null, items: readonly ReconciledProcedure[]) {
  const overall = countTones(items.map(({ tone }) => tone))
  const { decision, portal, national, boards } = countPlaces(items)
  return {
    onDay,
    agencyId,
    procedures: items.length,
    matching: overall.green,
    red: overall.red,
    decision: decision.green,
    portal: portal.green,
    national: national.green,
    boards: boards.green,
  }
}

export interface ReconciledDay {
  readonly onDay: LegalDate
  readonly procedures: number
  readonly matching: number
  readonly red: number
  readonly decision: number
  readonly portal: number
  readonly national: number
  readonly boards: number
}

/** The newest days that were counted, oldest first; null: the whole province. */
export async function listReconciledDays(
  reader: Reader,
  agencyId: string | null,
  days: number,
): Promise<readonly ReconciledDay[]> {
  const rows = await reader
    .selectFrom('reconciliationDay')
    .select(['onDay', 'procedures', 'matching', 'red', 'decision', 'portal', 'national', 'boards'])
    .where('agencyId', agencyId === null ? 'is' : '=', agencyId)
    .orderBy('onDay', 'desc')
    .limit(days)
    .execute()
  return rows.toReversed()
}
