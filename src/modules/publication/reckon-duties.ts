import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { reckon } from '#kernel/calendar/deadline.ts'
import { loadLegalTime } from '#kernel/calendar/load-calendar.ts'
import { isInForce, isPeriodRule, type PeriodRule, type PeriodRuleName } from '#kernel/calendar/rules.ts'
import type { PublicationWay } from './model.ts'

/** The periods of each way, of which a duty has stored the ground. */
const rulesOf: Readonly<Record<PublicationWay, readonly PeriodRuleName[]>> = {
  'national-database': ['announcement.national-database', 'announcement.national-database-shortened'],
  posting: ['publication.posting'],
  'taking-down': ['publication.posting'],
  'agency-site': ['publication.agency-site'],
}

/**
 * Duties whose day could not be told because the year in which it falls was not decreed get it once it is, from the day on which they
 * arose. Each night; run twice it finds nothing more to do.
 * @returns how many got their day
 */
export async function reckonDuties(act: Act): Promise<number> {
  const waiting = await act.tx
    .selectFrom('publicationDuty')
    .select(['id', 'way', 'startedOn', 'dueBasis'])
    .where('dueOn', 'is', null)
    .where('dueBasis', 'is not', null)
    .where('droppedOn', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const { rules, calendar } = await loadLegalTime(act.tx)
  let reckoned = 0
  for (const { id: dutyId, way, startedOn, dueBasis } of waiting) {
    const rule = rules.find(
      (one): one is PeriodRule =>
        isPeriodRule(one) && one.basis === dueBasis && isInForce(one, startedOn) && rulesOf[way].includes(one.rule),
    )
    const reckoning = rule && reckon({ startOn: startedOn, rule }, calendar)
    if (reckoning?.state !== 'reckoned') continue
    const { dueOn } = reckoning.receipt
    await act.tx
      .updateTable('publicationDuty')
      .set({ dueOn, receipt: JSON.stringify(reckoning.receipt) })
      .where('id', '=', dutyId)
      .execute()
    reckoned++
    await record(
      act,
      'publication.duty-reckoned',
      { dutyId, dueOn: dueOn ?? '' },
      { type: 'publication-duty', id: dutyId },
    )
  }
  return reckoned
}
