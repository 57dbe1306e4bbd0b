import { z } from 'zod'
import type { Selectable } from 'kysely'
import type { Database } from '#kernel/db/types.generated.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

export type Announcement = Selectable<Database['announcement']>

/** What a decision does to a procedure (NĐ 63/2010 Đ.14.2), in the order in which its list names them. */
export const itemKinds = ['new', 'amended', 'replaced', 'repealed', 'annulled'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Kinds that bring a text along; the others end one. */
export function bringsText(kind: ItemKind): kind is 'new' | 'amended' {
  return kind === 'new' || kind === 'amended'
}

/** The groups of appendix I. */
export const itemGroups = ['new', 'amended', 'replaced', 'ended'] as const
export type ItemGroup = (typeof itemGroups)[number]

export function groupOf(kind: ItemKind): ItemGroup {
  return kind === 'repealed' || kind === 'annulled' ? 'ended' : kind
}

export const findingSeverities = ['blocking', 'advisory'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

export const findingStates = ['open', 'answered', 'resolved'] as const
export type FindingState = (typeof findingStates)[number]

export const AnnouncementCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^CB-\d{4}-\d{4,}$/, { error: 'invalid-code' })

export const AnnouncementVersion = z.coerce.number().int().min(1)

/** Which dossier an act is about; the code stands in the address. */
export interface AnnouncementTarget {
  readonly code: string
}

/** One procedure in a dossier. */
export interface AnnouncedItem {
  readonly id: string
  readonly announcementId: string
  readonly kind: ItemKind
  readonly procedureId: string
  readonly revisionId: string | null
  readonly successorProcedureId: string | null
  readonly instrumentId: string
  readonly shortened: boolean
  readonly effectiveOn: LegalDate
  readonly earlyReason: string | null
}
