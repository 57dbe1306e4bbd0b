import { sql } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { AgencyKind, AgencyRole } from './model.ts'
import { foldName } from './names.ts'
import { endsAfter, firstDay, holds, lastDay } from './ranges.ts'

/** An agency as other rooms see it. `validTo` is the last day, null while it has no end. */
export interface Agency {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: AgencyKind
  readonly parentId: string | null
  readonly unitId: string | null
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

/** With what people also call it. Lists go without: reading some hundred arrays takes longer than all the rest. */
export interface AgencyInFull extends Agency {
  readonly synonyms: readonly string[]
}

function agencies(reader: Reader) {
  return reader
    .selectFrom('agency')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'agency.unitId')
    .select([
      'agency.id',
      'agency.code',
      'agency.name',
      'agency.shortName',
      'agency.kind',
      'agency.parentId',
      'agency.unitId',
      'unit.code as unitCode',
      'unit.name as unitName',
      firstDay('agency.valid').as('validFrom'),
      lastDay('agency.valid').as('validTo'),
    ])
}

/** @throws NotFound when there is no such agency */
export async function getAgency(reader: Reader, id: string): Promise<AgencyInFull> {
  const agency = await agencies(reader).select('agency.synonyms').where('agency.id', '=', id).executeTakeFirst()
  if (!agency) throw new NotFound('agency.not-found')
  return agency
}

export async function findAgencyByCode(reader: Reader, code: string): Promise<AgencyInFull | undefined> {
  return agencies(reader).select('agency.synonyms').where('agency.code', '=', code).executeTakeFirst()
}

/** @throws NotFound when no agency has this code */
export async function getAgencyByCode(reader: Reader, code: string): Promise<AgencyInFull> {
  const agency = await findAgencyByCode(reader, code)
  if (!agency) throw new NotFound('agency.not-found')
  return agency
}

/**
 * Every agency that exists on a day, from the province down, in the order of their names.
 * @param filter.words as they stand in a name, in one of the other names or in the code, with or without marks
 */
export async function listAgencies(
  reader: Reader,
  on: LegalDate,
  filter: { readonly kinds?: readonly AgencyKind[]; readonly role?: AgencyRole; readonly words?: string } = {},
): Promise<readonly Agency[]> {
  const { kinds, role } = filter
  const words = foldName(filter.words ?? '')
  return agencies(reader)
    .where(holds('agency.valid', on))
    .$if(kinds !== undefined, (query) => query.where('agency.kind', 'in', kinds?.length ? [...kinds] : ['outside']))
    .$if(role !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('agencyRole')
            .whereRef('agencyRole.agencyId', '=', 'agency.id')
            .where('agencyRole.role', '=', role ?? 'control-authority')
            .where(holds('agencyRole.valid', on)),
        ),
      ),
    )
    .$if(words !== '', (query) =>
      query.where(
        sql<boolean>`exists (select from unnest(agency.folded_synonyms || agency.folded_name || replace(agency.code, '-', ' ')) as name
          where position(${words} in name) > 0)`,
      ),
    )
    .orderBy(kindOrder)
    .orderBy('agency.foldedName')
    .orderBy('agency.code')
    .execute()
}

const kindOrder = sql`array_position(array['provincial-committee', 'office', 'department', 'sector-body',
  'district-committee', 'commune-committee', 'one-stop-desk', 'media', 'outside'], agency.kind)`

/** Names for showing, by id; ids that do not exist are left out. */
export async function agencyNames(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('agency')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/**
 * Cơ quan kiểm soát TTHC on a day (NĐ 63/2010 Điều 5; NĐ 92/2017 from 25/9/2017).
 * @throws NotFound when nobody is recorded for that day: it is never guessed
 */
export async function controlAuthorityOn(reader: Reader, on: LegalDate): Promise<Agency> {
  const [agency] = await listAgencies(reader, on, { role: 'control-authority' })
  if (!agency) throw new NotFound('agency.no-control-authority')
  return agency
}

/** The agency that manages this one: commune → district → province, department → provincial committee, desk → its agency. */
export async function managingAgencyOf(reader: Reader, agencyId: string): Promise<Agency | undefined> {
  return agencies(reader)
    .innerJoin('agency as managed', 'managed.parentId', 'agency.id')
    .where('managed.id', '=', agencyId)
    .executeTakeFirst()
}

export interface AgencySuggestion {
  readonly agency: Agency
  /**
   * Why: the agency's own name or one of the ways in which people write it, folded, and whether the text holds it or is part of it;
   * `code`: only because the caller named it.
   */
  readonly reason: {
    readonly kind: 'name' | 'synonym' | 'code'
    readonly words: string
    readonly how: 'mentioned' | 'begun' | 'named'
  }
}

/**
 * Agencies that a text speaks of, the longest name first ("ubnd xã Long Bình" before "Long Bình"), or, for a few typed letters,
 * agencies whose name holds them. One statement.
 * @param codes agencies to add after those, known to the caller for another reason
 */
export async function suggestAgencies(
  reader: Reader,
  text: string,
  on: LegalDate,
  codes: readonly string[] = [],
): Promise<readonly AgencySuggestion[]> {
  const typed = foldName(text).slice(0, 5000)
  if (typed.length < 2 && codes.length === 0) return []
  const found = sql<{ id: string; words: string; isName: boolean; mentioned: boolean; rank: number }>`(
    select id, words, is_name, mentioned, row_number() over (order by mentioned desc, case when mentioned then -size else size end, id) as rank
    from (
      select distinct on (a.id) a.id, w.words, w.words = a.folded_name as is_name,
        strpos(${` ${typed} `}, ' ' || w.words || ' ') > 0 as mentioned, length(w.words) as size
      from agency a, unnest(a.folded_synonyms || a.folded_name) as w(words)
      where a.valid @> ${on}::date and a.kind <> 'one-stop-desk' and length(w.words) >= 4 and length(${typed}) >= 2
        and (strpos(${` ${typed} `}, ' ' || w.words || ' ') > 0
          or (length(${typed}) <= 60 and strpos(' ' || w.words, ${` ${typed}`}) > 0))
      order by a.id, mentioned desc, size desc
    ) each_once)`.as<'found'>('found')
  const rows = await agencies(reader)
    .leftJoin(found, 'found.id', 'agency.id')
    .select(['found.words', 'found.isName', 'found.mentioned'])
    .where((where) =>
      where.or([
        where('found.rank', '<=', 10),
        where.and([where('agency.code', '=', sql<string>`any(${[...codes]}::text[])`), holds('agency.valid', on)]),
      ]),
    )
    .orderBy(sql`found.rank nulls last`)
    .orderBy(sql`array_position(${[...codes]}::text[], agency.code)`)
    .execute()
  return rows.map(({ words, isName, mentioned, ...agency }) => ({
    agency,
    reason: reasonOf({ words, isName, mentioned }),
  }))
}

function reasonOf(row: {
  words: string | null
  isName: boolean | null
  mentioned: boolean | null
}): AgencySuggestion['reason'] {
  if (row.words === null) return { kind: 'code', words: '', how: 'named' }
  return { kind: row.isName ? 'name' : 'synonym', words: row.words, how: row.mentioned ? 'mentioned' : 'begun' }
}

/** Takes the agency for changing it, so that two changes wait for each other. @throws NotFound */
export async function lockAgency(
  tx: Tx,
  code: string,
): Promise<{ readonly id: string; readonly code: string; readonly kind: AgencyKind }> {
  const agency = await tx
    .selectFrom('agency')
    .select(['id', 'code', 'kind'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  if (!agency) throw new NotFound('agency.not-found')
  return agency
}

export interface AgencyRoleRow {
  readonly agencyId: string
  readonly agencyCode: string
  readonly role: AgencyRole
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
  readonly basis: string
}

/** The roles of law that an agency has held or will hold, latest first. */
export async function listAgencyRoles(reader: Reader, agencyId: string): Promise<readonly AgencyRoleRow[]> {
  return reader
    .selectFrom('agencyRole')
    .innerJoin('agency', 'agency.id', 'agencyRole.agencyId')
    .select(['agencyRole.agencyId', 'agency.code as agencyCode', 'agencyRole.role', 'agencyRole.basis'])
    .select([firstDay('agencyRole.valid').as('validFrom'), lastDay('agencyRole.valid').as('validTo')])
    .where('agencyRole.agencyId', '=', agencyId)
    .orderBy(sql`lower(agency_role.valid)`, 'desc')
    .execute()
}

/** Agencies directly below this one that exist after a day. */
export async function listAgenciesBelow(reader: Reader, agencyId: string, on: LegalDate): Promise<readonly Agency[]> {
  return agencies(reader)
    .where('agency.parentId', '=', agencyId)
    .where(endsAfter('agency.valid', on))
    .orderBy(kindOrder)
    .orderBy('agency.foldedName')
    .execute()
}
