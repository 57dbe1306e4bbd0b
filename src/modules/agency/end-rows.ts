import { sql } from 'kysely'
import type { Tx } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

const owners = {
  agencyContact: { agencyId: 'agency_id', officialId: null },
  agencyRole: { agencyId: 'agency_id', officialId: null },
  officialPost: { agencyId: 'agency_id', officialId: 'official_id' },
} as const

const tables = { agencyContact: 'agency_contact', agencyRole: 'agency_role', officialPost: 'official_post' } as const

/**
 * Ends what an agency or an official holds on a day. What would only have begun on that day or later is taken out,
 * because a range without days cannot be kept. Deputising of the posts concerned ends with them.
 */
export async function endRowsAt(
  tx: Tx,
  table: keyof typeof owners,
  owner: { readonly column: 'agencyId' | 'officialId'; readonly id: string },
  until: LegalDate,
): Promise<void> {
  const column = owners[table][owner.column]
  if (column === null) throw new Error(`agency.no-such-owner: ${table}.${owner.column}`)
  const rows = sql`${sql.id(tables[table])}`
  const belongs = sql`${sql.id(column)} = ${owner.id}`
  if (table === 'officialPost')
    await endDeputising(tx, sql`post_id in (select id from official_post where ${belongs})`, until)
  await sql`delete from ${rows} where ${belongs} and lower(valid) >= ${until}::date`.execute(tx)
  await sql`update ${rows} set valid = daterange(lower(valid), ${until}::date)
    where ${belongs} and (upper_inf(valid) or upper(valid) > ${until}::date)`.execute(tx)
}

/** Ends the standing-in for a post, or by an official, on a day. */
export async function endDeputising(tx: Tx, which: ReturnType<typeof sql>, until: LegalDate): Promise<void> {
  await sql`delete from deputising where ${which} and lower(valid) >= ${until}::date`.execute(tx)
  await sql`update deputising set valid = daterange(lower(valid), ${until}::date)
    where ${which} and upper(valid) > ${until}::date`.execute(tx)
}
