import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { PdfSignature } from '#kernel/files/pdf-signature.ts'
import type { ShownFinding } from '../finding-queries.ts'
import type { AnnouncementEventRow, NamedItem, SigningClock } from '../item-queries.ts'
import type { Announcement } from '../model.ts'
import type { AnnouncementMove } from '../workflow.ts'
import type { AnnouncementAttempt } from './announcement-frame.tsx'

/** How many faults an item has: of the checks run now while it is written, of the findings afterwards. */
export interface FaultCounts {
  readonly blocking: number
  readonly advisory: number
}

/** One dossier with everything that its page shows. */
export interface DossierView {
  readonly dossier: Announcement
  readonly agencyName: string
  readonly items: readonly NamedItem[]
  readonly faults: ReadonlyMap<string, FaultCounts>
  readonly findings: readonly ShownFinding[]
  readonly clocks: readonly SigningClock[]
  readonly events: readonly AnnouncementEventRow[]
  readonly moves: readonly AnnouncementMove[]
  readonly signatures: readonly PdfSignature[]
  readonly signerName: string
  readonly attempt: AnnouncementAttempt | null
  readonly today: LegalDate
}

export function faultsInAll({ faults }: Pick<DossierView, 'faults'>): FaultCounts {
  const all = [...faults.values()]
  return {
    blocking: all.reduce((sum, { blocking }) => sum + blocking, 0),
    advisory: all.reduce((sum, { advisory }) => sum + advisory, 0),
  }
}
