import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { SuccessionKind, UnitKind, UnitLevel } from './model.ts'
import { foldName, tidyName, unitKindOf } from './names.ts'

/** The day from which this register knows the units; they are older, but the source says only how they stood in 2017. */
export const knownFrom: LegalDate = '2017-01-01'
/** Districts abolished, the province merged into Cần Thơ, communes merged. */
export const reformOn: LegalDate = '2025-07-01'
export const reformBasis =
  'Nghị quyết số 202/2025/QH15 ngày 12/6/2025 về sắp xếp đơn vị hành chính cấp tỉnh; Nghị quyết số 1668/NQ-UBTVQH15 ngày 16/6/2025 về sắp xếp đơn vị hành chính cấp xã của thành phố Cần Thơ năm 2025'

/** Phường 9 went into Phường 1: the one merger before the reform (109 communes became 108). */
const wardMergerOn: LegalDate = '2024-09-01'
const wardMergerBasis = 'Nghị quyết số 1105/NQ-UBTVQH15 ngày 23/7/2024 (Phường 1 và Phường 9 nhập thành Phường 1)'

export interface UnitSeed {
  /** Code and first day: what names a unit in this register. */
  readonly key: string
  readonly code: string
  readonly name: string
  readonly foldedName: string
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly parentKey: string | null
  readonly from: LegalDate
  readonly until: LegalDate | null
  readonly source: string
}

export interface SuccessionSeed {
  readonly fromKey: string
  readonly toKey: string | null
  readonly kind: SuccessionKind
  readonly effectiveOn: LegalDate | null
  readonly share: 'main' | 'part'
  readonly certain: boolean
  readonly basis: string
}

export interface SourceUnit {
  readonly code: string
  readonly name: string
  readonly level: UnitLevel
  readonly parent: string | null
}

export interface MappingRow {
  readonly oldCode: string
  readonly newCode: string
}

export interface NewProvince {
  readonly code: string
  readonly name: string
  readonly communes: readonly { readonly code: string; readonly name: string }[]
}

export function unitKey(code: string, from: LegalDate): string {
  return `${code}@${from}`
}

/** Reads the mapping file: old district, its name, old commune, its name, new commune, its name, note. */
export function readMapping(csv: string): readonly MappingRow[] {
  const [, ...lines] = csv.trim().split(/\r?\n/)
  return lines.map((line) => {
    const [, , oldCode, , newCode] = line.split(',')
    if (!oldCode || !newCode) throw new Error(`agency.mapping-row-incomplete: ${line}`)
    return { oldCode, newCode }
  })
}

/** The 121 units of 2017, the ward merger of 2024 and the units of 2025, in an order in which parents come first. */
export function unitSeeds(units: readonly SourceUnit[], province: NewProvince): readonly UnitSeed[] {
  const merged = new Set(['31513', '31522'])
  const of2017 = units.map((unit) =>
    seed({
      ...unit,
      parentKey: unit.parent === null ? null : unitKey(unit.parent, knownFrom),
      from: knownFrom,
      until: merged.has(unit.code) ? wardMergerOn : reformOn,
      source: 'data/units/soc-trang-2017.json',
    }),
  )
  // The mapping file says that the merged ward stands under the code that Phường 9 had.
  const mergedWard = seed({
    code: '31522',
    name: 'Phường 1',
    level: 'commune',
    parentKey: unitKey('941', knownFrom),
    from: wardMergerOn,
    until: reformOn,
    source: 'data/units/soc-trang-2025-mapping.csv',
  })
  const of2025 = [
    { code: province.code, name: province.name, level: 'province' as const, parentKey: null },
    ...province.communes.map((commune) => ({
      ...commune,
      level: 'commune' as const,
      parentKey: unitKey(province.code, reformOn),
    })),
  ].map((unit) => seed({ ...unit, from: reformOn, until: null, source: 'data/units/can-tho-2025.json' }))
  return [...of2017, mergedWard, ...of2025]
}

function seed(unit: Omit<UnitSeed, 'key' | 'foldedName' | 'kind'>): UnitSeed {
  const name = tidyName(unit.name)
  const { code, level, parentKey, from, until, source } = unit
  const key = unitKey(code, from)
  return { key, code, name, foldedName: foldName(name), level, kind: unitKindOf(name), parentKey, from, until, source }
}

/** Who follows whom: the merger of 2024, the districts abolished, the province merged, each commune into its commune of 2025. */
export function successionSeeds(
  units: readonly UnitSeed[],
  mapping: readonly MappingRow[],
  province: NewProvince,
): readonly SuccessionSeed[] {
  const shares = { share: 'main' as const, certain: true }
  const wards = ['31513', '31522'].map((code) => ({
    fromKey: unitKey(code, knownFrom),
    toKey: unitKey('31522', wardMergerOn),
    kind: 'merge' as const,
    effectiveOn: wardMergerOn,
    share: 'main' as const,
    // The merger and its day stand in the resolution; that the new ward took this code is known from a remark in the mapping only.
    certain: false,
    basis: wardMergerBasis,
  }))
  const districts = units
    .filter((unit) => unit.level === 'district')
    .map((unit) => ({
      ...shares,
      fromKey: unit.key,
      toKey: null,
      kind: 'abolish' as const,
      effectiveOn: reformOn,
      basis:
        'Nghị quyết số 203/2025/QH15 ngày 16/6/2025 sửa đổi, bổ sung một số điều của Hiến pháp (kết thúc hoạt động của cấp huyện)',
    }))
  const provinces = units
    .filter((unit) => unit.level === 'province' && unit.until === reformOn)
    .map((unit) => ({
      ...shares,
      fromKey: unit.key,
      toKey: unitKey(province.code, reformOn),
      kind: 'merge' as const,
      effectiveOn: reformOn,
      basis: reformBasis,
    }))
  return [...wards, ...districts, ...provinces, ...communeSuccessions(units, mapping)]
}

function communeSuccessions(units: readonly UnitSeed[], mapping: readonly MappingRow[]): readonly SuccessionSeed[] {
  const mappedTo = new Map(mapping.map((row) => [row.oldCode, row.newCode]))
  const newNames = new Map(units.filter((unit) => unit.from === reformOn).map((unit) => [unit.code, unit.foldedName]))
  const ending = units.filter((unit) => unit.level === 'commune' && unit.until === reformOn)
  const predecessors = Map.groupBy(ending, (unit) => mappedTo.get(unit.code))
  return ending.map((unit) => {
    const newCode = mappedTo.get(unit.code)
    if (!newCode) throw new Error(`agency.unit-without-successor: ${unit.code}`)
    const alone = predecessors.get(newCode)?.length === 1
    const unchanged = newNames.get(newCode) === unit.foldedName
    return {
      fromKey: unit.key,
      toKey: unitKey(newCode, reformOn),
      kind: alone ? (unchanged ? ('transfer' as const) : ('rename' as const)) : ('merge' as const),
      effectiveOn: reformOn,
      share: 'main' as const,
      certain: true,
      basis: reformBasis,
    }
  })
}
