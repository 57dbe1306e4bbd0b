import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { AgencyKind, AgencyRole } from './model.ts'
import {
  committeeName,
  committeeShortName,
  departmentShortName,
  deskName,
  foldName,
  restoreDepartmentName,
  slugOf,
  tidyName,
} from './names.ts'
import {
  contactReader,
  type ContactOf,
  type ContactSeed,
  type SourceAgency,
  type SourceCorrections,
} from './seed-contacts.ts'
import { knownFrom, type UnitSeed } from './seed-units.ts'

export interface AddedAgency {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: AgencyKind
  readonly synonyms: readonly string[]
  readonly basis: string
}

export interface AgencySeed {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: AgencyKind
  readonly parentCode: string | null
  readonly unitKey: string | null
  readonly synonyms: readonly string[]
  readonly basis: string
  readonly contact: ContactSeed | null
}

export interface RoleSeed {
  readonly agencyCode: string
  readonly role: AgencyRole
  readonly from: LegalDate
  readonly until: LegalDate | null
  readonly basis: string
}

const listBasis = 'Danh sách cơ quan của tỉnh (data/agencies/soc-trang-agencies.json, khoảng 2021–2022)'
export const provincialCommittee = 'ubnd-tinh'

/** All agencies of the province in 2017, parents first, then the one-stop desks. */
export function agencySeeds(
  source: readonly SourceAgency[],
  units: readonly UnitSeed[],
  corrections: SourceCorrections,
  added: readonly AddedAgency[],
): readonly AgencySeed[] {
  const units2017 = units.filter((unit) => unit.from === knownFrom)
  const unitOf = new Map(source.map((entry) => [entry, findUnit(entry, units2017, corrections)]))
  const entryOf = new Map([...unitOf].flatMap(([entry, unit]) => (unit ? [[unit.key, entry] as const] : [])))
  const contactOf = contactReader(source, corrections)
  const committees = units2017.map((unit) => committeeSeed(unit, units2017, entryOf.get(unit.key), contactOf))
  const departments = source
    .filter((entry) => !unitOf.get(entry))
    .map((entry) => departmentSeed(entry, contactOf(entry)))
  const others = added.map((agency) => ({
    ...agency,
    parentCode: agency.kind === 'outside' ? null : provincialCommittee,
    unitKey: null,
    contact: null,
  }))
  const agencies = [...committees, ...departments, ...others]
  return [...agencies, ...agencies.filter(hasDesk).map(deskSeed)]
}

/** The roles that the plan of 2017 and the decrees give to agencies. */
export function roleSeeds(agencies: readonly AgencySeed[]): readonly RoleSeed[] {
  const plan = 'Kế hoạch kiểm soát TTHC năm 2017 của UBND tỉnh'
  const always = { from: knownFrom, until: null }
  const recipients = agencies
    .filter((agency) => receivesFeedback(agency.kind))
    .map((agency) => ({
      ...always,
      agencyCode: agency.code,
      role: 'feedback-recipient' as const,
      basis: `${plan}, mục V.1`,
    }))
  return [
    {
      agencyCode: 'so-tu-phap',
      role: 'control-authority',
      from: knownFrom,
      until: '2017-09-25',
      basis: 'Nghị định 63/2010/NĐ-CP Điều 5 (sửa đổi bởi Nghị định 48/2013/NĐ-CP Điều 1)',
    },
    {
      agencyCode: 'van-phong-ubnd-tinh',
      role: 'control-authority',
      from: '2017-09-25',
      until: null,
      basis: 'Nghị định 63/2010/NĐ-CP Điều 5, được sửa đổi bởi Nghị định 92/2017/NĐ-CP Điều 1, hiệu lực 25/9/2017',
    },
    { ...always, agencyCode: 'so-thong-tin-va-truyen-thong', role: 'portal-operator', basis: `${plan}, mục III.4` },
    { ...always, agencyCode: 'so-tai-chinh', role: 'finance', basis: `${plan}, phần III, khoản 2` },
    { ...always, agencyCode: 'bao-soc-trang', role: 'broadcaster', basis: `${plan}, mục VIII.1` },
    { ...always, agencyCode: 'dai-phat-thanh-va-truyen-hinh', role: 'broadcaster', basis: `${plan}, mục VIII.1` },
    { ...always, agencyCode: provincialCommittee, role: 'chairman-office', basis: `${plan}, mục III.3 và VII.2` },
    ...recipients,
  ]
}

/** Which agencies the plan (V.1) tells to publish where feedback is received: departments and committees, not desks, media or outsiders. */
export function receivesFeedback(kind: AgencyKind): boolean {
  return !['one-stop-desk', 'media', 'outside'].includes(kind)
}

function hasDesk(agency: AgencySeed): boolean {
  return ['department', 'sector-body', 'district-committee', 'commune-committee'].includes(agency.kind)
}

/** Matches an entry of the list to a unit of 2017 by its folded name; wards of the same name by the town in name or address. */
export function findUnit(
  entry: SourceAgency,
  units: readonly UnitSeed[],
  corrections: SourceCorrections,
): UnitSeed | undefined {
  const name = corrections.sameAs.find((same) => same.name === entry.name)?.unit ?? entry.name
  const folded = foldName(name.split(' - ')[0] ?? name)
  const candidates = units.filter((unit) => unit.foldedName === folded)
  if (candidates.length < 2) return candidates[0]
  const written = spellOut(`${entry.name} ${entry.address ?? ''}`)
  const matches = candidates.filter((unit) => {
    const district = units.find((parent) => parent.key === unit.parentKey)
    return district !== undefined && written.includes(district.foldedName)
  })
  if (matches.length !== 1) throw new Error(`agency.entry-ambiguous: ${entry.name}`)
  return matches[0]
}

function spellOut(text: string): string {
  return ` ${foldName(text)} `.replaceAll(' tp ', ' thanh pho ').replaceAll(' tx ', ' thi xa ')
}

function committeeSeed(
  unit: UnitSeed,
  units: readonly UnitSeed[],
  entry: SourceAgency | undefined,
  contactOf: ContactOf,
): AgencySeed {
  const parent = units.find((candidate) => candidate.key === unit.parentKey)
  // A number is no name: three towns have a Phường 1.
  const isNumbered = /^Phường \d/.test(unit.name)
  const place = parent && isNumbered ? `, ${parent.name.charAt(0).toLowerCase()}${parent.name.slice(1)}` : ''
  const names = { name: committeeName(unit.name) + place, shortName: committeeShortName(unit.name) + place }
  return {
    ...names,
    code: committeeCode(unit, parent),
    kind: `${unit.level === 'province' ? 'provincial' : unit.level}-committee`,
    parentCode: parent ? committeeCode(parent, undefined) : null,
    unitKey: unit.key,
    synonyms: synonymsOf(entry, unit.name),
    basis: entry ? listBasis : 'Danh mục đơn vị hành chính 2017 (data/units/soc-trang-2017.json)',
    contact: entry ? contactOf(entry) : null,
  }
}

/** 'ubnd-tinh', 'ubnd-huyen-ke-sach', 'ubnd-phuong-1-tp-soc-trang': a commune always with its district, so that no two share a code. */
function committeeCode(unit: UnitSeed, district: UnitSeed | undefined): string {
  if (unit.level === 'province') return provincialCommittee
  const place = unit.level === 'commune' && district ? `-${shortSlug(district)}` : ''
  return `ubnd-${shortSlug(unit)}${place}`
}

function shortSlug(unit: UnitSeed): string {
  return slugOf(unit.name)
    .replace(/^thanh-pho-/, 'tp-')
    .replace(/^thi-xa-/, 'tx-')
    .replace(/^thi-tran-/, 'tt-')
}

function departmentSeed(entry: SourceAgency, contact: ContactSeed): AgencySeed {
  const name = restoreDepartmentName(entry.name)
  const kind = entry.name.startsWith('sở ')
    ? 'department'
    : entry.name.startsWith('công ty ')
      ? 'outside'
      : 'sector-body'
  return {
    code: slugOf(name),
    name,
    shortName: departmentShortName(name),
    kind,
    parentCode: kind === 'outside' ? null : provincialCommittee,
    unitKey: null,
    synonyms: synonymsOf(entry, name),
    basis: listBasis,
    contact,
  }
}

/** The desk takes its contact from its agency: the list says nothing of its own. */
function deskSeed(agency: AgencySeed): AgencySeed {
  return {
    code: `mot-cua-${agency.code}`,
    name: deskName(agency.name),
    shortName: `Một cửa ${agency.shortName}`,
    kind: 'one-stop-desk',
    parentCode: agency.code,
    unitKey: agency.unitKey,
    synonyms: [],
    basis: 'Kế hoạch kiểm soát TTHC năm 2017 của UBND tỉnh, mục III.4 (bộ phận tiếp nhận và trả kết quả)',
    contact: null,
  }
}

function synonymsOf(entry: SourceAgency | undefined, name: string): readonly string[] {
  const all = [name, ...(entry?.synonyms ?? [])].map((synonym) => tidyName(synonym).toLowerCase())
  return [...new Set(all)].filter((synonym) => synonym !== '')
}
