import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { defineHappening } from '#kernel/jobs/happening.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

const Ways = z.object({
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hotline: z.string().nullable(),
  fax: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
})
/** How one agency is reached. */
export type ReceivingWays = z.infer<typeof Ways>

/** What an agency has to post about where feedback is received (NĐ 20/2008 Điều 10.3, Điều 13.3). */
export const ReceivingNotice = z.object({
  agency: Ways,
  /** Who receives for the whole province; null when it is the agency itself. */
  control: Ways.nullable(),
})
export type ReceivingNotice = z.infer<typeof ReceivingNotice>

/** An agency is reached in another way, from this day on. */
export const contactSet = defineHappening<{ readonly agencyId: string; readonly from: LegalDate }>('agency.contact-set')

function waysOf(agency: string, contact: string): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${contact}.${column}`)
  return sql`jsonb_build_object('name', ${sql.ref(`${agency}.name`)}, 'address', ${of('address')}, 'phone', ${of('phone')},
    'hotline', ${of('hotline')}, 'fax', ${of('fax')}, 'email', ${of('email')}, 'website', ${of('website')})`
}

/**
 * The notice of an agency as it would be written on a day, as `jsonb`; null when the agency receives no feedback then.
 * Two notices that say the same are equal: that is how a sheet on a board is known to be out of date.
 */
export function receivingNoticeOn(agencyId: string, on: LegalDate): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('agency', ${waysOf('place', 'contact')},
      'control', case when control.id <> place.id then ${waysOf('control', 'control_contact')} end)
    from agency place
    join agency_role receiving on receiving.agency_id = place.id and receiving.role = 'feedback-recipient' and receiving.valid @> ${on}::date
    left join agency_contact contact on contact.agency_id = place.id and contact.valid @> ${on}::date
    left join agency_role controlling on controlling.role = 'control-authority' and controlling.valid @> ${on}::date
    left join agency control on control.id = controlling.agency_id
    left join agency_contact control_contact on control_contact.agency_id = control.id and control_contact.valid @> ${on}::date
    where place.id = ${sql.ref(agencyId)} and place.valid @> ${on}::date)`
}
