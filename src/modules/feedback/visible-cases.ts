import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { FeedbackCode } from './model.ts'
import { visibleTo } from './queries.ts'
import type { Status } from './workflow.ts'

export interface VisibleCaseFilter {
  readonly status?: Status | undefined
  /** The agency that handles it. */
  readonly agencyId?: string | undefined
  /** Open items that must be done before this day. */
  readonly dueBefore?: LegalDate | undefined
  /** Words of the text, accents optional, or a tracking code. */
  readonly q?: string | undefined
}

export const casesPageSize = 50
/** Counting stops here, so that a list costs the same at a million items. */
export const casesCountedAtMost = 10_000

/** The items that an official may see, newest first, and how many there are (at most `casesCountedAtMost`). */
export async function listVisibleCases(reader: Reader, actor: Actor, filter: VisibleCaseFilter, page: number) {
  const offset = (page - 1) * casesPageSize
  const bounded = visibleCases(reader, actor, filter).select('feedback.id').limit(casesCountedAtMost).as('bounded')
  const { total } = await reader
    .selectFrom(bounded)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const items =
    offset >= casesCountedAtMost
      ? []
      : await visibleCases(reader, actor, filter)
          .select(stateColumns)
          .orderBy('feedback.receivedAt', 'desc')
          .orderBy('feedback.id', 'desc')
          .limit(casesPageSize)
          .offset(offset)
          .execute()
  return { items, total: Number(total) }
}

const stateColumns = [
  'feedback.id',
  'feedback.code',
  'feedback.status',
  'feedback.version',
  'feedback.registerNumber',
  'feedback.registerYear',
  'feedback.kind',
  'feedback.ground',
  'feedback.about',
  'feedback.accusedAgencyId',
  'feedback.receivedAt',
  'feedback.receivingAgencyId',
  'feedback.handlingAgencyId',
  'feedback.pausedOn',
  'feedback.dueOn',
  'feedback.reopenUntil',
  'feedback.reopenedAt',
  'feedback.competenceRuledAt',
  'feedback.closedAt',
  'feedback.demonstration',
] as const

function visibleCases(reader: Reader, actor: Actor, { status, agencyId, dueBefore, q }: VisibleCaseFilter) {
  const words = q?.trim() ?? ''
  // "nhà đất xã" has eight letters too: only what has a digit or begins with PA is taken for a code.
  const code = /\d|^pa[\s-]/i.test(words) ? FeedbackCode.safeParse(words).data : undefined
  return reader
    .selectFrom('feedback')
    .where(visibleTo(actor))
    .$if(status !== undefined, (query) => query.where('feedback.status', '=', status ?? 'submitted'))
    .$if(agencyId !== undefined, (query) => query.where('feedback.handlingAgencyId', '=', agencyId ?? ''))
    .$if(dueBefore !== undefined, (query) =>
      query.where('feedback.dueOn', '<', dueBefore ?? '').where('feedback.closedAt', 'is', null),
    )
    .$if(code !== undefined, (query) => query.where('feedback.code', '=', code ?? ''))
    .$if(words !== '' && code === undefined, (query) =>
      query.where(sql<boolean>`feedback.search_document @@ plainto_tsquery('simple', fold_vi(${words}))`),
    )
}
