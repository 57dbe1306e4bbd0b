import type { LeafRange } from '#kernel/audit/merkle.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** Who vouches for a root: the tree's own rows, the published list in the database, or a list kept elsewhere. */
export const rootSources = ['tree', 'published', 'noted'] as const
export type RootSource = (typeof rootSources)[number]

/** Somebody's word that the tree of `size` leaves has this root. */
export interface Checkpoint {
  readonly source: RootSource
  readonly size: number
  readonly root: Buffer
  readonly publishedOn: LegalDate | null
}

/** What one source's checkpoints say so far of the leaves that are stored. */
export interface CheckpointTrack {
  /** The stored leaves up to here are vouched for. */
  good: number
  /** The first checkpoint after `good` that the stored leaves do not give. */
  bad: Checkpoint | null
  /** Where the leaves behind `bad` can have been changed, as narrowly as is known. */
  suspect: LeafRange | null
  /** Checkpoints that were not met although a later one of the same source is: they were changed, not the leaves. */
  readonly contradicted: Checkpoint[]
}

export function newTrack(): CheckpointTrack {
  return { good: 0, bad: null, suspect: null, contradicted: [] }
}

/**
 * Compares one checkpoint with the root that the stored leaves give at its size.
 * @param hints ranges of leaves that are known to differ, narrowest word first
 */
export function meet(track: CheckpointTrack, checkpoint: Checkpoint, root: Buffer, hints: readonly LeafRange[]): void {
  if (checkpoint.root.equals(root)) {
    if (track.bad) track.contradicted.push(track.bad)
    track.good = checkpoint.size
    track.bad = null
    track.suspect = null
  } else if (!track.bad) {
    track.bad = checkpoint
    track.suspect = narrowed({ from: track.good, to: checkpoint.size }, hints)
  }
}

/** Each hint is believed only as far as it agrees with what is known already: a forger may have written it. */
function narrowed(range: LeafRange, hints: readonly LeafRange[]): LeafRange {
  return hints.reduce((known, hint) => {
    const from = Math.max(known.from, hint.from)
    const to = Math.min(known.to, hint.to)
    return from < to ? { from, to } : known
  }, range)
}
