import { sql } from 'kysely'
import { perform, type Act, type Caller } from '#kernel/act.ts'
import { canonicalEvent, type StoredEvent } from '#kernel/audit/canonical.ts'
import { appendLeaf, leafHash, rootOfFrontier, type CompleteSubtree, type Frontier } from '#kernel/audit/merkle.ts'
import { storedEventColumns } from '#kernel/audit/stored-events.ts'

export interface SealEvents {
  /** At most so many events in one transaction. Default 5,000: some tenths of a second. */
  readonly limit?: number
}

export interface Sealed {
  readonly sealed: number
  /** Leaves of the tree afterwards. */
  readonly size: number
  /** False: more was ready than fitted into this batch. */
  readonly complete: boolean
}

/** A place in the order of sealing: era, transaction, event. */
interface Place {
  readonly era: number
  readonly transactionId: string
  readonly id: string
}

/** Every eighth level of the tree is stored: a proof then reads some hundred rows, and the rows are 1/255 of the leaves. */
export const storedLevels = 8

/** Any number that nobody else locks: the sealers of one database find each other by it. */
const sealerLock = 7_203_012

/**
 * Niêm phong: appends the next events to the hash tree; one batch.
 * The order is that of the transactions' beginnings, and only transactions before the oldest one that still runs are taken:
 * none of them can add an event any more, so nothing is skipped however late a slow one commits, and no writer waits for the sealer.
 */
export async function sealEvents(act: Act, input: SealEvents = {}): Promise<Sealed> {
  const limit = input.limit ?? 5000
  const alone = await lockSealing(act)
  const head = await headOf(act)
  if (!alone) return { sealed: 0, size: head.frontier.size, complete: true }

  const end = await endOfFinished(act)
  const events = await listBetween(act, head.place, end, limit)
  const last = events.at(-1)
  if (!last) return { sealed: 0, size: head.frontier.size, complete: true }

  const complete = events.length < limit
  const first = head.frontier.size
  const leaves = events.map((event) => leafHash(canonicalEvent(event)))
  const subtrees = grow(head.frontier, leaves)
  await writeLeaves(act, first, events, leaves)
  await writeSubtrees(act, subtrees)
  await writeHead(act, head.frontier, complete ? laterOf(last, end) : last)
  return { sealed: events.length, size: head.frontier.size, complete }
}

/**
 * Seals everything that is ready, one transaction per batch: stopped at any moment, it goes on where it was.
 * @returns how many events were sealed and how many leaves the tree has
 */
export async function sealPending(caller: Caller, input: SealEvents = {}): Promise<Omit<Sealed, 'complete'>> {
  let sealed = 0
  for (;;) {
    const batch = await perform(caller, sealEvents, input)
    sealed += batch.sealed
    if (batch.complete) return { sealed, size: batch.size }
  }
}

async function lockSealing(act: Act): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${sealerLock}) as alone`.execute(
    act.tx,
  )
  return rows[0]?.alone ?? false
}

/** Read only after the lock is held: by a statement of its own, so that it sees what the sealer before us has committed. */
async function headOf(act: Act): Promise<{ readonly frontier: Frontier; readonly place: Place }> {
  const row = await act.tx
    .selectFrom('auditTree')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    frontier: { size: row.size, peaks: row.frontier },
    place: { era: row.horizonEra, transactionId: row.horizon, id: String(row.horizonEventId) },
  }
}

/** The first place at which an event may still appear: everything before it is final. */
async function endOfFinished(act: Act): Promise<Place> {
  const { rows } = await sql<{ era: number; horizon: string }>`
    select (select coalesce(max(era), 1) from audit_event) as era,
           pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(act.tx)
  const [row] = rows
  if (!row) throw new Error('audit.no-snapshot')
  return { era: row.era, transactionId: row.horizon, id: '0' }
}

async function listBetween(act: Act, after: Place, end: Place, limit: number): Promise<(StoredEvent & Place)[]> {
  const { rows } = await sql<StoredEvent & Place>`
    select ${storedEventColumns}, e.era, e.transaction_id::text as transaction_id
    from audit_event e
    where (e.era, e.transaction_id, e.id) > (${after.era}::smallint, ${after.transactionId}::xid8, ${after.id}::bigint)
      and (e.era, e.transaction_id, e.id) < (${end.era}::smallint, ${end.transactionId}::xid8, ${end.id}::bigint)
    order by e.era, e.transaction_id, e.id
    limit ${limit}`.execute(act.tx)
  return rows
}

function grow(frontier: Frontier, leaves: readonly Buffer[]): (CompleteSubtree & { readonly hash: Buffer })[] {
  const subtrees: (CompleteSubtree & { readonly hash: Buffer })[] = []
  for (const leaf of leaves) {
    appendLeaf(frontier, leaf, (subtree, hash) => {
      if (subtree.level % storedLevels === 0) subtrees.push({ ...subtree, hash })
    })
  }
  return subtrees
}

async function writeLeaves(
  act: Act,
  first: number,
  events: readonly StoredEvent[],
  leaves: readonly Buffer[],
): Promise<void> {
  await sql`
    insert into audit_leaf (leaf_index, event_id, leaf_hash)
    select ${first}::bigint + place - 1, event_id, leaf_hash
    from unnest(${events.map((event) => event.id)}::bigint[], ${leaves}::bytea[]) with ordinality as sealed (event_id, leaf_hash, place)
  `.execute(act.tx)
}

async function writeSubtrees(
  act: Act,
  subtrees: readonly (CompleteSubtree & { readonly hash: Buffer })[],
): Promise<void> {
  if (subtrees.length === 0) return
  await act.tx
    .insertInto('auditSubtree')
    .values([...subtrees])
    .execute()
}

async function writeHead(act: Act, frontier: Frontier, horizon: Place): Promise<void> {
  await sql`
    insert into audit_tree (size, root, frontier, sealed_at, horizon_era, horizon, horizon_event_id)
    values (${frontier.size}, ${rootOfFrontier(frontier)}, ${frontier.peaks}::bytea[], ${act.now},
            ${horizon.era}, ${horizon.transactionId}::xid8, ${horizon.id}::bigint)`.execute(act.tx)
}

/** After rows of another server were restored, its large transaction numbers lie behind the end of ours. */
function laterOf(left: Place, right: Place): Place {
  if (left.era !== right.era) return left.era > right.era ? left : right
  return BigInt(left.transactionId) >= BigInt(right.transactionId) ? left : right
}
