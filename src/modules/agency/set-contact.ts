import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { Text, Ticked, TypedDate } from '#kernel/http/parse.ts'
import { tellOthers } from '#kernel/jobs/happening.ts'
import { endRowsAt } from './end-rows.ts'
import { AgencyCode, OrganisationBasis, phonePattern, websitePattern } from './model.ts'
import { numberDoubts } from './names.ts'
import { authorizeOrganisation } from './policy.ts'
import { lockAgency } from './queries.ts'
import { spanOf } from './ranges.ts'
import { contactSet } from './receiving-notice.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.contact-set': { agencyId: string; from: string; known: readonly string[] }
  }
}

const Phone = Text(100).refine((text) => phonePattern.test(text), { error: 'invalid-phone' })

export const SetContact = z.object({
  code: AgencyCode,
  from: TypedDate,
  address: Text(300).optional(),
  phone: Phone.optional(),
  hotline: Phone.optional(),
  fax: Phone.optional(),
  email: z
    .string()
    .trim()
    .pipe(z.email({ error: 'invalid-email' }).max(200))
    .optional(),
  website: Text(200)
    .refine((text) => websitePattern.test(text), { error: 'agency.invalid-website' })
    .optional(),
  receivesFeedback: Ticked,
  source: OrganisationBasis,
})
export type SetContact = z.infer<typeof SetContact>

/**
 * Công khai địa chỉ tiếp nhận phản ánh, kiến nghị: the contact of an agency from a day on; the present one ends the day before.
 * @throws Refused when another contact is already entered for a later day
 */
export async function setContact(act: Act, input: SetContact): Promise<{ readonly code: string }> {
  const { id } = await lockAgency(act.tx, input.code)
  authorizeOrganisation(act.actor, 'set-contact', id)
  const later = await act.tx
    .selectFrom('agencyContact')
    .select('id')
    .where('agencyId', '=', id)
    .where(sql<boolean>`lower(valid) > ${input.from}::date`)
    .executeTakeFirst()
  if (later) throw new Refused('agency.later-contact-exists', { allowed: [] })

  const { code: _, from, source, receivesFeedback, ...ways } = input
  await endRowsAt(act.tx, 'agencyContact', { column: 'agencyId', id }, from)
  await act.tx
    .insertInto('agencyContact')
    .values({
      agencyId: id,
      valid: spanOf(from, null),
      address: ways.address ?? null,
      phone: ways.phone ?? null,
      hotline: ways.hotline ?? null,
      fax: ways.fax ?? null,
      email: ways.email ?? null,
      website: ways.website ?? null,
      receivesFeedback,
      doubts: [
        ...(ways.phone ? numberDoubts(ways.phone, 'phone') : []),
        ...(ways.fax ? numberDoubts(ways.fax, 'fax') : []),
      ],
      source,
    })
    .execute()

  const known = Object.entries(ways).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  await record(act, 'agency.contact-set', { agencyId: id, from, known }, { type: 'agency', id })
  await tellOthers(act, contactSet, { agencyId: id, from })
  return { code: input.code }
}
