import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { StoredEvent } from '#kernel/audit/canonical.ts'
import { nameOf, type NamedEvent } from '#kernel/audit/fault.ts'
import type { LeafRange } from '#kernel/audit/merkle.ts'
import { storedLevels } from '#kernel/audit/seal-events.ts'
import { storedEventColumns } from '#kernel/audit/stored-events.ts'

/** A leaf with the event it was made of; `present` is false when the event is gone. */
export interface SealedRow extends StoredEvent {
  readonly leafIndex: number
  readonly leafHash: Buffer
  readonly eventId: string
  readonly present: boolean
}

/** The tree as it was after one sealing. */
export interface SealedHead {
  readonly size: number
  readonly root: Buffer
  readonly frontier: Buffer[]
}

export async function readSealed(reader: Reader, range: LeafRange): Promise<readonly SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select l.leaf_index, l.leaf_hash, l.event_id::text as event_id, e.id is not null as present, ${storedEventColumns}
    from audit_leaf l left join audit_event e on e.id = l.event_id
    where l.leaf_index >= ${range.from} and l.leaf_index < ${range.to}
    order by l.leaf_index`.execute(reader)
  return rows
}

export async function readHeads(reader: Reader, range: LeafRange): Promise<readonly SealedHead[]> {
  return reader
    .selectFrom('auditTree')
    .select(['size', 'root', 'frontier'])
    .where('size', '>', range.from)
    .where('size', '<=', range.to)
    .orderBy('size')
    .execute()
}

export async function readStoredSubtrees(reader: Reader, range: LeafRange): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
    select s.level, s.position, s.hash
    from generate_series(${storedLevels}::int, 48, ${storedLevels}::int) as stored (level)
    join audit_subtree s on s.level = stored.level
      and s.position >= ${range.from}::bigint >> stored.level and s.position < ${range.to}::bigint >> stored.level`.execute(
    reader,
  )
  return new Map(rows.map((row) => [`${row.level}/${row.position}`, row.hash]))
}

export async function findEventAt(reader: Reader, leafIndex: number): Promise<NamedEvent | null> {
  const [row] = await readSealed(reader, { from: leafIndex, to: leafIndex + 1 })
  if (!row) return null
  return row.present ? nameOf(row) : { id: row.eventId, name: null, at: null }
}
