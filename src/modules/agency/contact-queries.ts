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
  /** Its names, its unit, the agency above and the address, as they are searched. */
  readonly foldedWords: string
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

/** Every agency that receives feedback on a day (NĐ 20/2008 Điều 10, Điều 13; plan V.1), with its contact of that day if one is known. */
export async function listReceivingPlaces(reader: Reader, on: LegalDate): Promise<readonly ReceivingPlace[]> {
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
      'agency.foldedName',
      'agency.foldedSynonyms',
      'unit.name as unitName',
      'contact.id as contactId',
      ...contactColumns,
    ])
    .select([firstDay('contact.valid').as('validFrom'), lastDay('contact.valid').as('validTo')])
    .where('role.role', '=', 'feedback-recipient')
    .where(holds('role.valid', on))
    .where(holds('agency.valid', on))
    .orderBy('agency.foldedName')
    .orderBy('agency.code')
    .execute()
  return rows.map((row) => {
    const {
      code,
      name,
      kind,
      parentCode,
      parentName,
      foldedName,
      foldedSynonyms,
      unitName,
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
    const foldedWords = foldName(
      [foldedName, ...foldedSynonyms, unitName, parentName, rest.address].filter(Boolean).join(' '),
    )
    return { code, name, kind, group: placeGroupOf(kind), parentCode, parentName, foldedWords, contact }
  })
}

function doubtsOf(words: readonly string[] | null): readonly ContactDoubt[] {
  return contactDoubts.filter((doubt) => words?.includes(doubt))
}
