import { canonicalInstant, type StoredEvent } from '#kernel/audit/canonical.ts'
import type { RootSource } from '#kernel/audit/checkpoints.ts'
import type { LeafRange } from '#kernel/audit/merkle.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/**
 * What was found, in the words of who did it:
 * `event-altered` no longer gives the hash it was sealed with; `event-removed` has a leaf but is gone; `event-added` stands before the horizon without a leaf;
 * `leaf-removed` a place of the tree is empty; `leaf-added` a leaf stands behind the tree's end; `leaf-altered` the leaves in `range` do not give the root of `source`;
 * `root-altered` the root of `source` at `size` is not that of the leaves though a later one is; `root-removed` a noted root is no longer in the published list;
 * `subtree-altered` an inner node is not that of the leaves; `log-shortened` `source` knows more events than the tree has.
 */
export type AuditFaultKind =
  | 'event-altered'
  | 'event-removed'
  | 'event-added'
  | 'leaf-removed'
  | 'leaf-added'
  | 'leaf-altered'
  | 'root-altered'
  | 'root-removed'
  | 'subtree-altered'
  | 'log-shortened'

export interface NamedEvent {
  readonly id: string
  /** Null when the event is gone, so that only its number is known. */
  readonly name: string | null
  /** Instant in UTC with microseconds. */
  readonly at: string | null
}

export interface AuditFault {
  readonly kind: AuditFaultKind
  /** The event, or the first one in `range`. */
  readonly event: NamedEvent | null
  /** Places in the tree, `to` not included; null for an event without a leaf. */
  readonly range: LeafRange | null
  readonly source: RootSource | null
  readonly size: number | null
  readonly publishedOn: LegalDate | null
}

export function nameOf(event: StoredEvent): NamedEvent {
  return { id: event.id, name: event.name, at: canonicalInstant(event.at) }
}

/** What is known exactly stands first, by the events' numbers, which follow time; then ranges, the narrowest first; then what names no event. */
export function byEvent(left: AuditFault, right: AuditFault): number {
  const [vagueLeft, vagueRight] = [vagueness(left), vagueness(right)]
  if (vagueLeft !== vagueRight) return vagueLeft - vagueRight
  return compareIds(left.event?.id ?? '0', right.event?.id ?? '0')
}

function vagueness(fault: AuditFault): number {
  if (!fault.event) return Number.POSITIVE_INFINITY
  return fault.range ? fault.range.to - fault.range.from : 1
}

function compareIds(left: string, right: string): number {
  const difference = BigInt(left) - BigInt(right)
  return difference < 0n ? -1 : Number(difference > 0n)
}
