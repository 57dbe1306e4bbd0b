import { perform, type Act, type Caller } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { ContentFlag } from './content.ts'
import type { ProcedureFlag } from './model.ts'
import { isRefusal, type RecordRefusal } from './read-record.ts'
import { addAccounts, emptyAccount, type RecordAccount } from './record-account.ts'
import { recordsOf } from './record-stream.ts'
import { revisionColumnsOf } from './revision-columns.ts'
import { storeBatch, type RecordToStore, type StoredBatch } from './store-batch.ts'
import { refreshWords } from './words.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.imported': { importId: string; added: number; changed: number; unchanged: number; refused: number }
  }
}

/** What an import did: `taken` = `added` + `changed` + `unchanged`; `records` = `taken` + `refused`. */
export interface ProcedureImportReport {
  readonly importId: string
  readonly records: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  /** How many of the taken records have each flag. */
  readonly flagged: Readonly<Partial<Record<ProcedureFlag | ContentFlag, number>>>
  /** Of the taken records, how many got a department suggested. */
  readonly withCompetentAgency: number
  /** Every part of all taken records: in the source, placed, flagged, saying nothing. */
  readonly account: RecordAccount
  /** Refused records in the order of the file; the first thousand, `refused` counts them all. */
  readonly problems: readonly RecordRefusal[]
}

/** Two of them are in memory: one is stored while the next is read. */
const batchSize = 25
const keptProblems = 1000

/**
 * Imports the national portal's records, one JSON object a line, plain or gzip. Each record is taken whole or not at all; the same record again
 * changes nothing; a changed one makes a new revision. Broken records are reported and the rest is taken.
 * @param sourceName name of the file, for the record of imports
 */
export async function importProcedures(
  caller: Caller,
  chunks: AsyncIterable<Uint8Array>,
  sourceName: string,
): Promise<ProcedureImportReport> {
  const importId = await perform(caller, startImport, sourceName)
  const tally = newTally()
  for await (const records of ahead(batchesOf(tally, chunks)))
    addBatch(tally, await storeRecords(caller, importId, records), records)
  const report = reportOf(importId, tally)
  await perform(caller, finishImport, report)
  return report
}

async function* batchesOf(tally: Tally, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RecordToStore[]> {
  let waiting: RecordToStore[] = []
  for await (const read of recordsOf(chunks)) {
    tally.records++
    if (isRefusal(read)) refuse(tally, read)
    else waiting.push({ ...read, columns: revisionColumnsOf(read.content) })
    if (waiting.length < batchSize) continue
    yield waiting
    waiting = []
  }
  if (waiting.length > 0) yield waiting
}

/** One step ahead of whoever takes the items: the next batch is read while the database stores this one. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = items.next()
      // What goes wrong meanwhile is thrown where it is waited for.
      next.catch(() => {})
      yield value
    }
  } finally {
    await items.return(undefined)
  }
}

async function startImport(act: Act, sourceName: string): Promise<string> {
  const row = await act.tx
    .insertInto('procedureImport')
    .values({ sourceName, startedAt: act.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function finishImport(act: Act, report: ProcedureImportReport): Promise<void> {
  const { importId, problems, ...totals } = report
  if (report.added + report.changed > 0) await refreshWords(act)
  await act.tx
    .updateTable('procedureImport')
    .set({ finishedAt: act.now, totals: JSON.stringify(totals), problems: JSON.stringify(problems) })
    .where('id', '=', importId)
    .execute()
  const { added, changed, unchanged, refused } = report
  await record(
    act,
    'procedure.imported',
    { importId, added, changed, unchanged, refused },
    { type: 'procedure-import', id: importId },
  )
}

/** All records in one transaction; if the database refuses it, each in its own, so that one bad record costs only itself. */
async function storeRecords(caller: Caller, importId: string, records: readonly RecordToStore[]): Promise<StoredBatch> {
  try {
    return await perform(caller, storeBatch, { importId, records })
  } catch (error) {
    if (!isDataError(error)) throw error
    const [only, ...others] = records
    if (only && others.length === 0) {
      const refused: RecordRefusal = { line: only.line, code: only.code, reason: 'not-stored', detail: error.code }
      return { added: [], changed: [], unchanged: [], refused: [refused], sharedCodes: [] }
    }
  }
  const parts: StoredBatch[] = []
  for (const one of records) parts.push(await storeRecords(caller, importId, [one]))
  return {
    added: parts.flatMap((part) => part.added),
    changed: parts.flatMap((part) => part.changed),
    unchanged: parts.flatMap((part) => part.unchanged),
    refused: parts.flatMap((part) => part.refused),
    sharedCodes: parts.flatMap((part) => part.sharedCodes),
  }
}

/** PostgreSQL's classes 22 (data), 23 (constraints) and 54 (limits) are about the record; anything else (disk, connection) stops the import. */
function isDataError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(22|23|54)/.test(error.code)
}

interface Tally {
  records: number
  added: number
  changed: number
  unchanged: number
  refused: number
  withCompetentAgency: number
  readonly flagged: Partial<Record<ProcedureFlag | ContentFlag, number>>
  account: RecordAccount
  readonly problems: RecordRefusal[]
}

function newTally(): Tally {
  return {
    records: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    withCompetentAgency: 0,
    flagged: {},
    account: emptyAccount,
    problems: [],
  }
}

function refuse(tally: Tally, refusal: RecordRefusal): void {
  tally.refused++
  if (tally.problems.length < keptProblems) tally.problems.push(refusal)
}

function addBatch(tally: Tally, stored: StoredBatch, records: readonly RecordToStore[]): void {
  tally.added += stored.added.length
  tally.changed += stored.changed.length
  tally.unchanged += stored.unchanged.length
  for (const refusal of stored.refused) refuse(tally, refusal)
  const refusedLines = new Set(stored.refused.map(({ line }) => line))
  const sharedLines = new Set(stored.sharedCodes.map(({ line }) => line))
  for (const one of records) {
    if (refusedLines.has(one.line)) continue
    if (one.columns.competentAgencyCode !== null) tally.withCompetentAgency++
    for (const flag of [...one.flags, ...one.columns.flags]) countFlag(tally, flag)
    if (sharedLines.has(one.line)) countFlag(tally, 'code-shared')
    tally.account = addAccounts(tally.account, one.account)
  }
}

function countFlag(tally: Tally, flag: ProcedureFlag | ContentFlag): void {
  tally.flagged[flag] = (tally.flagged[flag] ?? 0) + 1
}

function reportOf(importId: string, tally: Tally): ProcedureImportReport {
  return { ...tally, importId, problems: tally.problems.toSorted((left, right) => left.line - right.line) }
}
