import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { projectRoot } from '#kernel/root.ts'
import { foldedNamesOf } from './create-agency.ts'
import { agencyKinds, unitLevels } from './model.ts'
import { foldName } from './names.ts'
import { authorizeOrganisation } from './policy.ts'
import { spanOf } from './ranges.ts'
import { agencySeeds, receivesFeedback, roleSeeds, type AgencySeed } from './seed-agencies.ts'
import {
  knownFrom,
  readMapping,
  successionSeeds,
  unitKey,
  unitSeeds,
  type SuccessionSeed,
  type UnitSeed,
} from './seed-units.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'organisation.loaded': OrganisationLoaded
  }
}

/** How many rows were new; all zero when everything was there. */
export interface OrganisationLoaded {
  readonly units: number
  readonly successions: number
  readonly agencies: number
  readonly roles: number
}

/** Loads units, agencies and roles from `data/`. What is there already stays as officials have made it since; a second time changes nothing. */
export async function loadOrganisation(act: Act): Promise<OrganisationLoaded> {
  authorizeOrganisation(act.actor, 'import', null)
  const province = NewProvince.parse(readJson('units/can-tho-2025.json'))
  const units = unitSeeds(SourceUnits.parse(readJson('units/soc-trang-2017.json')), province)
  const mapping = readMapping(readFileSync(join(dataFolder, 'units/soc-trang-2025-mapping.csv'), 'utf8'))
  const agencies = agencySeeds(
    SourceAgencies.parse(readJson('agencies/soc-trang-agencies.json')),
    units,
    Corrections.parse(readJson('agencies/corrections.json')),
    AddedAgencies.parse(readJson('agencies/added-agencies.json')),
  )

  const { ids: unitIds, added: addedUnits } = await addUnits(act, units)
  const successions = await addSuccessions(act, successionSeeds(units, mapping, province), unitIds)
  const addedAgencies = await addAgencies(act, agencies, unitIds)
  const roles = await addRoles(act, agencies, addedAgencies)
  const loaded = { units: addedUnits, successions, agencies: addedAgencies.size, roles }
  if (Object.values(loaded).some((count) => count > 0)) await record(act, 'organisation.loaded', loaded)
  return loaded
}

const dataFolder = join(projectRoot, 'data')

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(dataFolder, path), 'utf8'))
}

const Code = z.string().regex(/^[0-9]{2,5}$/)
const SourceUnits = z.array(
  z.object({ code: Code, name: z.string(), level: z.enum(unitLevels), parent: Code.nullable() }),
)
const NewProvince = z.object({
  code: Code,
  name: z.string(),
  communes: z.array(z.object({ code: Code, name: z.string() })),
})
const Known = z.string().nullable().default(null)
const SourceAgencies = z.array(
  z.object({
    name: z.string(),
    synonyms: z.array(z.string()),
    domain: Known,
    address: Known,
    phone: Known,
    fax: Known,
    email: Known,
  }),
)
const Corrections = z.object({
  emailOfAnother: z.array(z.object({ name: z.string(), email: z.string() })),
  testWebsites: z.array(z.string()),
  sameAs: z.array(z.object({ name: z.string(), unit: z.string() })),
})
const AddedAgencies = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(agencyKinds),
    synonyms: z.array(z.string()),
    basis: z.string(),
  }),
)

async function addUnits(act: Act, seeds: readonly UnitSeed[]): Promise<{ ids: Map<string, string>; added: number }> {
  const present = await act.tx
    .selectFrom('administrativeUnit')
    .select(['id', 'code', sql<string>`lower(valid)`.as('from')])
    .execute()
  const ids = new Map(present.map((unit) => [unitKey(unit.code, unit.from), unit.id]))
  let added = 0
  // Level by level: a unit names the id of the one above it.
  for (const level of unitLevels) {
    const missing = seeds.filter((unit) => unit.level === level && !ids.has(unit.key))
    if (missing.length === 0) continue
    const rows = missing.map(({ code, name, foldedName, kind, parentKey, from, until, source }) => ({
      code,
      name,
      foldedName,
      level,
      kind,
      source,
      parentId: parentKey === null ? null : (ids.get(parentKey) ?? null),
      valid: spanOf(from, until),
    }))
    const inserted = await act.tx
      .insertInto('administrativeUnit')
      .values(rows)
      .returning(['id', 'code', sql<string>`lower(valid)`.as('from')])
      .execute()
    for (const unit of inserted) ids.set(unitKey(unit.code, unit.from), unit.id)
    added += inserted.length
  }
  return { ids, added }
}

async function addSuccessions(
  act: Act,
  seeds: readonly SuccessionSeed[],
  unitIds: ReadonlyMap<string, string>,
): Promise<number> {
  const rows = seeds.map(({ fromKey, toKey, kind, effectiveOn, share, certain, basis }) => ({
    kind,
    effectiveOn,
    share,
    certain,
    basis,
    fromUnitId: idOf(unitIds, fromKey),
    toUnitId: toKey === null ? null : idOf(unitIds, toKey),
  }))
  const inserted = await act.tx
    .insertInto('unitSuccession')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('one_link_between_two_units').doNothing())
    .returning('id')
    .execute()
  return inserted.length
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`agency.seed-refers-to-nothing: ${key}`)
  return id
}

/** @returns the new agencies' ids by code */
async function addAgencies(
  act: Act,
  seeds: readonly AgencySeed[],
  unitIds: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const present = await act.tx.selectFrom('agency').select(['id', 'code']).execute()
  const ids = new Map(present.map((agency) => [agency.code, agency.id]))
  const added = new Map<string, string>()
  const missing = seeds.filter((seed) => !ids.has(seed.code))
  // Seeds stand in such an order that one pass a level (province, districts, communes, desks) finds every parent.
  for (let waiting = missing; waiting.length > 0;) {
    const ready = waiting.filter((seed) => seed.parentCode === null || ids.has(seed.parentCode))
    if (ready.length === 0) throw new Error(`agency.seed-without-parent: ${waiting[0]?.code}`)
    const inserted = await act.tx
      .insertInto('agency')
      .values(ready.map((seed) => agencyRow(seed, ids, unitIds)))
      .returning(['id', 'code'])
      .execute()
    for (const { id, code } of inserted) {
      ids.set(code, id)
      added.set(code, id)
    }
    waiting = waiting.filter((seed) => !ids.has(seed.code))
  }
  await addContacts(act, missing, added)
  return added
}

function agencyRow(seed: AgencySeed, ids: ReadonlyMap<string, string>, unitIds: ReadonlyMap<string, string>) {
  const { code, name, shortName, kind, basis } = seed
  return {
    code,
    name,
    shortName,
    kind,
    basis,
    foldedName: foldName(name),
    parentId: seed.parentCode === null ? null : idOf(ids, seed.parentCode),
    unitId: seed.unitKey === null ? null : idOf(unitIds, seed.unitKey),
    valid: spanOf(knownFrom, null),
    synonyms: [...seed.synonyms],
    foldedSynonyms: foldedNamesOf(seed),
  }
}

async function addContacts(act: Act, seeds: readonly AgencySeed[], ids: ReadonlyMap<string, string>): Promise<void> {
  const rows = seeds.flatMap((seed) => {
    if (seed.contact === null) return []
    const { doubts, ...ways } = seed.contact
    return [
      {
        ...ways,
        doubts: [...doubts],
        agencyId: idOf(ids, seed.code),
        valid: spanOf(knownFrom, null),
        receivesFeedback: receivesFeedback(seed.kind),
        source: 'Danh sách liên hệ các cơ quan của tỉnh, khoảng 2021–2022',
      },
    ]
  })
  if (rows.length > 0) await act.tx.insertInto('agencyContact').values(rows).execute()
}

/** Roles of new agencies; a role that somebody holds in the meantime is left alone. */
async function addRoles(act: Act, seeds: readonly AgencySeed[], added: ReadonlyMap<string, string>): Promise<number> {
  const rows = roleSeeds(seeds).flatMap((seed) => {
    const agencyId = added.get(seed.agencyCode)
    return agencyId === undefined
      ? []
      : [{ agencyId, role: seed.role, valid: spanOf(seed.from, seed.until), basis: seed.basis }]
  })
  if (rows.length === 0) return 0
  const inserted = await act.tx
    .insertInto('agencyRole')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return inserted.length
}
