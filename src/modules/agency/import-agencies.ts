import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listSheetRows, readAgencySheet, type AgencySheetRow } from './agency-sheet.ts'
import { amendAgency } from './amend-agency.ts'
import { createAgency } from './create-agency.ts'
import { importProblem, type ImportProblem, type ImportResult } from './import-problem.ts'
import { authorizeOrganisation } from './policy.ts'
import { setContact } from './set-contact.ts'
import { unitsOn } from './unit-queries.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.imported': { created: number; changed: number }
  }
}

type Known = Omit<AgencySheetRow, 'row'>

/** What importing this sheet would do; nothing is written. */
export async function checkAgencyImport(reader: Reader, bytes: Uint8Array, today: LegalDate): Promise<ImportResult> {
  const { result } = await planOf(reader, bytes, today)
  return result
}

/**
 * Imports a sheet of agencies as a whole or not at all; a second time changes nothing.
 * Agencies that the sheet does not name stay as they are.
 * @throws Refused with the problems while there are any
 */
export async function importAgencies(act: Act, input: { readonly bytes: Uint8Array }): Promise<ImportResult> {
  authorizeOrganisation(act.actor, 'import', null)
  const { result, steps } = await planOf(act.tx, input.bytes, act.today)
  if (result.problems.length > 0)
    throw new Refused('agency.import-has-problems', { problems: result.problems, allowed: [] })

  for (const { row, known, placeChanged, contactChanged } of parentsFirst(steps)) {
    if (!known) await createAgency(act, creation(row))
    else if (placeChanged) await amendAgency(act, { ...amendment(row), basis: row.basis })
    if (contactChanged) await setContact(act, contactOf(row, known ? act.today : row.from))
  }
  const created = result.changes.filter((change) => change.change === 'new').length
  const counts = { created, changed: result.changes.length - created }
  if (result.changes.length > 0) await record(act, 'agency.imported', counts)
  return result
}

interface Step {
  readonly row: AgencySheetRow
  readonly known: Known | undefined
  readonly placeChanged: boolean
  readonly contactChanged: boolean
}

async function planOf(
  reader: Reader,
  bytes: Uint8Array,
  today: LegalDate,
): Promise<{ result: ImportResult; steps: readonly Step[] }> {
  const sheet = await readAgencySheet(bytes)
  const present = new Map((await listSheetRows(reader, today)).map((row) => [row.code, row]))
  const unitCodes = new Set((await unitsOn(reader, today)).map((unit) => unit.code))
  const codes = new Set([...present.keys(), ...sheet.rows.map((row) => row.code)])
  const problems = [
    ...sheet.problems,
    ...sheet.rows.flatMap((row) => rowProblems(row, present.get(row.code), { codes, unitCodes })),
    ...circles(sheet.rows),
  ]
  const steps = sheet.rows
    .map((row) => stepOf(row, present.get(row.code)))
    .filter((step) => !step.known || step.placeChanged || step.contactChanged)
  const changes = steps.map(({ row, known }) => {
    const change = known ? ('changed' as const) : ('new' as const)
    return { row: row.row, code: row.code, name: row.name, change }
  })
  return { result: { changes, unchanged: sheet.rows.length - steps.length, problems }, steps }
}

function stepOf(row: AgencySheetRow, known: Known | undefined): Step {
  return {
    row,
    known,
    placeChanged: known !== undefined && JSON.stringify(amendment(row)) !== JSON.stringify(amendment(known)),
    contactChanged: JSON.stringify(waysOf(row)) !== JSON.stringify(known ? waysOf(known) : noWays),
  }
}

function rowProblems(
  row: AgencySheetRow,
  known: Known | undefined,
  there: { readonly codes: ReadonlySet<string>; readonly unitCodes: ReadonlySet<string> },
): readonly ImportProblem[] {
  return [
    ...(row.parentCode !== null && !there.codes.has(row.parentCode)
      ? [importProblem(row.row, 'Mã cơ quan quản lý', 'agency.unknown')]
      : []),
    ...(row.unitCode !== null && row.unitCode !== known?.unitCode && !there.unitCodes.has(row.unitCode)
      ? [importProblem(row.row, 'Mã đơn vị hành chính', 'agency.unknown-unit')]
      : []),
    ...(row.kind.endsWith('-committee') && row.unitCode === null
      ? [importProblem(row.row, 'Mã đơn vị hành chính', 'required')]
      : []),
    // What kind of agency it is, where and since when, is not amended: such an agency is closed and another created.
    ...(known && known.kind !== row.kind ? [importProblem(row.row, 'Loại', 'agency.cannot-change')] : []),
    ...(known && known.unitCode !== row.unitCode
      ? [importProblem(row.row, 'Mã đơn vị hành chính', 'agency.cannot-change')]
      : []),
    ...(known && known.from !== row.from ? [importProblem(row.row, 'Từ ngày', 'agency.cannot-change')] : []),
  ]
}

/** Rows that would manage each other, which no order of creating could satisfy. */
function circles(rows: readonly AgencySheetRow[]): readonly ImportProblem[] {
  const parents = new Map(rows.map((row) => [row.code, row.parentCode]))
  return rows
    .filter((row) => {
      const seen = new Set<string>()
      for (let code: string | null | undefined = row.parentCode; code && !seen.has(code); code = parents.get(code)) {
        if (code === row.code) return true
        seen.add(code)
      }
      return false
    })
    .map((row) => importProblem(row.row, 'Mã cơ quan quản lý', 'agency.circle'))
}

function parentsFirst(steps: readonly Step[]): readonly Step[] {
  const byCode = new Map(steps.map((step) => [step.row.code, step]))
  const ordered = new Set<Step>()
  function place(step: Step): void {
    const parent = step.row.parentCode === null ? undefined : byCode.get(step.row.parentCode)
    if (parent && !ordered.has(parent)) place(parent)
    ordered.add(step)
  }
  steps.forEach(place)
  return [...ordered]
}

function amendment(row: Known) {
  return {
    code: row.code,
    name: row.name,
    ...(row.shortName === null ? {} : { shortName: row.shortName }),
    ...(row.parentCode === null ? {} : { parentCode: row.parentCode }),
    synonyms: [...row.synonyms],
  }
}

function creation(row: AgencySheetRow) {
  const { kind, from, basis } = row
  return { ...amendment(row), kind, from, basis, ...(row.unitCode === null ? {} : { unitCode: row.unitCode }) }
}

function waysOf(row: Known) {
  const { address, phone, hotline, fax, email, website, receivesFeedback } = row
  return { address, phone, hotline, fax, email, website, receivesFeedback }
}

const noWays = {
  address: null,
  phone: null,
  hotline: null,
  fax: null,
  email: null,
  website: null,
  receivesFeedback: false,
}

function contactOf(row: AgencySheetRow, from: LegalDate) {
  const { receivesFeedback, ...ways } = waysOf(row)
  const known = Object.fromEntries(
    Object.entries(ways).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return { code: row.code, from, ...known, receivesFeedback, source: row.source ?? row.basis }
}
