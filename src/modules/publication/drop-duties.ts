import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'

/** What was owed for texts of these procedures that were put right before their day, and not done yet, is owed no longer: the new text is. */
export async function dropDutiesOfWithdrawn(act: Act, procedureIds: readonly string[]): Promise<void> {
  await act.tx
    .updateTable('publicationDuty')
    .set({ droppedOn: act.today })
    .where('procedureId', '=', sql<string>`any(${[...procedureIds]}::uuid[])`)
    .where('doneOn', 'is', null)
    .where('droppedOn', 'is', null)
    .where(
      sql<boolean>`exists (select from procedure_revision owed
        where owed.id = publication_duty.revision_id and owed.status = 'withdrawn')`,
    )
    .execute()
}
