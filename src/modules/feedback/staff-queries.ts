import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { FeedbackCode, type Channel, type Feedback, type Ground } from './model.ts'
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

/** How many open items stand in each tab under the same filters: one statement over open items only, never an estimate. */
export async function countWork(
  reader: Reader,
  actor: Actor,
  query: WorkQuery,
): Promise<Readonly<Record<WorkTab, number>>> {
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

export type WorkRow = Pick<Feedback, (typeof workColumns)[number]> & { readonly words: string }

/** One page of a tab: what is due first stands first, what has no day yet by its age. */
export async function listWork(
  reader: Reader,
  actor: Actor,
  query: WorkQuery & { readonly page: number; readonly pageSize: number },
): Promise<readonly WorkRow[]> {
  return openWork(reader, actor, query.filter)
    .where(tabCondition(actor, query, query.tab))
    .select(workColumns)
    .select(firstWords)
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('receivedAt')
    .orderBy('id')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
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
    .select(firstWords)
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
}

const firstWords = sql<string>`left(feedback.text, 140)`.as('words')

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

/**
 * Whose next step it is: what was given to me, what waits for somebody with my role in my agency,
 * and for the control authority what nobody else holds.
 */
function waitsFor(actor: Actor): Condition {
  return (eb) => {
    if (actor.kind !== 'official') return eb.lit(false)
    const forControl = isController(actor)
      ? [eb('status', 'in', ['submitted', 'accepted', 'returned', 'reopened', 'answered'])]
      : []
    return eb.or([
      eb.and([eb('handlerId', '=', actor.officialId), eb('status', 'in', ['handling', 'collecting'])]),
      eb.and([eb('status', '=', 'transferred'), among(eb, 'handlingAgencyId', agenciesOf(actor, 'focal-point'))]),
      eb.and([
        eb('status', '=', 'handling'),
        eb('handlerId', 'is', null),
        among(eb, 'handlingAgencyId', agenciesOf(actor, 'focal-point', ...headRoles)),
      ]),
      eb.and([eb('status', '=', 'answer-drafted'), among(eb, 'handlingAgencyId', agenciesOf(actor, ...headRoles))]),
      ...forControl,
    ])
  }
}

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
