import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { canonicalEvent } from '#kernel/audit/canonical.ts'
import {
  meet,
  newTrack,
  rootSources,
  type Checkpoint,
  type CheckpointTrack,
  type RootSource,
} from '#kernel/audit/checkpoints.ts'
import {
  appendLeaf,
  emptyFrontier,
  leafHash,
  peakRanges,
  leavesUnder,
  rootOfFrontier,
  type Frontier,
  type LeafRange,
} from '#kernel/audit/merkle.ts'
import type { PublishedRoot } from '#kernel/audit/publish-root.ts'
import { allRoots } from '#kernel/audit/queries.ts'
import { findEventAt, readHeads, readSealed, readStoredSubtrees, type SealedHead } from '#kernel/audit/sealed-rows.ts'
import { storedLevels } from '#kernel/audit/seal-events.ts'
import { byEvent, nameOf, type AuditFault, type AuditFaultKind } from '#kernel/audit/fault.ts'
import { listAddedEvents } from '#kernel/audit/added-events.ts'

export interface LogVerdict {
  /** Sealed events that were looked at. */
  readonly size: number
  readonly root: Buffer
  /** Events that wait for the next sealing; nothing vouches for them yet. */
  readonly unsealed: number
  /** How many roots of each source were compared. */
  readonly compared: Readonly<Record<RootSource, number>>
  /** The first hundred of each kind; exactly known events first, by number; empty when the log is whole. */
  readonly faults: readonly AuditFault[]
  readonly faultCount: number
}

export interface VerifyOptions {
  /** Told of events looked at and events in all. */
  readonly onProgress?: (done: number, size: number) => void
  /** Roots that somebody noted outside this database: only they show a log that was rewritten together with its roots. */
  readonly trustedRoots?: readonly PublishedRoot[]
}

const batchSize = 8192
const faultsKept = 100

interface Walk {
  readonly frontier: Frontier
  readonly tracks: Readonly<Record<RootSource, CheckpointTrack>>
  readonly compared: Record<RootSource, number>
  readonly faults: AuditFault[]
  readonly counts: Map<AuditFaultKind, number>
  /** Leaves under stored inner nodes that differ, since the tree last gave one of its own roots. */
  doubtful: LeafRange[]
  /** A place was empty: nothing after it can be compared with a root. */
  broken: boolean
}

/**
 * Recomputes the whole log: every event against its leaf, the leaves against every root that was ever written, and looks for events without a leaf.
 * Reads in batches by place in the tree; memory does not grow with the log.
 */
export async function verifyLog(reader: Reader, options: VerifyOptions = {}): Promise<LogVerdict> {
  const published = await allRoots(reader)
  const size = await sealedSize(reader)
  const claims = [...published.map(claimOf('published')), ...(options.trustedRoots ?? []).map(claimOf('noted'))]
  const walk: Walk = {
    frontier: emptyFrontier(),
    tracks: { tree: newTrack(), published: newTrack(), noted: newTrack() },
    compared: { tree: 0, published: 0, noted: 0 },
    faults: [],
    counts: new Map(),
    doubtful: [],
    broken: false,
  }
  const claimsAt = Map.groupBy(claims, (claim) => claim.size)
  for (const claim of claimsAt.get(0) ?? []) compare(walk, claim, [])
  for (let from = 0; from < size; from += batchSize) {
    const range = { from, to: Math.min(from + batchSize, size) }
    await walkBatch(reader, walk, range, claimsAt)
    options.onProgress?.(range.to, size)
  }
  await judgeTracks(reader, walk)
  await judgeEnds(reader, walk, size, claims)
  judgePublished(walk, published, options.trustedRoots ?? [])
  const unsealed = await judgeAdded(reader, walk)
  return {
    size,
    root: rootOfFrontier(walk.frontier),
    unsealed,
    compared: walk.compared,
    faults: walk.faults.toSorted(byEvent),
    faultCount: walk.counts.values().reduce((sum, count) => sum + count, 0),
  }
}

function claimOf(source: RootSource): (root: PublishedRoot) => Checkpoint {
  return (root) => ({ source, ...root })
}

async function sealedSize(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('auditTree')
    .select((e) => e.fn.max('size').as('size'))
    .executeTakeFirst()
  return row?.size ?? 0
}

async function walkBatch(
  reader: Reader,
  walk: Walk,
  range: LeafRange,
  claimsAt: ReadonlyMap<number, readonly Checkpoint[]>,
): Promise<void> {
  const rows = await readSealed(reader, range)
  const heads = new Map((await readHeads(reader, range)).map((head) => [head.size, head]))
  const subtrees = await readStoredSubtrees(reader, range)
  for (const row of rows) {
    const event = row.present ? nameOf(row) : { id: row.eventId, name: null, at: null }
    const place = { from: row.leafIndex, to: row.leafIndex + 1 }
    if (!row.present) add(walk, { kind: 'event-removed', event, range: place })
    else if (!leafHash(canonicalEvent(row)).equals(row.leafHash))
      add(walk, { kind: 'event-altered', event, range: place })
    if (walk.broken) continue
    if (row.leafIndex !== walk.frontier.size) {
      walk.broken = true
      add(walk, { kind: 'leaf-removed', event: null, range: { from: walk.frontier.size, to: row.leafIndex } })
      continue
    }
    appendLeaf(walk.frontier, row.leafHash, ({ level, position }, hash) => {
      if (level % storedLevels !== 0 || subtrees.get(`${level}/${position}`)?.equals(hash)) return
      walk.doubtful.push(leavesUnder({ level, position }))
    })
    const head = heads.get(walk.frontier.size)
    if (head) compareHead(walk, head)
    for (const claim of claimsAt.get(walk.frontier.size) ?? []) compare(walk, claim, walk.doubtful.slice(0, 1))
  }
  if (!walk.broken && walk.frontier.size < range.to) {
    walk.broken = true
    add(walk, { kind: 'leaf-removed', event: null, range: { from: walk.frontier.size, to: range.to } })
  }
}

/** A head that is met clears the inner nodes of suspicion against the leaves: then the nodes themselves were changed. */
function compareHead(walk: Walk, head: SealedHead): void {
  const peaks = peakRanges(head.size).filter((_, index) => !samePeak(head.frontier[index], walk.frontier.peaks[index]))
  const longer = head.frontier.length > walk.frontier.peaks.length
  const checkpoint = { source: 'tree' as const, size: head.size, root: head.root, publishedOn: null }
  const good = compare(walk, checkpoint, [...walk.doubtful.slice(0, 1), ...peaks.slice(0, 1)])
  if (!good) return
  if (longer || peaks.length > 0) add(walk, { kind: 'subtree-altered', range: peaks[0] ?? null, size: head.size })
  for (const range of walk.doubtful) add(walk, { kind: 'subtree-altered', range })
  walk.doubtful = []
}

function samePeak(stored: Buffer | undefined, computed: Buffer | undefined): boolean {
  return stored !== undefined && computed !== undefined && stored.equals(computed)
}

function compare(walk: Walk, checkpoint: Checkpoint, hints: readonly LeafRange[]): boolean {
  walk.compared[checkpoint.source]++
  const track = walk.tracks[checkpoint.source]
  meet(track, checkpoint, rootOfFrontier(walk.frontier), hints)
  return track.good === checkpoint.size
}

async function judgeTracks(reader: Reader, walk: Walk): Promise<void> {
  for (const source of rootSources) {
    const { bad, suspect, contradicted } = walk.tracks[source]
    for (const { size, publishedOn } of contradicted) add(walk, { kind: 'root-altered', source, size, publishedOn })
    if (!bad || !suspect) continue
    const event = await findEventAt(reader, suspect.from)
    add(walk, { kind: 'leaf-altered', event, range: suspect, source, size: bad.size, publishedOn: bad.publishedOn })
  }
}

async function judgeEnds(reader: Reader, walk: Walk, size: number, claims: readonly Checkpoint[]): Promise<void> {
  for (const claim of claims.filter((one) => one.size > size)) {
    add(walk, { kind: 'log-shortened', source: claim.source, size: claim.size, publishedOn: claim.publishedOn })
  }
  // In one statement, or a sealing between two of them would look like a forgery.
  const { rows } = await sql<{ first: number; past: number }>`
    select min(leaf_index) as first, max(leaf_index) + 1 as past from audit_leaf
    where leaf_index >= (select max(size) from audit_tree) having count(*) > 0`.execute(reader)
  const [beyond] = rows
  if (!beyond) return
  const range = { from: beyond.first, to: beyond.past }
  add(walk, { kind: 'leaf-added', event: await findEventAt(reader, range.from), range })
}

/** What somebody noted must still be what the published list says, or the list was rewritten. */
function judgePublished(walk: Walk, published: readonly PublishedRoot[], noted: readonly PublishedRoot[]): void {
  const byDay = new Map(published.map((root) => [root.publishedOn, root]))
  for (const { publishedOn, size, root } of noted) {
    const now = byDay.get(publishedOn)
    if (!now) add(walk, { kind: 'root-removed', source: 'published', size, publishedOn })
    else if (now.size !== size || !now.root.equals(root)) {
      add(walk, { kind: 'root-altered', source: 'published', size: now.size, publishedOn })
    }
  }
}

async function judgeAdded(reader: Reader, walk: Walk): Promise<number> {
  const { added, addedCount, unsealed } = await listAddedEvents(reader, faultsKept)
  for (const event of added) add(walk, { kind: 'event-added', event: nameOf(event) })
  if (addedCount > 0) walk.counts.set('event-added', addedCount)
  return unsealed
}

function add(walk: Walk, fault: Pick<AuditFault, 'kind'> & Partial<AuditFault>): void {
  const count = (walk.counts.get(fault.kind) ?? 0) + 1
  walk.counts.set(fault.kind, count)
  if (count > faultsKept) return
  walk.faults.push({ event: null, range: null, source: null, size: null, publishedOn: null, ...fault })
}
