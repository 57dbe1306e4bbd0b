import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { undecreedYear, type DueDay } from './due-day.ts'
import { postingAgencies, watchesPublication } from './policy.ts'

/** What an agency owes its own site: one procedure, with what was confirmed. */
export interface SiteDuty extends DueDay {
  readonly id: string
  readonly agencyId: string
  readonly code: string
  readonly name: string
  /** The procedure ended: its text has to go from the site. */
  readonly isEnding: boolean
  readonly decisionNumber: string | null
  /** The day of the decision, or of the end: before it nothing has to go. */
  readonly startedOn: LegalDate
  readonly doneOn: LegalDate | null
  /** Page on which it can be read; null while open, and for a text that a later one has overtaken. */
  readonly address: string | null
}

export const siteViews = ['cho-dang', 'da-dang', 'tat-ca'] as const
export type SiteView = (typeof siteViews)[number]

const viewConditions: Readonly<Record<SiteView, RawBuilder<boolean>>> = {
  'cho-dang': sql<boolean>`duty.done_on is null`,
  'da-dang': sql<boolean>`duty.done_on is not null`,
  'tat-ca': sql<boolean>`true`,
}

/** An agency sees what it owes; the control authority and the chairman's office see all. */
function siteDuties(reader: Reader, actor: Actor) {
  const mine = [...postingAgencies(actor)]
  return reader
    .selectFrom('publicationDuty as duty')
    .where('duty.way', '=', 'agency-site')
    .where('duty.droppedOn', 'is', null)
    .$if(!watchesPublication(actor), (query) => query.where(sql<boolean>`duty.agency_id = any(${mine}::uuid[])`))
}

/** Duties towards agencies' sites that an official may see, what is due first. */
export async function listSiteDuties(
  reader: Reader,
  actor: Actor,
  { view, page, pageSize }: { readonly view: SiteView; readonly page: number; readonly pageSize: number },
): Promise<readonly SiteDuty[]> {
  return siteDuties(reader, actor)
    .innerJoin('procedure', 'procedure.id', 'duty.procedureId')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .leftJoin('sitePublication as shown', 'shown.dutyId', 'duty.id')
    .select(['duty.id', 'duty.agencyId', 'procedure.code', 'announcement.decisionNumber'])
    .select(['duty.startedOn', 'duty.dueOn', 'duty.doneOn'])
    .select([
      'shown.address',
      undecreedYear.as('undecreedYear'),
      sql<boolean>`duty.revision_id is null`.as('isEnding'),
      sql<string>`coalesce(
        (select name from procedure_revision where id = duty.revision_id),
        (select name from procedure_revision where procedure_id = duty.procedure_id and status = 'announced'
          order by upper(effective) desc nulls first limit 1), '')`.as('name'),
    ])
    .where(viewConditions[view])
    .orderBy('duty.dueOn', (order) => (view === 'cho-dang' ? order.asc().nullsLast() : order.desc().nullsLast()))
    .orderBy('procedure.code')
    .orderBy('duty.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
}

/** How many stand in each view: one statement. */
export async function countSiteDuties(reader: Reader, actor: Actor): Promise<Readonly<Record<SiteView, number>>> {
  const counted = (view: SiteView) => sql<number>`(count(*) filter (where ${viewConditions[view]}))::int`.as(view)
  return siteDuties(reader, actor)
    .select([counted('cho-dang'), counted('da-dang'), counted('tat-ca')])
    .executeTakeFirstOrThrow()
}
