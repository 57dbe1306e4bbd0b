import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { PublicationWay } from './model.ts'

export interface MetDuty {
  readonly procedureId: string
  readonly way: PublicationWay
  /** Absent: whoever owes it. */
  readonly agencyId?: string
  /** The text that was made public: meets what is owed for it and for the texts before it, and nothing that is owed for a later one. */
  readonly revisionId?: string
}

/**
 * What was owed is done on this day; in time or late is told by the stored due day. What has to be taken away only from a later day on is
 * not owed yet: nothing that happened while the text applied meets it.
 */
export async function meetDuties(act: Act, met: MetDuty, doneOn: LegalDate): Promise<void> {
  const rows = await act.tx
    .updateTable('publicationDuty')
    .set({ doneOn: sql<LegalDate>`greatest(started_on, ${doneOn}::date)` })
    .where('procedureId', '=', met.procedureId)
    .where('way', '=', met.way)
    .where('doneOn', 'is', null)
    .where('droppedOn', 'is', null)
    .$if(met.revisionId === undefined, (query) => query.where('startedOn', '<=', act.today))
    .$if(met.agencyId !== undefined, (query) => query.where('agencyId', '=', met.agencyId ?? ''))
    .$if(met.revisionId !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from procedure_revision owed, procedure_revision published
          where owed.id = publication_duty.revision_id and published.id = ${met.revisionId ?? null}
            and coalesce(lower(owed.effective), '-infinity') <= coalesce(lower(published.effective), '-infinity'))`,
      ),
    )
    .returning(['id', 'dueOn'])
    .execute()
  for (const { id, dueOn } of rows)
    await record(
      act,
      'publication.duty-met',
      { dutyId: id, way: met.way, late: dueOn !== null && dueOn < doneOn },
      { type: 'publication-duty', id },
    )
}

/** One duty alone. Done or dropped already: nothing changes. */
export async function meetDuty(act: Act, dutyId: string, doneOn: LegalDate): Promise<void> {
  const met = await act.tx
    .updateTable('publicationDuty')
    .set({ doneOn })
    .where('id', '=', dutyId)
    .where('doneOn', 'is', null)
    .where('droppedOn', 'is', null)
    .returning(['way', 'dueOn'])
    .executeTakeFirst()
  if (!met) return
  await record(
    act,
    'publication.duty-met',
    { dutyId, way: met.way, late: met.dueOn !== null && met.dueOn < doneOn },
    { type: 'publication-duty', id: dutyId },
  )
}
