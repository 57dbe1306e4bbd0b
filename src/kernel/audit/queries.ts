import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import {
  completeSubtrees,
  consistencyRanges,
  foldPeaks,
  inclusionRanges,
  type CompleteSubtree,
  type LeafRange,
} from '#kernel/audit/merkle.ts'
import type { PublishedRoot } from '#kernel/audit/publish-root.ts'
import { storedLevels } from '#kernel/audit/seal-events.ts'

export interface TreeHead {
  readonly size: number
  readonly root: Buffer
  readonly sealedAt: Date
}

export interface InclusionProof {
  readonly eventId: number
  readonly leafIndex: number
  readonly leafHash: Buffer
  readonly size: number
  readonly root: Buffer
  /** Sibling hashes, nearest first (RFC 6962 section 2.1.1). */
  readonly path: readonly Buffer[]
}

export interface ConsistencyProof {
  readonly first: Omit<TreeHead, 'sealedAt'>
  readonly second: Omit<TreeHead, 'sealedAt'>
  readonly path: readonly Buffer[]
}

/** The tree as it is sealed now. */
export async function treeHead(reader: Reader): Promise<TreeHead> {
  return reader
    .selectFrom('auditTree')
    .select(['size', 'root', 'sealedAt'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** One page of published roots, newest first. */
export async function listRoots(
  reader: Reader,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ readonly items: readonly PublishedRoot[]; readonly total: number }> {
  const items = await reader
    .selectFrom('auditRoot')
    .select(['publishedOn', 'size', 'root'])
    .orderBy('publishedOn', 'desc')
    .limit(page.pageSize)
    .offset((page.page - 1) * page.pageSize)
    .execute()
  const { total } = await reader
    .selectFrom('auditRoot')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total }
}

/** Every published root, oldest first: one short line per day since the installation. */
export async function allRoots(reader: Reader): Promise<PublishedRoot[]> {
  return reader.selectFrom('auditRoot').select(['publishedOn', 'size', 'root']).orderBy('publishedOn').execute()
}

/**
 * Proof that an event stands in the sealed log; `verifyInclusion` checks it.
 * @param size of the tree to prove it in: a size that was sealed; without it, the tree of now
 * @throws NotFound when there is no such event, it is not sealed yet, or no tree of that size was sealed
 */
export async function inclusionProof(reader: Reader, eventId: number, size?: number): Promise<InclusionProof> {
  const leaf = await reader
    .selectFrom('auditLeaf')
    .select(['leafIndex', 'leafHash'])
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  const tree = size === undefined ? await treeHead(reader) : await getTree(reader, size)
  if (!leaf || leaf.leafIndex >= tree.size) throw new NotFound()
  const path = await hashesOf(reader, inclusionRanges(leaf.leafIndex, tree.size))
  return { eventId, leafIndex: leaf.leafIndex, leafHash: leaf.leafHash, size: tree.size, root: tree.root, path }
}

/**
 * Proof that the log of `firstSize` events is the beginning of the log of `secondSize`; `verifyConsistency` checks it.
 * @throws NotFound when one of the trees was never sealed or the first is not the smaller
 */
export async function consistencyProof(
  reader: Reader,
  firstSize: number,
  secondSize: number,
): Promise<ConsistencyProof> {
  if (firstSize < 1 || firstSize > secondSize) throw new NotFound()
  const [first, second] = [await getTree(reader, firstSize), await getTree(reader, secondSize)]
  return { first, second, path: await hashesOf(reader, consistencyRanges(first.size, second.size)) }
}

async function getTree(reader: Reader, size: number): Promise<Omit<TreeHead, 'sealedAt'>> {
  const tree = await reader.selectFrom('auditTree').select(['size', 'root']).where('size', '=', size).executeTakeFirst()
  if (!tree) throw new NotFound()
  return tree
}

/** The hash over each range, from the stored levels; two statements however large the tree is. */
async function hashesOf(reader: Reader, ranges: readonly LeafRange[]): Promise<Buffer[]> {
  const needed = ranges.flatMap(completeSubtrees).map(storedBelow)
  const stored = new Map<string, Buffer>()
  for (const row of [...(await readLeaves(reader, needed)), ...(await readSubtrees(reader, needed))]) {
    stored.set(`${row.level}/${row.position}`, row.hash)
  }
  return ranges.map((range) => foldPeaks(completeSubtrees(range).map((subtree) => hashOf(subtree, stored))))
}

interface StoredSpan {
  readonly level: number
  readonly from: number
  readonly to: number
}

interface StoredHash {
  readonly level: number
  readonly position: number
  readonly hash: Buffer
}

/** The rows, at the stored level at or below it, from which the hash of a subtree is made: at most 128. */
function storedBelow({ level, position }: CompleteSubtree): StoredSpan {
  const width = 2 ** (level % storedLevels)
  return { level: level - (level % storedLevels), from: position * width, to: (position + 1) * width }
}

function hashOf(subtree: CompleteSubtree, stored: ReadonlyMap<string, Buffer>): Buffer {
  const { level, from, to } = storedBelow(subtree)
  const hashes = Array.from({ length: to - from }, (_, index) => stored.get(`${level}/${from + index}`))
  const present = hashes.filter((hash) => hash !== undefined)
  if (present.length !== hashes.length) throw new Error(`audit.tree-incomplete: level ${level}, ${from} to ${to}`)
  return foldLevel(present)
}

/** Root over a power of two of neighbours. */
function foldLevel(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return foldPeaks(hashes)
  const middle = hashes.length / 2
  return foldPeaks([foldLevel(hashes.slice(0, middle)), foldLevel(hashes.slice(middle))])
}

// By single places: of a range the planner knows too little, and would rather read the whole table.
async function readLeaves(reader: Reader, spans: readonly StoredSpan[]): Promise<readonly StoredHash[]> {
  const places = spans.filter((span) => span.level === 0).flatMap(placesOf)
  const { rows } = await sql<StoredHash>`
    select 0 as level, leaf_index as position, leaf_hash as hash
    from audit_leaf where leaf_index = any(${places}::bigint[])`.execute(reader)
  return rows
}

async function readSubtrees(reader: Reader, spans: readonly StoredSpan[]): Promise<readonly StoredHash[]> {
  const own = spans.filter((span) => span.level > 0)
  const levels = own.flatMap((span) => placesOf(span).map(() => span.level))
  const { rows } = await sql<StoredHash>`
    select s.level, s.position, s.hash
    from unnest(${levels}::smallint[], ${own.flatMap(placesOf)}::bigint[]) as needed (level, position)
    join audit_subtree s on s.level = needed.level and s.position = needed.position`.execute(reader)
  return rows
}

function placesOf({ from, to }: StoredSpan): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
