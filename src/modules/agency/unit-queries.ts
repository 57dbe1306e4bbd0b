import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { SuccessionKind, UnitKind, UnitLevel } from './model.ts'
import { firstDay, holds, lastDay } from './ranges.ts'

/** An administrative unit during one validity. `validTo` is the last day, null while it has no end. */
export interface Unit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly parentId: string | null
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

export interface Succession {
  readonly kind: SuccessionKind
  readonly effectiveOn: LegalDate | null
  readonly certain: boolean
  readonly share: 'main' | 'part'
  readonly basis: string
  readonly from: Unit
  readonly to: Unit | null
}

function units(reader: Reader) {
  return reader
    .selectFrom('administrativeUnit as unit')
    .select(['unit.id', 'unit.code', 'unit.name', 'unit.level', 'unit.kind', 'unit.parentId'])
    .select([firstDay('unit.valid').as('validFrom'), lastDay('unit.valid').as('validTo')])
}

/** The units of a day: province first, then districts and communes by code. */
export async function unitsOn(reader: Reader, on: LegalDate, level?: UnitLevel): Promise<readonly Unit[]> {
  return units(reader)
    .where(holds('unit.valid', on))
    .$if(level !== undefined, (query) => query.where('unit.level', '=', level ?? 'province'))
    .orderBy(sql`array_position(array['province', 'district', 'commune'], unit.level)`)
    .orderBy('unit.code')
    .execute()
}

/** Every unit in every validity, in the order of their days, levels and codes; `until` is the first day on which it is no more. */
export async function listUnitLines(reader: Reader) {
  return reader
    .selectFrom('administrativeUnit as unit')
    .leftJoin('administrativeUnit as parent', 'parent.id', 'unit.parentId')
    .select(['unit.id', 'unit.code', 'unit.name', 'unit.level', 'parent.code as parent'])
    .select([sql<LegalDate>`lower(unit.valid)`.as('from'), sql<LegalDate | null>`upper(unit.valid)`.as('until')])
    .select('unit.source')
    .orderBy(sql`lower(unit.valid)`)
    .orderBy(sql`array_position(array['province', 'district', 'commune'], unit.level)`)
    .orderBy('unit.code')
    .execute()
}

/** The unit that a code names on a day: codes were used again after 1 July 2025. */
export async function findUnitByCode(reader: Reader, code: string, on: LegalDate): Promise<Unit | undefined> {
  return units(reader).where('unit.code', '=', code).where(holds('unit.valid', on)).executeTakeFirst()
}

/**
 * Which units stand on a day in the place of this one: itself while it exists, else its successors and theirs.
 * Empty when it was abolished without a successor (districts, 2025).
 */
export async function successorsOf(reader: Reader, unitId: string, on: LegalDate): Promise<readonly Unit[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select u.id, u.valid from administrative_unit u where u.id = ${unitId}
      union
      select u.id, u.valid
      from line l
      join unit_succession s on s.from_unit_id = l.id
      join administrative_unit u on u.id = s.to_unit_id
      where upper(l.valid) <= ${on}::date
    )
    select id from line where valid @> ${on}::date`.execute(reader)
  if (rows.length === 0) return []
  return units(reader)
    .where(
      'unit.id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('unit.code')
    .execute()
}

/** Every link between units, with both ends, in the order of their days and codes. */
export async function listSuccessions(reader: Reader): Promise<readonly Succession[]> {
  const all = await units(reader).execute()
  const byId = new Map(all.map((unit) => [unit.id, unit]))
  const links = await reader
    .selectFrom('unitSuccession as link')
    .innerJoin('administrativeUnit as ending', 'ending.id', 'link.fromUnitId')
    .select([
      'link.kind',
      'link.effectiveOn',
      'link.certain',
      'link.share',
      'link.basis',
      'link.fromUnitId',
      'link.toUnitId',
    ])
    .orderBy('link.effectiveOn')
    .orderBy('ending.code')
    .execute()
  return links.flatMap(({ fromUnitId, toUnitId, ...link }) => {
    const from = byId.get(fromUnitId)
    return from ? [{ ...link, from, to: toUnitId === null ? null : (byId.get(toUnitId) ?? null) }] : []
  })
}
