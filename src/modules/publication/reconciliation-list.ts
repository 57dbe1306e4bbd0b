import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { controlAuthorityOn } from '#modules/agency/public.ts'
import { sectorsApart } from '#modules/procedure/public-words.ts'
import { latestSnapshot, type NationalSnapshot } from './national-queries.ts'
import {
  reconcile,
  reconciledPlaces,
  type ReconciledPlace,
  type ReconciledProcedure,
  type ReconciliationTone,
} from './reconcile.ts'
import { listFacts } from './reconciliation-facts.ts'

export const toneFilters = ['tat-ca', 'chua-khop', 'do', 'vang', 'khop'] as const
export type ToneFilter = (typeof toneFilters)[number]

export interface ReconciliationFilter {
  readonly tone: ToneFilter
  /** Only this place counts for `tone`; undefined: the worst of the four. */
  readonly place?: ReconciledPlace | undefined
  readonly agencyId?: string | undefined
  readonly sector?: string | undefined
}

export type PlaceCounts = Readonly<Record<ReconciliationTone, number>>

export interface Reconciliation {
  readonly snapshot: NationalSnapshot | undefined
  /** Of the agency and sector asked for, whatever the colour: what the figures above the list say. */
  readonly procedures: number
  readonly overall: PlaceCounts
  readonly places: Readonly<Record<ReconciledPlace, PlaceCounts>>
  /** All that fit the filter, the worst and oldest first. */
  readonly found: readonly ReconciledProcedure[]
  readonly agencyIds: readonly string[]
  readonly sectors: readonly { readonly code: string; readonly name: string }[]
}

/** Every procedure that the actor may see, compared in the four places. */
export async function listReconciled(
  reader: Reader,
  actor: Actor,
  today: LegalDate,
): Promise<{ readonly snapshot: NationalSnapshot | undefined; readonly items: readonly ReconciledProcedure[] }> {
  const [facts, snapshot, control] = await Promise.all([
    listFacts(reader, actor, today),
    latestSnapshot(reader),
    controlAuthorityOn(reader, today),
  ])
  const day = { today, snapshotOn: snapshot?.takenOn ?? null, controlAuthorityId: control.id }
  return { snapshot, items: facts.map((one) => reconcile(one, day)) }
}

export async function findReconciliation(
  reader: Reader,
  actor: Actor,
  { today, filter }: { readonly today: LegalDate; readonly filter: ReconciliationFilter },
): Promise<Reconciliation> {
  const { snapshot, items } = await listReconciled(reader, actor, today)
  const narrowed = items.filter(
    ({ facts }) =>
      (filter.agencyId === undefined || facts.ownerId === filter.agencyId) &&
      (filter.sector === undefined || facts.sectorCode === filter.sector),
  )
  return {
    snapshot,
    procedures: narrowed.length,
    overall: countTones(narrowed.map(({ tone }) => tone)),
    places: countPlaces(narrowed),
    found: worstFirst(narrowed.filter((one) => hasTone(one, filter))),
    agencyIds: [...new Set(items.flatMap(({ facts }) => facts.ownerId ?? []))],
    sectors: sectorsOf(items),
  }
}

export function countPlaces(items: readonly ReconciledProcedure[]): Reconciliation['places'] {
  const count = (place: ReconciledPlace) => countTones(items.map(({ cells }) => cells[place].tone))
  return {
    decision: count('decision'),
    portal: count('portal'),
    national: count('national'),
    boards: count('boards'),
  }
}

export function countTones(tones: readonly ReconciliationTone[]): PlaceCounts {
  const count = (wanted: ReconciliationTone) => tones.filter((tone) => tone === wanted).length
  return { green: count('green'), amber: count('amber'), red: count('red') }
}

function hasTone(one: ReconciledProcedure, { tone: wanted, place }: ReconciliationFilter): boolean {
  const tone = place === undefined ? one.tone : one.cells[place].tone
  switch (wanted) {
    case 'tat-ca':
      return true
    case 'chua-khop':
      return tone !== 'green'
    case 'do':
      return tone === 'red'
    case 'vang':
      return tone === 'amber'
    case 'khop':
      return tone === 'green'
  }
}

const weight = { red: 0, amber: 1, green: 2 } as const

/** The worst first, of these the oldest; what has no day comes last. One text to sort by is made for each, not for each comparison. */
function worstFirst(items: readonly ReconciledProcedure[]): readonly ReconciledProcedure[] {
  const keyed = items.map((one) => ({ one, key: `${weight[one.tone]} ${oldest(one)} ${one.facts.code}` }))
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  return keyed.map(({ one }) => one)
}

/** Day since which the worst cell has been so. */
function oldest({ cells, tone }: ReconciledProcedure): string {
  let first = '9999-99-99'
  for (const place of reconciledPlaces) {
    const { tone: own, since } = cells[place]
    if (own === tone && since !== null && since < first) first = since
  }
  return first
}

const alphabet = new Intl.Collator('vi')

function sectorsOf(items: readonly ReconciledProcedure[]): Reconciliation['sectors'] {
  const names = new Map(items.map(({ facts }) => [facts.sectorCode, facts.sectorName]))
  return sectorsApart([...names].flatMap(([code, name]) => (code === null ? [] : [{ code, name }]))).toSorted(
    (left, right) => alphabet.compare(left.name, right.name),
  )
}
