import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { contactDoubts, type AgencyKind, type ContactDoubt } from './model.ts'
import { foldName } from './names.ts'
import { placeGroupOf, type PlaceGroup } from './place-groups.ts'
import { firstDay, holds, lastDay } from './ranges.ts'

export interface AgencyContact {
  readonly address: string | null
  readonly phone: string | null
  readonly hotline: string | null
  readonly fax: string | null
  readonly email: string | null
  readonly website: string | null
  readonly receivesFeedback: boolean
  readonly doubts: readonly ContactDoubt[]
  readonly source: string
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

/** Where feedback for one agency is received. A desk without contacts of its own is reached through its agency. */
export interface ReceivingPlace {
  readonly code: string
  readonly name: string
  readonly kind: AgencyKind
  readonly group: PlaceGroup
  readonly parentCode: string | null
  readonly parentName: string | null
  readonly contact: AgencyContact | null
}

const contactColumns = [
  'contact.address',
  'contact.phone',
  'contact.hotline',
  'contact.fax',
  'contact.email',
  'contact.website',
  'contact.receivesFeedback',
  'contact.doubts',
  'contact.source',
] as const

/** All contacts that an agency has had, latest first. */
export async function listContacts(reader: Reader, agencyId: string): Promise<readonly AgencyContact[]> {
  const rows = await reader
    .selectFrom('agencyContact as contact')
    .select(contactColumns)
    .select([firstDay('contact.valid').as('validFrom'), lastDay('contact.valid').as('validTo')])
    .where('contact.agencyId', '=', agencyId)
    .orderBy(sql`lower(contact.valid)`, 'desc')
    .execute()
  return rows.map((row) => ({ ...row, doubts: doubtsOf(row.doubts) }))
}

/** What is doubtful about the contact of an agency on a day. */
export async function contactDoubtsOn(
  reader: Reader,
  agencyId: string,
  on: LegalDate,
): Promise<readonly ContactDoubt[]> {
  const row = await reader
    .selectFrom('agencyContact as contact')
    .select('contact.doubts')
    .where('contact.agencyId', '=', agencyId)
    .where(holds('contact.valid', on))
    .executeTakeFirst()
  return doubtsOf(row?.doubts ?? null)
}

/** The site of each of these agencies that has one on record on a day, by id of the agency. */
export async function websitesOn(
  reader: Reader,
  agencyIds: readonly string[],
  on: LegalDate,
): Promise<ReadonlyMap<string, string>> {
  if (agencyIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('agencyContact as contact')
    .select(['contact.agencyId', 'contact.website'])
    .where('contact.agencyId', 'in', [...agencyIds])
    .where('contact.website', 'is not', null)
    .where(holds('contact.valid', on))
    .execute()
  return new Map(rows.map(({ agencyId, website }) => [agencyId, website ?? '']))
}

/**
 * Every agency that receives feedback on a day (NĐ 20/2008 Điều 10, Điều 13; plan V.1), with its contact of that day if one is known.
 * @param filter.words looked for in its names, its unit, the agency above and the address; each word anywhere, as people write
 * "Long Bình Ngã Năm" and "sở y tế sóc trăng" as well as what stands in the name
 */
export async function listReceivingPlaces(
  reader: Reader,
  on: LegalDate,
  filter: { readonly code?: string; readonly words?: string } = {},
): Promise<readonly ReceivingPlace[]> {
  const { code, words = '' } = filter
  const rows = await reader
    .selectFrom('agency')
    .innerJoin('agencyRole as role', 'role.agencyId', 'agency.id')
    .leftJoin('agency as parent', 'parent.id', 'agency.parentId')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'agency.unitId')
    .leftJoin('agencyContact as contact', (join) =>
      join.onRef('contact.agencyId', '=', 'agency.id').on(holds('contact.valid', on)),
    )
    .select(['agency.code', 'agency.name', 'agency.kind', 'parent.code as parentCode', 'parent.name as parentName'])
    .select([
      sql<string>`concat_ws(' ', agency.folded_name, array_to_string(agency.folded_synonyms, ' '), unit.name, parent.name, contact.address)`.as(
        'searched',
      ),
      'contact.id as contactId',
      ...contactColumns,
    ])
    .select([firstDay('contact.valid').as('validFrom'), lastDay('contact.valid').as('validTo')])
    .where('role.role', '=', 'feedback-recipient')
    .where(holds('role.valid', on))
    .where(holds('agency.valid', on))
    .$if(code !== undefined, (query) => query.where('agency.code', '=', code ?? ''))
    .orderBy('agency.foldedName')
    .orderBy('agency.code')
    .execute()
  const sought = foldName(words).split(' ')
  const holdsWords = (folded: string): boolean =>
    sought.every((word) => word !== '' && ` ${folded}`.includes(` ${word}`))
  const found = words === '' ? rows : rows.filter(({ searched }) => holdsWords(foldName(searched)))
  return found.map((row) => {
    const {
      code,
      name,
      kind,
      parentCode,
      parentName,
      searched: _,
      contactId,
      doubts,
      receivesFeedback,
      source,
      ...rest
    } = row
    const known = contactId !== null && source !== null
    const contact = known
      ? { ...rest, source, receivesFeedback: receivesFeedback ?? false, doubts: doubtsOf(doubts) }
      : null
    return { code, name, kind, group: placeGroupOf(kind), parentCode, parentName, contact }
  })
}

function doubtsOf(words: readonly string[] | null): readonly ContactDoubt[] {
  return contactDoubts.filter((doubt) => words?.includes(doubt))
}
