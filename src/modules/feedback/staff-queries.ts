import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { FeedbackCode, type Channel, type Feedback, type Ground } from './model.ts'
import { tallyTabs } from './open-tally.ts'
import { headRoles, isController } from './policy.ts'
import { visibleTo } from './queries.ts'
import type { Status } from './workflow.ts'

export const workTabs = ['mine', 'agency', 'late', 'week', 'all'] as const
export type WorkTab = (typeof workTabs)[number]

export interface WorkFilter {
  readonly status?: Status | undefined
  readonly ground?: Ground | undefined
  readonly channel?: Channel | undefined
  /** Handling agency. */
  readonly agencyId?: string | undefined
  readonly procedureId?: string | undefined
  /** Words of the text, accents optional; or a tracking code; or a register number, `12` or `12/2017`. */
  readonly words?: string | undefined
}

export interface WorkQuery {
  readonly tab: WorkTab
  readonly filter: WorkFilter
  readonly today: LegalDate
  /** Last day of what "this week" means. */
  readonly weekEndsOn: LegalDate
}

type Eb = ExpressionBuilder<Database, 'feedback'>
type Condition = (eb: Eb) => Expression<SqlBool>

/**
 * How many open items stand in each tab under the same filters, never an estimate. The control authority, which sees every item, reads
 * sums that are kept; with a filter, and for an agency's own, the items are counted.
 */
export async function countWork(
  reader: Reader,
  actor: Actor,
  query: WorkQuery,
): Promise<Readonly<Record<WorkTab, number>>> {
  if (actor.kind === 'official' && isController(actor) && !isFiltered(query.filter))
    return tallyTabs(reader, actor, query)
  const { fn } = reader
  const counted = (tab: WorkTab) =>
    fn
      .countAll<number>()
      .filterWhere(tabCondition(actor, query, tab))
      .as(tab)
  const row = await openWork(reader, actor, query.filter)
    .select([counted('mine'), counted('agency'), counted('late'), counted('week'), counted('all')])
    .executeTakeFirstOrThrow()
  return {
    mine: Number(row.mine),
    agency: Number(row.agency),
    late: Number(row.late),
    week: Number(row.week),
    all: Number(row.all),
  }
}

function isFiltered(filter: WorkFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

const workColumns = [
  'id',
  'code',
  'status',
  'registerNumber',
  'registerYear',
  'dueOn',
  'pausedOn',
  'receivedOn',
  'receivedAt',
  'channel',
  'about',
  'ground',
  'accusedAgencyId',
  'handlingAgencyId',
  'handlerId',
  'receivingAgencyId',
  'reopenUntil',
  'reopenedAt',
  'competenceRuledAt',
] as const

export type WorkRow = Pick<Feedback, (typeof workColumns)[number]> & {
  readonly words: string
  /** Who wrote the answer that waits for approval. */
  readonly drafterId: string | null
}

/**
 * One page of a tab: what is due first stands first, what has no day yet by its age. The ids come from indexes that hold this order,
 * of "mine" one list for each state: ten thousand new items are not read to show the first fifty.
 */
export async function listWork(
  reader: Reader,
  actor: Actor,
  query: WorkQuery & { readonly page: number; readonly pageSize: number },
): Promise<readonly WorkRow[]> {
  const conditions = query.tab === 'mine' ? waitingFor(actor) : [tabCondition(actor, query, query.tab)]
  const [first, ...others] = conditions.map((condition) => placesOf(reader, actor, query, condition))
  if (!first) return []
  const places = others.reduce((all, other) => all.unionAll(other), first)
  const shown = reader
    .selectFrom(places.as('place'))
    .select('place.id')
    .orderBy('place.dueOn', (order) => order.asc().nullsLast())
    .orderBy('place.receivedAt')
    .orderBy('place.id')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
  return reader
    .selectFrom('feedback')
    .where('id', 'in', shown)
    .select(workColumns)
    .select([firstWords, drafter])
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('receivedAt')
    .orderBy('id')
    .execute()
}

/** As many as could stand on this page or before it. */
function placesOf(
  reader: Reader,
  actor: Actor,
  { filter, page, pageSize }: { readonly filter: WorkFilter; readonly page: number; readonly pageSize: number },
  condition: Condition,
) {
  const ordered = openWork(reader, actor, filter)
    .where(condition)
    .select(['id', 'dueOn', 'receivedAt'])
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('receivedAt')
    .orderBy('id')
    .limit(page * pageSize)
  return reader.selectFrom(ordered.as('ordered')).select(['ordered.id', 'ordered.dueOn', 'ordered.receivedAt'])
}

/** Items that are closed, newest first, read on from the last one shown: nobody counts a million rows for a page number. */
export async function listClosed(
  reader: Reader,
  actor: Actor,
  query: { readonly filter: WorkFilter; readonly after: { at: Date; id: string } | undefined; readonly limit: number },
): Promise<readonly WorkRow[]> {
  const { after } = query
  return reader
    .selectFrom('feedback')
    .where('closedAt', 'is not', null)
    .where(visibleTo(actor))
    .where(filterCondition(query.filter))
    .$if(after !== undefined, (open) =>
      open.where(sql<boolean>`(feedback.received_at, feedback.id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .select(workColumns)
    .select([firstWords, drafter])
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
}

const firstWords = sql<string>`left(feedback.text, 140)`.as('words')
const drafter = sql<string | null>`case when feedback.status = 'answer-drafted' then
  (select answer.drafted_by from feedback_answer answer where answer.feedback_id = feedback.id order by answer.drafted_at desc limit 1) end`.as(
  'drafterId',
)

function openWork(reader: Reader, actor: Actor, filter: WorkFilter) {
  return reader
    .selectFrom('feedback')
    .where('closedAt', 'is', null)
    .where(visibleTo(actor))
    .where(filterCondition(filter))
}

function tabCondition(actor: Actor, query: Pick<WorkQuery, 'today' | 'weekEndsOn'>, tab: WorkTab): Condition {
  const conditions: Record<WorkTab, Condition> = {
    mine: waitsFor(actor),
    agency: (eb) => among(eb, 'handlingAgencyId', agenciesOf(actor)),
    late: (eb) => eb('dueOn', '<', query.today),
    week: (eb) => eb.and([eb('dueOn', '>=', query.today), eb('dueOn', '<=', query.weekEndsOn)]),
    all: (eb) => eb.lit(true),
  }
  return conditions[tab]
}

function waitsFor(actor: Actor): Condition {
  return (eb) => eb.or(waitingFor(actor).map((condition) => condition(eb)))
}

/**
 * Whose next step it is: what was given to me, what waits for somebody with my role in my agency,
 * and for the control authority what nobody else holds. No item fulfils two of the conditions.
 */
function waitingFor(actor: Actor): readonly Condition[] {
  if (actor.kind !== 'official') return []
  const { officialId } = actor
  const inState =
    (status: Status, condition: Condition = (eb) => eb.lit(true)): Condition =>
    (eb) =>
      eb.and([eb('status', '=', status), condition(eb)])
  const ofMine: Condition = (eb) => eb('handlerId', '=', officialId)
  const atRoles =
    (...roles: readonly string[]): Condition =>
    (eb) =>
      among(eb, 'handlingAgencyId', agenciesOf(actor, ...roles))
  return [
    inState('handling', ofMine),
    inState('collecting', ofMine),
    inState('transferred', atRoles('focal-point')),
    inState('handling', (eb) => eb.and([eb('handlerId', 'is', null), atRoles('focal-point', ...headRoles)(eb)])),
    inState('answer-drafted', atRoles(...headRoles)),
    ...(isController(actor) ? forControl.map((status) => inState(status)) : []),
  ]
}

const forControl: readonly Status[] = ['submitted', 'accepted', 'returned', 'reopened', 'answered']

function among(eb: Eb, column: 'handlingAgencyId', agencies: readonly string[]): Expression<SqlBool> {
  return agencies.length === 0 ? eb.lit(false) : eb(column, 'in', [...agencies])
}

function filterCondition(filter: WorkFilter): Condition {
  return (eb) =>
    eb.and([
      ...(filter.status ? [eb('status', '=', filter.status)] : []),
      ...(filter.ground ? [eb('ground', '=', filter.ground)] : []),
      ...(filter.channel ? [eb('channel', '=', filter.channel)] : []),
      ...(filter.agencyId ? [eb('handlingAgencyId', '=', filter.agencyId)] : []),
      ...(filter.procedureId ? [eb('procedureId', '=', filter.procedureId)] : []),
      ...(filter.words ? [wordsCondition(eb, filter.words)] : []),
    ])
}

const registerNumber = /^\s*(\d{1,7})\s*(?:\/\s*(\d{4}))?\s*$/

function wordsCondition(eb: Eb, words: string): Expression<SqlBool> {
  // "nhà đất xã" has eight letters too: only what has a digit or begins with PA is taken for a code.
  const code = /\d|^\s*pa[\s-]/i.test(words) ? FeedbackCode.safeParse(words) : undefined
  if (code?.success) return eb('code', '=', code.data)
  const [, number, year] = registerNumber.exec(words) ?? []
  if (number !== undefined)
    return eb.and([
      eb('registerNumber', '=', Number(number)),
      ...(year === undefined ? [] : [eb('registerYear', '=', Number(year))]),
    ])
  return sql<boolean>`feedback.search_document @@ plainto_tsquery('simple', fold_vi(${words}))`
}
