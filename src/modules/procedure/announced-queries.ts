import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { isMeantBy } from './former-codes.ts'

/** One text that was announced, with the days on which it is in force. */
export interface AnnouncedText {
  readonly procedureId: string
  readonly revisionId: string
  readonly name: string
  /** Null when the source does not say since when. */
  readonly from: LegalDate | null
  /** The first day on which it is no longer in force; null while nothing ends it. */
  readonly until: LegalDate | null
}

/** Every announced text of these procedures in one statement, the earliest first. */
export async function announcedTexts(
  reader: Reader,
  procedureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AnnouncedText[]>> {
  if (procedureIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedureRevision')
    .select(['procedureId', 'id as revisionId', 'name'])
    .select([sql<LegalDate | null>`lower(effective)`.as('from'), sql<LegalDate | null>`upper(effective)`.as('until')])
    .where('procedureId', '=', sql<string>`any(${[...new Set(procedureIds)]}::uuid[])`)
    .where('status', '=', 'announced')
    .where(sql<boolean>`not isempty(effective)`)
    .orderBy(sql`lower(effective) nulls first`)
    .execute()
  return Map.groupBy(rows, ({ procedureId }) => procedureId)
}

/** The one in force on a day. */
export function textOn(texts: readonly AnnouncedText[] | undefined, on: LegalDate): AnnouncedText | undefined {
  return texts?.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until))
}

/** The end that was announced of a procedure, also when its day is still to come. */
export async function announcedEnd(
  reader: Reader,
  procedureId: string,
): Promise<{ readonly endedOn: LegalDate; readonly decisionNumber: string } | undefined> {
  return reader
    .selectFrom('procedureEnd')
    .select(['endedOn', 'decisionNumber'])
    .where('procedureId', '=', procedureId)
    .executeTakeFirst()
}

/** Codes of the procedures in force on a day that carry exactly one of these names. */
export async function codesByName(
  reader: Reader,
  names: readonly string[],
  on: LegalDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (names.length === 0) return new Map()
  const rows = await reader
    .selectFrom('procedureRevision as revision')
    .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
    .select(['revision.name', 'procedure.code'])
    // As the index has it, so that a hundred thousand names are not read one by one.
    .where(
      sql<boolean>`left(revision.name, 200) collate "vi-x-icu" = any(${names.map((name) => name.slice(0, 200))}::text[])`,
    )
    .where('revision.name', '=', sql<string>`any(${[...new Set(names)]}::text[])`)
    .where('revision.status', '=', 'announced')
    .where(sql<boolean>`revision.effective @> ${on}::date`)
    .execute()
  const byName = Map.groupBy(rows, ({ name }) => name)
  return new Map([...byName].map(([name, list]) => [name, list.map(({ code }) => code)]))
}

/** The procedure that has this code or had it, in force or not; blanks do not matter. */
export async function findProcedureByCode(reader: Reader, code: string): Promise<string | undefined> {
  const row = await reader.selectFrom('procedure').select('id').where(isMeantBy(code)).executeTakeFirst()
  return row?.id
}
