import type { LegalDate } from '#kernel/i18n/dates.ts'

export const reconciliationTones = ['green', 'amber', 'red'] as const
export type ReconciliationTone = (typeof reconciliationTones)[number]

/** Where a procedure has to say the same: the signed decision, our portal, the national database, the boards. */
export const reconciledPlaces = ['decision', 'portal', 'national', 'boards'] as const
export type ReconciledPlace = (typeof reconciledPlaces)[number]

/** What is known of one procedure in the four places, as `reconciliation-facts.ts` reads it. */
export interface ProcedureFacts {
  readonly code: string
  readonly name: string
  readonly sectorCode: string | null
  readonly sectorName: string
  readonly ownerId: string | null
  /** False for a code that only the national database has. */
  readonly isKnown: boolean
  /** A text is in force or will be: the newest one announced is what the national database has to show. */
  readonly hasTarget: boolean
  readonly targetFrom: LegalDate | null
  readonly isInForce: boolean
  readonly inForceFrom: LegalDate | null
  readonly hasText: boolean
  readonly decisionNumber: string | null
  readonly decisionOn: string | null
  /** A decision of this province has taken effect on it; `decidedText`: with a text, else it ended the procedure. */
  readonly isDecidedHere: boolean
  readonly decidedText: boolean
  readonly showsDecided: boolean
  readonly decidedFrom: LegalDate | null
  /** A dossier about it should have been signed by this day. */
  readonly overdueSince: LegalDate | null
  readonly overdueAgencyId: string | null
  readonly nationalShows: 'target' | 'earlier' | 'other' | 'absent'
  readonly nationalSince: LegalDate | null
  readonly owedById: string | null
  readonly owedSince: LegalDate | null
  readonly owedDueOn: LegalDate | null
  readonly sentOn: LegalDate | null
  readonly boardsDue: number
  readonly boardsHung: number
  readonly boardsLate: number
  readonly boardsSince: LegalDate | null
  readonly boardsStale: number
  readonly staleSince: LegalDate | null
  readonly boardAgencyIds: readonly string[]
}

/** What else a comparison needs: the day, the day of the newest snapshot, and who answers for what has no other owner. */
export interface ReconcilingDay {
  readonly today: LegalDate
  readonly snapshotOn: LegalDate | null
  readonly controlAuthorityId: string
}

export type CellState =
  | 'signed'
  | 'decided-end'
  | 'undated'
  | 'signature-overdue'
  | 'without-decision'
  | 'shown'
  | 'not-shown'
  | 'coming'
  | 'without-text'
  | 'portal-missing'
  | 'portal-other'
  | 'portal-extra'
  | 'same'
  | 'absent'
  | 'unchecked'
  | 'sent'
  | 'to-be-sent'
  | 'older'
  | 'different'
  | 'missing'
  | 'extra'
  | 'hung'
  | 'no-boards'
  | 'boards-unknown'
  | 'to-be-hung'
  | 'boards-late'
  | 'boards-stale'

export interface ReconciledCell {
  readonly state: CellState
  readonly tone: ReconciliationTone
  /** Since when it is so, where it does not match; null where nothing tells it. */
  readonly since: LegalDate | null
  /** Who has to do something about it; empty where nobody has. */
  readonly agencyIds: readonly string[]
}

export interface ReconciledProcedure {
  readonly facts: ProcedureFacts
  readonly cells: Readonly<Record<ReconciledPlace, ReconciledCell>>
  /** The worst of the four. */
  readonly tone: ReconciliationTone
}

/** Green: it is as it has to be. Amber: not yet, within its period, or nobody can tell. Red: it should be otherwise by now. */
export function reconcile(facts: ProcedureFacts, day: ReconcilingDay): ReconciledProcedure {
  const cells = {
    decision: decisionCell(facts, day),
    portal: portalCell(facts, day),
    national: nationalCell(facts, day),
    boards: boardsCell(facts, day),
  }
  const tones = reconciledPlaces.map((place) => cells[place].tone)
  const tone = tones.includes('red') ? 'red' : tones.includes('amber') ? 'amber' : 'green'
  return { facts, cells, tone }
}

const green = (state: CellState): ReconciledCell => ({ state, tone: 'green', since: null, agencyIds: [] })

/** Điều 13: what applies was announced by a signed decision, and none that is due is still unsigned. */
function decisionCell(facts: ProcedureFacts, day: ReconcilingDay): ReconciledCell {
  const owner = [facts.ownerId ?? day.controlAuthorityId]
  if (facts.overdueSince !== null)
    return {
      state: 'signature-overdue',
      tone: 'red',
      since: facts.overdueSince,
      agencyIds: facts.overdueAgencyId === null ? owner : [facts.overdueAgencyId],
    }
  if (!facts.isInForce && facts.isDecidedHere) return green('decided-end')
  if (!facts.isInForce && facts.hasTarget) return green('signed')
  if (facts.decisionNumber === null)
    return { state: 'without-decision', tone: 'red', since: facts.inForceFrom ?? facts.nationalSince, agencyIds: owner }
  if (facts.decisionOn === null) return { state: 'undated', tone: 'amber', since: null, agencyIds: owner }
  return green('signed')
}

/** The portal shows what the decision brought in force, from its day on, and nothing of what it ended. */
function portalCell(facts: ProcedureFacts, { controlAuthorityId }: ReconcilingDay): ReconciledCell {
  const not = (state: CellState, tone: 'amber' | 'red', since: LegalDate | null): ReconciledCell => ({
    state,
    tone,
    since,
    agencyIds: [controlAuthorityId],
  })
  if (facts.isDecidedHere && !facts.decidedText)
    return facts.isInForce ? not('portal-extra', 'red', facts.decidedFrom) : green('not-shown')
  if (facts.isDecidedHere && !facts.showsDecided)
    return facts.isInForce
      ? not('portal-other', 'red', facts.inForceFrom ?? facts.decidedFrom)
      : not('portal-missing', 'red', facts.decidedFrom)
  // A text that will be in force, or a procedure that nothing has announced yet.
  if (!facts.isInForce && (facts.hasTarget || facts.nationalShows === 'absent')) return green('coming')
  if (!facts.isInForce) return not('portal-missing', 'red', facts.nationalSince)
  return facts.hasText ? green('shown') : not('without-text', 'amber', facts.inForceFrom)
}

/** Điều 24: the national database shows the text announced last, within its period, and nothing of what ended. */
function nationalCell(
  facts: ProcedureFacts,
  { today, snapshotOn, controlAuthorityId }: ReconcilingDay,
): ReconciledCell {
  const { nationalShows, hasTarget, owedDueOn, sentOn } = facts
  if (snapshotOn !== null && hasTarget && nationalShows === 'target') return green('same')
  if (snapshotOn !== null && !hasTarget && nationalShows === 'absent') return green('absent')
  const since = facts.owedSince ?? facts.nationalSince ?? facts.targetFrom ?? snapshotOn
  const agencyIds = [facts.owedById ?? facts.ownerId ?? controlAuthorityId]
  const not = (state: CellState, tone: 'amber' | 'red'): ReconciledCell => ({ state, tone, since, agencyIds })
  if (sentOn !== null && (snapshotOn === null || snapshotOn <= sentOn)) return not('sent', 'amber')
  const deadline = owedDueOn ?? (facts.owedSince === null ? null : (facts.targetFrom ?? facts.decidedFrom))
  if (deadline !== null && deadline >= today) return not('to-be-sent', 'amber')
  if (facts.owedSince === null && snapshotOn === null) return { ...not('unchecked', 'amber'), since: null }
  if (!hasTarget) return not(nationalShows === 'absent' ? 'missing' : 'extra', 'red')
  const states = { target: 'missing', earlier: 'older', other: 'different', absent: 'missing' } as const
  return not(states[nationalShows], 'red')
}

/** Điều 17, 18: every board that has to hang the text hangs it, and none hangs what no longer applies. */
function boardsCell(facts: ProcedureFacts, { controlAuthorityId }: ReconcilingDay): ReconciledCell {
  const { boardsDue, boardsHung, boardsLate, boardsStale, boardAgencyIds } = facts
  const not = (state: CellState, tone: 'amber' | 'red', since: LegalDate | null): ReconciledCell => ({
    state,
    tone,
    since,
    agencyIds: [...new Set(boardAgencyIds)],
  })
  if (boardsStale > 0) return not('boards-stale', 'red', facts.staleSince)
  if (boardsLate > 0) return not('boards-late', 'red', facts.boardsSince)
  if (boardsHung < boardsDue) return not('to-be-hung', 'amber', facts.boardsSince)
  if (boardsDue > 0) return green('hung')
  if (!facts.hasTarget) return green('no-boards')
  // Every procedure in force has to hang somewhere; of this one nobody has said where.
  return { ...not('boards-unknown', 'amber', null), agencyIds: [facts.ownerId ?? controlAuthorityId] }
}
