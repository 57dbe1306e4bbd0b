import { createHash } from 'node:crypto'

/**
 * The hash tree of RFC 6962 section 2.1 (Certificate Transparency), so that anybody can check our proofs with a program that is not ours.
 * Pure: what is stored where is the business of `seal.ts` and `queries.ts`.
 */

/** The right-hand edge of a tree: the roots of its complete subtrees, largest first. Enough to append and to give the root. */
export interface Frontier {
  /** How many leaves the tree has. */
  size: number
  /** One root per bit that is set in `size`, from the highest bit down. */
  peaks: Buffer[]
}

/** Leaves `[from, to)` of a tree. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** A complete subtree: `2 ** level` leaves, the `position`-th of them from the left. */
export interface CompleteSubtree {
  readonly level: number
  readonly position: number
}

const leafPrefix = Buffer.of(0x00)
const nodePrefix = Buffer.of(0x01)

/** Hash of what stands at a leaf; the prefix keeps an inner node from being passed off as a leaf (RFC 6962 section 2.1). */
export function leafHash(content: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(content).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** Root of the tree without leaves: the hash of nothing. */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest()
}

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] }
}

/**
 * Appends one leaf in place, with at most log2(size) hashes.
 * @param onSubtree told of every subtree above the leaves that becomes complete; it never changes afterwards
 */
export function appendLeaf(
  frontier: Frontier,
  leaf: Buffer,
  onSubtree?: (subtree: CompleteSubtree, hash: Buffer) => void,
): void {
  let hash = leaf
  let position = frontier.size
  for (let level = 1; position % 2 === 1; level++) {
    const left = frontier.peaks.pop()
    if (!left) throw new Error('merkle.frontier-broken')
    hash = nodeHash(left, hash)
    position = (position - 1) / 2
    onSubtree?.({ level, position }, hash)
  }
  frontier.peaks.push(hash)
  frontier.size++
}

/** Root of the tree whose edge this is. */
export function rootOfFrontier(frontier: Frontier): Buffer {
  return foldPeaks(frontier.peaks)
}

/** Which leaves each peak of a tree of this size covers, in the order of `peaks`. */
export function peakRanges(size: number): LeafRange[] {
  return completeSubtrees({ from: 0, to: size }).map(leavesUnder)
}

/**
 * The complete subtrees, left to right, whose roots fold into the hash of these leaves.
 * @param range must begin at a multiple of the largest power of two below its length, as every range of a proof does
 */
export function completeSubtrees(range: LeafRange): CompleteSubtree[] {
  const subtrees: CompleteSubtree[] = []
  for (let from = range.from; from < range.to;) {
    const level = Math.floor(Math.log2(range.to - from))
    subtrees.push({ level, position: from / 2 ** level })
    from += 2 ** level
  }
  return subtrees
}

/** The leaves under a complete subtree. */
export function leavesUnder(subtree: CompleteSubtree): LeafRange {
  const width = 2 ** subtree.level
  return { from: subtree.position * width, to: (subtree.position + 1) * width }
}

/** Joins the roots of neighbouring complete subtrees, largest first, into one (RFC 6962 section 2.1: MTH). */
export function foldPeaks(peaks: readonly Buffer[]): Buffer {
  const last = peaks.at(-1)
  if (!last) return emptyRoot()
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** Root over these leaf hashes. */
export function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  const frontier = emptyFrontier()
  for (const leaf of leaves) appendLeaf(frontier, leaf)
  return rootOfFrontier(frontier)
}

/**
 * Whose hashes prove that leaf `index` stands in the tree of `size` leaves, nearest first (RFC 6962 section 2.1.1: PATH).
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError('merkle.no-such-leaf')
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.toReversed()
}

/**
 * Whose hashes prove that the tree of `first` leaves is the beginning of the tree of `second` (RFC 6962 section 2.1.2: PROOF).
 * @throws RangeError unless 0 < first ≤ second
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (first < 1 || first > second) throw new RangeError('merkle.no-such-tree')
  const ranges: LeafRange[] = []
  let from = 0
  let to = second
  while (to > first) {
    const middle = from + splitOf(to - from)
    if (first <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  // The old root itself is what the checker already holds; only a part of it must be named.
  if (from > 0) ranges.push({ from, to })
  return ranges.toReversed()
}

/** The hashes of `inclusionRanges` from leaves held in memory. */
export function inclusionPath(index: number, leaves: readonly Buffer[]): Buffer[] {
  return inclusionRanges(index, leaves.length).map((range) => rootOfLeaves(leaves.slice(range.from, range.to)))
}

/** The hashes of `consistencyRanges` from leaves held in memory. */
export function consistencyPath(first: number, leaves: readonly Buffer[]): Buffer[] {
  return consistencyRanges(first, leaves.length).map((range) => rootOfLeaves(leaves.slice(range.from, range.to)))
}

/** Whether the path leads from this leaf to this root (RFC 9162 section 2.1.3.2). Never throws. */
export function verifyInclusion(
  leaf: Buffer,
  place: { readonly index: number; readonly size: number },
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isCount(place.index) || !isCount(place.size) || place.index >= place.size) return false
  let node = place.index
  let last = place.size - 1
  let hash = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the path proves that the first tree is the beginning of the second (RFC 9162 section 2.1.4.2). Never throws. */
export function verifyConsistency(
  first: { readonly size: number; readonly root: Buffer },
  second: { readonly size: number; readonly root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (!isCount(first.size) || !isCount(second.size) || first.size < 1 || first.size > second.size) return false
  if (first.size === second.size) return path.length === 0 && first.root.equals(second.root)
  // A tree of 2^k leaves is itself a node of the larger one, so its root is left out of the path.
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...path] : path
  if (!start) return false
  let node = first.size - 1
  let last = second.size - 1
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let older = start
  let newer = start
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newer = nodeHash(newer, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && older.equals(first.root) && newer.equals(second.root)
}

/** The largest power of two smaller than `count`: where RFC 6962 divides a tree. */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}

function half(count: number): number {
  return Math.floor(count / 2)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size))
}
