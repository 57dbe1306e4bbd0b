import { sql } from 'kysely'
import type { Act, Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** Văn bản quy phạm pháp luật. Days that nobody has said are null, never guessed. */
export interface LegalInstrument {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly issuer: string
  readonly issuedOn: LegalDate | null
  readonly effectiveOn: LegalDate | null
  readonly endedOn: LegalDate | null
  readonly endedBy: string | null
}

export const instrumentColumns = [
  'id',
  'number',
  'name',
  'issuer',
  'issuedOn',
  'effectiveOn',
  'endedOn',
  'endedBy',
] as const

/** @param number whatever its capitals are */
export async function findInstrument(reader: Reader, number: string): Promise<LegalInstrument | undefined> {
  return reader
    .selectFrom('legalInstrument')
    .select(instrumentColumns)
    .where(sql`upper(number)`, '=', sql`upper(${number})`)
    .executeTakeFirst()
}

/** The same, for writing: what two people add to it at once is added one after the other. */
export async function lockInstrument(act: Act, number: string): Promise<LegalInstrument | undefined> {
  return act.tx
    .selectFrom('legalInstrument')
    .select(instrumentColumns)
    .where(sql`upper(number)`, '=', sql`upper(${number})`)
    .forUpdate()
    .executeTakeFirst()
}

export async function instrumentsById(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LegalInstrument>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('legalInstrument')
    .select(instrumentColumns)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** @param numbers whatever their capitals are; those that are not known are left out of what is found under each */
export async function instrumentsByNumber(
  reader: Reader,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, LegalInstrument>> {
  if (numbers.length === 0) return new Map()
  const rows = await reader
    .selectFrom('legalInstrument')
    .select(instrumentColumns)
    .where(sql`upper(number)`, '=', sql`any(${[...new Set(numbers)].map((number) => number.toUpperCase())}::text[])`)
    .execute()
  const known = new Map(rows.map((row) => [row.number.toUpperCase(), row]))
  return new Map(
    numbers.flatMap((number) => {
      const row = known.get(number.toUpperCase())
      return row ? [[number, row] as const] : []
    }),
  )
}

/** Instruments for choosing from, the latest first. */
export async function latestInstruments(reader: Reader, most: number): Promise<readonly LegalInstrument[]> {
  return reader
    .selectFrom('legalInstrument')
    .select(instrumentColumns)
    .where('effectiveOn', 'is not', null)
    .orderBy('effectiveOn', 'desc')
    .orderBy('number')
    .limit(most)
    .execute()
}
