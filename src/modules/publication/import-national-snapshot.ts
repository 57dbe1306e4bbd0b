import { sql } from 'kysely'
import { perform, type Act, type Caller, type Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { isRefusal, recordsOf, type ReadRecord, type RecordRefusal } from '#modules/procedure/public-records.ts'
import { meetDuty } from './meet-duties.ts'
import { dutiesShown } from './national-queries.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.national-snapshot-imported': {
      snapshotId: string
      takenOn: LegalDate
      records: number
      added: number
      changed: number
      gone: number
      dutiesMet: number
    }
  }
}

export interface SnapshotSource {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly sourceName: string
  /** Day on which the national database was exported. */
  readonly takenOn: LegalDate
  /** A person says that the national database has really lost so many records. */
  readonly evenIfFewer?: boolean
}

export interface SnapshotReport {
  /** Undefined: nothing was stored; `problems`, `laterOn` or `gone` say why. */
  readonly snapshotId: string | undefined
  readonly records: number
  readonly added: number
  readonly changed: number
  readonly gone: number
  /** Duties that are met because the national database shows the text, or no longer shows what ended. */
  readonly dutiesMet: number
  readonly refused: number
  readonly problems: readonly RecordRefusal[]
  /** Day of a snapshot that is there already and later than this one. */
  readonly laterOn: LegalDate | undefined
}

const keptProblems = 1000
const batchSize = 200
/** The share of what was shown before that may be gone at once without a person saying so. */
const mostGone = 0.1

/**
 * Takes over what the national database shows on a day. All or nothing: a snapshot in which a record is missing, cut or twice would say that
 * the national database lacks a procedure or shows another text, and people would run after it.
 */
export async function importNationalSnapshot(caller: Caller, source: SnapshotSource): Promise<SnapshotReport> {
  const later = await latestSnapshotDay(caller.db)
  if (later !== undefined && later > source.takenOn) return { ...nothing, laterOn: later }
  const known = await knownHashes(caller.db)
  const { shown, problems, refused, records } = await readShown(source.chunks, known)
  if (refused > 0 || shown.length === 0) return { ...nothing, records, refused, problems }
  return perform(caller, (act) => storeSnapshot(act, source, shown), undefined)
}

const nothing: SnapshotReport = {
  snapshotId: undefined,
  records: 0,
  added: 0,
  changed: 0,
  gone: 0,
  dutiesMet: 0,
  refused: 0,
  problems: [],
  laterOn: undefined,
}

/** One record as it is compared; `content` only where the very bytes are not known here. */
interface ShownRecord {
  readonly sourceCode: string
  readonly code: string
  readonly name: string
  readonly sourceHash: Buffer
  readonly content: string | null
}

async function readShown(chunks: AsyncIterable<Uint8Array>, known: ReadonlySet<string>) {
  const shown: ShownRecord[] = []
  const problems: RecordRefusal[] = []
  let records = 0
  let refused = 0
  for await (const read of recordsOf(chunks)) {
    records++
    if (!isRefusal(read)) shown.push(shownRecordOf(read, known))
    else {
      refused++
      if (problems.length < keptProblems) problems.push(read)
    }
  }
  return { shown, problems, refused, records }
}

function shownRecordOf(read: ReadRecord, known: ReadonlySet<string>): ShownRecord {
  const { sourceCode, code, sourceHash, content } = read
  const isKnown = known.has(sourceHash.toString('base64'))
  return { sourceCode, code, name: content.name, sourceHash, content: isKnown ? null : JSON.stringify(content) }
}

async function storeSnapshot(
  act: Act,
  { sourceName, takenOn, evenIfFewer = false }: SnapshotSource,
  shown: readonly ShownRecord[],
): Promise<SnapshotReport> {
  // Two imports at once would both see a record as new.
  await sql`select pg_advisory_xact_lock(hashtext('national-snapshot'))`.execute(act.tx)
  const missing = await findMissing(act, shown)
  if (!evenIfFewer && missing.gone > mostGone * missing.before)
    return { ...nothing, records: shown.length, gone: missing.gone }
  const gone = await endOthers(act, shown, takenOn)
  const { added, changed } = await addShown(act, shown, takenOn)
  const counts = { records: shown.length, added, changed, gone }
  const { id: snapshotId } = await act.tx
    .insertInto('nationalSnapshot')
    .values({ takenOn, sourceName: sourceName.slice(0, 300), importedAt: act.now, ...counts })
    .returning('id')
    .executeTakeFirstOrThrow()
  const met = await dutiesShown(act.tx)
  for (const dutyId of met) await meetDuty(act, dutyId, takenOn)
  await record(
    act,
    'publication.national-snapshot-imported',
    { snapshotId, takenOn, ...counts, dutiesMet: met.length },
    { type: 'national-snapshot', id: snapshotId },
  )
  return { ...nothing, snapshotId, ...counts, dutiesMet: met.length }
}

/** A file of lines that breaks off at the end of a line cannot be told by its form, only by what it lacks. */
async function findMissing(act: Act, shown: readonly ShownRecord[]) {
  const codes = shown.map(({ sourceCode }) => sourceCode)
  return act.tx
    .selectFrom('nationalRecord')
    .select([
      sql<number>`count(*)::int`.as('before'),
      sql<number>`(count(*) filter (where source_code <> all(${codes}::text[])))::int`.as('gone'),
    ])
    .where('goneOn', 'is', null)
    .executeTakeFirstOrThrow()
}

/** What the national database no longer shows from this day on. */
async function endOthers(act: Act, shown: readonly ShownRecord[], takenOn: LegalDate): Promise<number> {
  const codes = shown.map(({ sourceCode }) => sourceCode)
  const rows = await act.tx
    .updateTable('nationalRecord')
    .set({ goneOn: takenOn })
    .where('goneOn', 'is', null)
    .where(sql<boolean>`source_code <> all(${codes}::text[])`)
    .returning('id')
    .execute()
  return rows.length
}

/** New and changed records; those shown as before stay as they are, so that it is known since when. */
async function addShown(act: Act, shown: readonly ShownRecord[], takenOn: LegalDate) {
  const before = await act.tx
    .selectFrom('nationalRecord')
    .select(['id', 'sourceCode', 'sourceHash'])
    .where('goneOn', 'is', null)
    .execute()
  const knownBy = new Map(before.map((row) => [row.sourceCode, row]))
  const fresh = shown.filter(({ sourceCode, sourceHash }) => !knownBy.get(sourceCode)?.sourceHash.equals(sourceHash))
  const replaced = fresh.flatMap(({ sourceCode }) => knownBy.get(sourceCode)?.id ?? [])
  await act.tx
    .updateTable('nationalRecord')
    .set({ goneOn: takenOn })
    .where('id', '=', sql<string>`any(${replaced}::uuid[])`)
    .execute()
  for (let from = 0; from < fresh.length; from += batchSize) {
    const rows = fresh.slice(from, from + batchSize).map(({ content, ...row }) => ({
      ...row,
      contentDigest: content === null ? null : sql<Buffer>`content_digest(${content}::jsonb)`,
      seenFrom: takenOn,
    }))
    await act.tx.insertInto('nationalRecord').values(rows).execute()
  }
  return { added: fresh.length - replaced.length, changed: replaced.length }
}

async function latestSnapshotDay(reader: Reader): Promise<LegalDate | undefined> {
  const row = await reader
    .selectFrom('nationalSnapshot')
    .select('takenOn')
    .orderBy('takenOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.takenOn
}

async function knownHashes(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom('procedureRevision')
    .select('sourceHash')
    .where('sourceHash', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ sourceHash }) => (sourceHash === null ? [] : [sourceHash.toString('base64')])))
}
