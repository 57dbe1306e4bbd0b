import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import type { JsonValue } from '#kernel/db/types.generated.ts'
import { announcedAtOf } from './announced-at.ts'
import { isProcedureCode } from './model.ts'
import type { ReadRecord, RecordRefusal } from './read-record.ts'
import type { RevisionColumns } from './revision-columns.ts'
import { storeInstruments } from './store-instruments.ts'

/** A record with the columns of its text, which storing, searching and counting all read: they are costly and taken from the text once. */
export interface RecordToStore extends ReadRecord {
  readonly columns: RevisionColumns
}

export interface RecordBatch {
  readonly importId: string
  readonly records: readonly RecordToStore[]
}

export interface StoredBatch {
  readonly added: readonly RecordToStore[]
  readonly changed: readonly RecordToStore[]
  readonly unchanged: readonly RecordToStore[]
  readonly refused: readonly RecordRefusal[]
  /** Procedures that share a national code with another one and stand under a code of their own. */
  readonly sharedCodes: readonly { readonly line: number; readonly sourceCode: string; readonly code: string }[]
}

interface Known {
  readonly id: string
  readonly code: string
  readonly sourceCode: string | null
  readonly nationalId: string | null
  readonly revisionId: string | null
  readonly sourceHash: Buffer | null
  /** Decision of this province that brought the text in force, or that ended the procedure. */
  readonly decidedBy: string | null
}

interface Placed {
  readonly record: RecordToStore
  /** The code it stands under here. */
  readonly code: string
  readonly known: Known | undefined
}

interface Changed extends Placed {
  readonly known: Known
  readonly changedFields: readonly string[]
}

/** Stores a few records in one transaction: new procedures, new revisions of changed ones, nothing for those already known. */
export async function storeBatch(act: Act, batch: RecordBatch): Promise<StoredBatch> {
  // Two imports at once would both see a code as new; the second waits for the first batch by batch.
  await sql`select pg_advisory_xact_lock(hashtext('procedure-import'))`.execute(act.tx)
  const { placed, refused } = place(batch.records, await findKnown(act, batch.records))
  const added = placed.filter(({ known }) => known === undefined)
  const changed = await findChanged(act, placed)
  await storeSectors(act, [...added, ...changed])
  await storeInstruments(
    act,
    [...added, ...changed].flatMap(({ record }) => record.content.legalBases),
  )
  await addProcedures(act, batch.importId, added)
  for (const one of changed) await reviseProcedure(act, batch.importId, one)
  const changedLines = new Set(changed.map(({ record }) => record.line))
  const unchanged = placed.filter(({ known, record }) => known !== undefined && !changedLines.has(record.line))
  return {
    added: added.map(({ record }) => record),
    changed: changed.map(({ record }) => record),
    unchanged: unchanged.map(({ record }) => record),
    refused,
    sharedCodes: placed.flatMap(({ record, code }) =>
      code === record.code ? [] : [{ line: record.line, sourceCode: record.sourceCode, code }],
    ),
  }
}

async function findKnown(act: Act, records: readonly RecordToStore[]): Promise<Known[]> {
  const sourceCodes = records.map((record) => record.sourceCode)
  const codes = records.flatMap((record) => [record.code, sharedCodeOf(record)])
  return act.tx
    .selectFrom('procedure')
    .leftJoin('procedureRevision', (join) =>
      join
        .onRef('procedureRevision.procedureId', '=', 'procedure.id')
        .on('procedureRevision.status', '=', 'announced')
        .on(sql<boolean>`upper_inf(procedure_revision.effective)`),
    )
    .leftJoin('procedureEnd', 'procedureEnd.procedureId', 'procedure.id')
    .select([
      'procedure.id',
      'procedure.code',
      'procedure.sourceCode',
      'procedure.nationalId',
      'procedureRevision.id as revisionId',
      'procedureRevision.sourceHash',
      sql<string | null>`coalesce(procedure_revision.decision_number, procedure_end.decision_number)`.as('decidedBy'),
    ])
    .where((where) =>
      where.or([
        where('procedure.sourceCode', '=', sql<string>`any(${sourceCodes}::text[])`),
        where('procedure.code', '=', sql<string>`any(${codes}::text[])`),
      ]),
    )
    .execute()
}

/**
 * Finds for every record the procedure it is about. The code as the source writes it is the identity; where two records differ in a blank alone
 * (the portal holds ` 1.014325` and `1.014325`, two procedures of two provinces), the second one gets the local form of the code, with the announcing agency's.
 * What the province's own decision brought into force or ended is never written over by a file: the reconciliation shows the difference.
 */
function place(
  records: readonly RecordToStore[],
  known: readonly Known[],
): { placed: Placed[]; refused: RecordRefusal[] } {
  const bySourceCode = new Map(known.map((one) => [one.sourceCode, one]))
  const byCode = new Map(known.map((one) => [one.code, one.nationalId]))
  const placed: Placed[] = []
  const refused: RecordRefusal[] = []
  for (const record of records) {
    const same =
      bySourceCode.get(record.sourceCode) ??
      known.find((one) => one.code === record.code && (one.sourceCode === null || isSameRecord(one, record)))
    if (same?.decidedBy) {
      refused.push({ line: record.line, code: record.code, reason: 'announced-here', detail: same.decidedBy })
      continue
    }
    if (same) {
      placed.push({ record, code: same.code, known: same })
      continue
    }
    const code = byCode.has(record.code) ? sharedCodeOf(record) : record.code
    if (byCode.has(code) || !isProcedureCode(code)) {
      refused.push({ line: record.line, code: record.code, reason: 'duplicate-code', detail: null })
      continue
    }
    byCode.set(code, record.nationalId)
    placed.push({ record, code, known: undefined })
  }
  return { placed, refused }
}

function isSameRecord(known: Known, record: ReadRecord): boolean {
  return known.nationalId !== null && known.nationalId === record.nationalId
}

function sharedCodeOf(record: ReadRecord): string {
  return `${record.code}.${record.announcerCode}`
}

async function storeSectors(act: Act, placed: readonly Placed[]): Promise<void> {
  const sectors = new Map(
    placed.flatMap(({ record: { content } }) => (content.sector ? [[content.sector.code, content.sector]] : [])),
  )
  if (sectors.size === 0) return
  await act.tx
    .insertInto('sector')
    .values([...sectors.values()].map(({ code, name }) => ({ code, name })))
    .onConflict((conflict) => conflict.column('code').doUpdateSet((set) => ({ name: set.ref('excluded.name') })))
    .execute()
}

async function addProcedures(act: Act, importId: string, added: readonly Placed[]): Promise<void> {
  if (added.length === 0) return
  const procedures = await act.tx
    .insertInto('procedure')
    .values(
      added.map(({ record, code }) => ({
        code,
        sourceCode: record.sourceCode,
        nationalId: record.nationalId,
        createdAt: act.now,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  const idOf = new Map(procedures.map(({ id, code }) => [code, id]))
  // The source does not say since when a text has been in force: a first revision has no first day.
  await addRevisions(
    act,
    importId,
    added.flatMap((one) => {
      const procedureId = idOf.get(one.code)
      return procedureId === undefined ? [] : [{ one, procedureId, effective: '(,)', changedFields: [] }]
    }),
  )
}

interface NewRevision {
  readonly one: Placed
  readonly procedureId: string
  readonly effective: string
  readonly changedFields: readonly string[]
}

async function addRevisions(act: Act, importId: string, revisions: readonly NewRevision[]): Promise<void> {
  const announcedAt = await announcedAtOf(act)
  const rows = await act.tx
    .insertInto('procedureRevision')
    .values(
      revisions.map(({ one: { record, code }, procedureId, effective, changedFields }) => ({
        procedureId,
        status: 'announced' as const,
        effective,
        ...record.columns,
        nameOriginal: record.nameOriginal,
        flags: [...record.flags, ...record.columns.flags, ...(code === record.code ? [] : ['code-shared'])],
        sourceHash: record.sourceHash,
        changedFields: [...changedFields],
        importId,
        recordedAt: act.now,
        announcedAt: announcedAt(record.content.announcedBy?.on ?? null),
      })),
    )
    .returning(['id', 'procedureId'])
    .execute()
  const recordOf = new Map(revisions.map(({ procedureId, one }) => [procedureId, one.record]))
  const stored = rows.flatMap(({ id, procedureId }) => {
    const record = recordOf.get(procedureId)
    return record ? [{ revisionId: id, record }] : []
  })
  await act.tx
    .insertInto('procedureSource')
    .values(stored.map(({ revisionId, record }) => ({ revisionId, source: record.source })))
    .execute()
  await act.tx
    .insertInto('procedureContent')
    .values(stored.map(({ revisionId, record }) => ({ revisionId, content: JSON.stringify(record.content) })))
    .execute()
}

/** Known procedures whose record says something else than the text in force. Other bytes alone (order of keys, blanks) are no change. */
async function findChanged(act: Act, placed: readonly Placed[]): Promise<Changed[]> {
  const suspects = placed.flatMap((one) =>
    one.known && !one.known.sourceHash?.equals(one.record.sourceHash) ? [{ ...one, known: one.known }] : [],
  )
  if (suspects.length === 0) return []
  const before = await act.tx
    .selectFrom('procedureSource')
    .selectAll()
    .where('revisionId', '=', sql<string>`any(${suspects.map(({ known }) => known.revisionId)}::uuid[])`)
    .execute()
  const sourceOf = new Map(before.map((row) => [row.revisionId, row.source]))
  return suspects.flatMap((one) => {
    const source = sourceOf.get(one.known.revisionId ?? '')
    const changedFields = source === undefined ? [] : differingFields(source, one.record.source)
    return source !== undefined && changedFields.length === 0 ? [] : [{ ...one, changedFields }]
  })
}

/** A changed record: the text in force ends today and the new one begins; what differs is kept by the names of the fields. */
async function reviseProcedure(act: Act, importId: string, one: Changed): Promise<void> {
  const { known, record, changedFields } = one
  if (known.revisionId !== null) await endRevision(act, known.revisionId)
  await act.tx
    .updateTable('procedure')
    .set({ nationalId: record.nationalId, sourceCode: record.sourceCode })
    .where('id', '=', known.id)
    .execute()
  await addRevisions(act, importId, [{ one, procedureId: known.id, effective: `[${act.today},)`, changedFields }])
}

/** What began today and ends today was in force on no day: it is withdrawn, or the range would be empty. */
async function endRevision(act: Act, revisionId: string): Promise<void> {
  const begunBefore = sql<boolean>`(lower_inf(effective) or lower(effective) < ${act.today}::date)`
  await act.tx
    .updateTable('procedureRevision')
    .set({
      status: sql<'announced' | 'withdrawn'>`case when ${begunBefore} then 'announced' else 'withdrawn' end`,
      effective: sql<string | null>`case when ${begunBefore} then daterange(lower(effective), ${act.today}::date) end`,
    })
    .where('id', '=', revisionId)
    .execute()
}

/** Names of the fields of two records that differ, whatever the order of keys inside them. */
function differingFields(before: string, after: string): string[] {
  const left: Record<string, JsonValue> = JSON.parse(before)
  const right: Record<string, JsonValue> = JSON.parse(after)
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].filter((name) => inOneOrder(left[name]) !== inOneOrder(right[name])).toSorted()
}

function inOneOrder(value: JsonValue | undefined): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
}
