import { hash } from 'node:crypto'
import { competentAgencyCode } from './competent-agency.ts'
import {
  isProcedureCode,
  normalizeProcedureCode,
  type ProcedureFlag,
  type ProcedureLevel,
  type RefusalReason,
} from './model.ts'
import { sentenceCase } from './sentence-case.ts'
import { cleanName, SourceRecord } from './source.ts'

/** A record of the source as it will be stored. */
export interface ReadRecord {
  readonly line: number
  readonly code: string
  /** The code exactly as the source has it: the identity of the record. */
  readonly sourceCode: string
  readonly nationalId: string | null
  readonly announcerCode: string
  readonly name: string
  readonly nameOriginal: string
  readonly levels: readonly ProcedureLevel[]
  readonly sector: { readonly code: string; readonly name: string } | null
  readonly agencies: readonly string[]
  readonly competentAgencyCode: string | null
  readonly internal: boolean
  readonly flags: readonly ProcedureFlag[]
  readonly parts: PartCounts
  readonly source: string
  readonly sourceHash: Buffer
}

/** How many of each part the records hold, so that an import can be held against its source. */
export interface PartCounts {
  readonly steps: number
  readonly methods: number
  readonly fees: number
  readonly papers: number
  readonly legalBases: number
  readonly outcomes: number
  readonly applicants: number
  readonly agencies: number
}

/** A record that was not taken. `detail` is for people who mend the file: a field's name, another line's number. */
export interface RecordRefusal {
  readonly line: number
  readonly code: string | null
  readonly reason: RefusalReason
  readonly detail: string | null
}

/** Reads one line; either the whole record or the reason why not. */
export function readRecord(line: number, bytes: Buffer, last: boolean): ReadRecord | RecordRefusal {
  const source = decode(bytes)
  if (source === undefined) return refusal(line, 'wrong-encoding')
  const parsed = parseJson(source)
  if (parsed === undefined) return refusal(line, last ? 'file-cut' : 'broken-json')
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return refusal(line, 'not-an-object')
  const checked = SourceRecord.safeParse(parsed)
  if (!checked.success) return refusal(line, 'wrong-shape', null, checked.error.issues[0]?.path.join('.') ?? null)
  return readChecked(line, checked.data, source)
}

export function isRefusal(read: ReadRecord | RecordRefusal): read is RecordRefusal {
  return 'reason' in read
}

function readChecked(line: number, record: SourceRecord, source: string): ReadRecord | RecordRefusal {
  const code = normalizeProcedureCode(record.code)
  const nameOriginal = cleanName(record.name)
  if (code === '') return refusal(line, 'missing-code')
  if (!isProcedureCode(code)) return refusal(line, 'bad-code', code.slice(0, 100))
  if (nameOriginal === '') return refusal(line, 'missing-name', code)
  if (record.name.length > 4000) return refusal(line, 'name-too-long', code)
  const name = sentenceCase(nameOriginal)
  const levels = levelsOf(record)
  const sector = sectorOf(record)
  const agencies = agenciesOfRecord(record)
  const parts = countParts(record)
  return {
    line,
    code,
    sourceCode: record.code.replaceAll('\u0000', ''),
    nationalId: record.id || null,
    announcerCode: normalizeProcedureCode(record.departmentPromulgateCode),
    name,
    nameOriginal: record.name.replaceAll('\u0000', ''),
    levels,
    sector,
    agencies,
    competentAgencyCode: competentAgencyCode({ sectorCode: sector?.code ?? null, agencies }),
    internal: record.isInternal,
    flags: flagsOf(record, { renamed: name !== nameOriginal, levels, sector, agencies, parts }),
    parts,
    source,
    sourceHash: hash('sha256', source, 'buffer'),
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes)
  } catch {
    return undefined
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Source words of the portal's own level marks; "cấp xã" is the commune of any arrangement, and no record names districts. */
function levelsOf(record: SourceRecord): ProcedureLevel[] {
  const found: ProcedureLevel[] = []
  if (record.isMinistry) found.push('ministry')
  if (record.isProvince) found.push('province')
  if (record.isWard) found.push('commune')
  return found
}

function sectorOf(record: SourceRecord): ReadRecord['sector'] {
  const [first] = [...record.categoriesDetails, ...(record.category ? [record.category] : [])]
  const code = cleanName(first?.code ?? '').slice(0, 100)
  return code === '' ? null : { code, name: cleanName(first?.name ?? '') || code }
}

/** Competent agencies first, then those that carry it out, each once, in the source's words. */
function agenciesOfRecord(record: SourceRecord): string[] {
  const named = [
    ...record.departmentsAuthority,
    ...record.unitGroupsAuthority,
    ...record.departmentsExecuting,
    ...record.unitGroupsExecuting,
  ]
  const names = [
    ...named.map((agency) => agency.name),
    ...(named.length === 0 ? [record.delegatedAgencies, record.executingAgencies] : []),
  ]
  return [...new Set(names.map(cleanName).filter((name) => name !== ''))]
}

function countParts(record: SourceRecord): PartCounts {
  const agencyLists = [
    record.departmentsAuthority,
    record.departmentsExecuting,
    record.departmentsCoordinating,
    record.departmentsAuthorized,
    record.unitGroupsAuthority,
    record.unitGroupsExecuting,
    record.unitGroupsCoordinating,
    record.unitGroupsAuthorized,
  ]
  return {
    steps: record.executionSteps.length,
    methods: record.executionMethods.length,
    fees: record.executionMethods.reduce((sum, method) => sum + method.fees.length, 0),
    papers: record.executionCases.reduce((sum, group) => sum + group.profileComponents.length, 0),
    legalBases: record.legalBasisesDetails.length,
    outcomes: record.resultsDetails.length,
    applicants: record.subjectTypesDetails.length,
    agencies: agencyLists.reduce((sum, agencies) => sum + agencies.length, 0),
  }
}

function flagsOf(
  record: SourceRecord,
  seen: Pick<ReadRecord, 'levels' | 'sector' | 'agencies' | 'parts'> & { readonly renamed: boolean },
): ProcedureFlag[] {
  const found: ProcedureFlag[] = []
  if (record.code !== normalizeProcedureCode(record.code)) found.push('code-with-blanks')
  if (seen.renamed) found.push('name-in-capitals')
  if (seen.levels.length === 0) found.push('no-level')
  if (seen.sector === null) found.push('no-sector')
  if (seen.agencies.length === 0) found.push('no-agency')
  if (seen.parts.legalBases === 0) found.push('no-legal-basis')
  if (record.executionMethods.some((method) => method.processingTimeUnit === 'OTHER')) found.push('time-limit-in-words')
  return found
}

function refusal(
  line: number,
  reason: RefusalReason,
  code: string | null = null,
  detail: string | null = null,
): RecordRefusal {
  return { line, code, reason, detail }
}
