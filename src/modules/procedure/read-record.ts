import { hash } from 'node:crypto'
import type { ProcedureContent } from './content.ts'
import {
  isProcedureCode,
  normalizeProcedureCode,
  type ProcedureFlag,
  type ProcedureLevel,
  type RefusalReason,
} from './model.ts'
import { ownContentOf } from './portal-record.ts'
import { readContent, readOwnContent, type ContentReading } from './read-content.ts'
import { accountOf, type RecordAccount } from './record-account.ts'
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
  readonly nameOriginal: string
  readonly content: ProcedureContent
  /** What was noticed about the record's head; what was noticed about its parts stands in the content. */
  readonly flags: readonly ProcedureFlag[]
  readonly account: RecordAccount
  readonly source: string
  readonly sourceHash: Buffer
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
  if (isTooDeep(bytes)) return refusal(line, 'wrong-shape', null, 'nesting')
  const parsed = parseJson(source)
  if (parsed === undefined) return refusal(line, last ? 'file-cut' : 'broken-json')
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return refusal(line, 'not-an-object')
  const list = nameOfList(parsed)
  if (list !== undefined)
    return refusal(
      line,
      'not-an-object',
      null,
      `the records inside “${list}” are expected one a line or as one JSON array`,
    )
  const checked = SourceRecord.safeParse(parsed)
  if (!checked.success) return refusal(line, 'wrong-shape', null, checked.error.issues[0]?.path.join('.') ?? null)
  return readChecked(line, checked.data, { source, own: ownContentOf(parsed) })
}

export function isRefusal(read: ReadRecord | RecordRefusal): read is RecordRefusal {
  return 'reason' in read
}

interface Original {
  readonly source: string
  /** Our own text, in a record that was written by us and not edited since. */
  readonly own: ProcedureContent | undefined
}

function readChecked(line: number, record: SourceRecord, { source, own }: Original): ReadRecord | RecordRefusal {
  const code = normalizeProcedureCode(record.code)
  const nameOriginal = cleanName(record.name)
  if (code === '') return refusal(line, 'missing-code')
  if (!isProcedureCode(code)) return refusal(line, 'bad-code', code.slice(0, 100))
  if (nameOriginal === '') return refusal(line, 'missing-name', code)
  if (record.name.length > 4000) return refusal(line, 'name-too-long', code)
  const reading = own ? readOwnContent(own) : readSourceContent(record)
  return {
    line,
    code,
    sourceCode: record.code.replaceAll('\u0000', ''),
    nationalId: record.id || null,
    announcerCode: normalizeProcedureCode(record.departmentPromulgateCode),
    nameOriginal: record.name.replaceAll('\u0000', ''),
    content: reading.content,
    flags: flagsOf(record, reading.content),
    account: accountOf(record, reading),
    source,
    sourceHash: hash('sha256', source, 'buffer'),
  }
}

/** The record's parts, under its name in sentence case, its levels and its sector. */
function readSourceContent(record: SourceRecord): ContentReading {
  return readContent(record, {
    name: sentenceCase(cleanName(record.name)),
    levels: levelsOf(record),
    sector: sectorOf(record),
  })
}

/** The text of a record that was kept before; undefined when it cannot be read, which an import never stores. */
export function contentOfSource(source: string): ProcedureContent | undefined {
  const parsed = parseJson(source)
  const checked = SourceRecord.safeParse(parsed)
  if (!checked.success || typeof parsed !== 'object' || parsed === null) return undefined
  return ownContentOf(parsed) ?? readSourceContent(checked.data).content
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes)
  } catch {
    return undefined
  }
}

const deepest = 64

/** Counted before the record is parsed: what goes through a deeply nested one afterwards calls itself for every level. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 0x22) quoted = !quoted
    else if (byte === 0x5c && quoted) at++
    else if (quoted) continue
    else if (byte === 0x5b || byte === 0x7b) depth++
    else if (byte === 0x5d || byte === 0x7d) depth--
    if (depth > deepest) return true
  }
  return false
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An object that is no record but holds records in a list of a name that this system does not know. */
function nameOfList(parsed: object): string | undefined {
  if ('code' in parsed || 'name' in parsed) return undefined
  const holds = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null
  return Object.entries(parsed)
    .find(([key, value]) => !(key in SourceRecord.shape) && holds(value))?.[0]
    .slice(0, 100)
}

/** Source words of the portal's own level marks; "cấp xã" is the commune of any arrangement, and no record names districts. */
function levelsOf(record: SourceRecord): ProcedureLevel[] {
  const found: ProcedureLevel[] = []
  if (record.isMinistry) found.push('ministry')
  if (record.isProvince) found.push('province')
  if (record.isWard) found.push('commune')
  return found
}

function sectorOf(record: SourceRecord): ProcedureContent['sector'] {
  const [first] = [...record.categoriesDetails, ...(record.category ? [record.category] : [])]
  const code = cleanName(first?.code ?? '').slice(0, 100)
  return code === '' ? null : { code, name: (cleanName(first?.name ?? '') || code).slice(0, 1000) }
}

function flagsOf(record: SourceRecord, content: ProcedureContent): ProcedureFlag[] {
  const found: ProcedureFlag[] = []
  if (record.code !== normalizeProcedureCode(record.code)) found.push('code-with-blanks')
  if (content.name !== cleanName(record.name)) found.push('name-in-capitals')
  if (content.levels.length === 0) found.push('no-level')
  if (content.sector === null) found.push('no-sector')
  if (content.competentAgencies.length + content.executingAgencies.length === 0) found.push('no-agency')
  if (content.legalBases.length === 0) found.push('no-legal-basis')
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
