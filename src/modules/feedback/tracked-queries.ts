import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { Receipt } from '#kernel/calendar/receipt.ts'
import { listFiles, type StoredFile } from '#kernel/files/stored-files.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { isFeedbackRule, type FeedbackRule } from './clock-rules.ts'
import type { Feedback, Outcome } from './model.ts'
import { movesFor } from './policy.ts'
import { feedbackColumns } from './queries.ts'
import type { FeedbackMove, Status } from './workflow.ts'

export interface TrackedEvent {
  readonly id: string
  readonly name: string
  readonly at: Date
  readonly agencyId: string | null
  readonly note: string | null
  readonly details: Readonly<Record<string, unknown>>
}

export interface TrackedClock {
  readonly id: string
  readonly rule: FeedbackRule
  readonly state: 'running' | 'paused' | 'calendar-unknown' | 'met' | 'late' | 'dropped'
  readonly dueOn: LegalDate | null
  readonly endedOn: LegalDate | null
  readonly receipt: Receipt | null
}

export interface TrackedQuestion {
  readonly id: string
  readonly text: string
  readonly askedAt: Date
  readonly reply: string | null
}

export interface TrackedAnswer {
  readonly id: string
  readonly text: string
  readonly outcome: Outcome
  readonly approvedAt: Date
  readonly documentNumber: string | null
  readonly changeText: string | null
  readonly changeByOn: LegalDate | null
  readonly changeDone: { readonly decision: string; readonly doneOn: LegalDate } | null
  readonly score: number | null
}

/** One item as its sender sees it. */
export interface Tracked {
  readonly feedback: Feedback
  readonly moves: readonly FeedbackMove[]
  readonly events: readonly TrackedEvent[]
  readonly clocks: readonly TrackedClock[]
  readonly questions: readonly TrackedQuestion[]
  /** Newest first; more than one only after a reopening. */
  readonly answers: readonly TrackedAnswer[]
  readonly files: readonly StoredFile[]
  readonly names: ReadonlyMap<string, string>
  readonly procedure: { readonly code: string; readonly name: string } | null
  readonly merged: { readonly status: Status; readonly publishedCode: string | null } | null
}

/** Everything the tracking page shows, in at most ten statements; undefined when the item is gone. Inner steps of the offices are left out (`for_sender`). */
export async function findTracked(reader: Reader, sender: SenderActor, today: LegalDate): Promise<Tracked | undefined> {
  const { feedbackId } = sender
  const feedback = await reader
    .selectFrom('feedback')
    .select(feedbackColumns)
    .where('id', '=', feedbackId)
    .executeTakeFirst()
  if (!feedback) return undefined
  const [events, clocks, questions, answers, files, merged, procedures] = await Promise.all([
    listSenderEvents(reader, feedbackId),
    listClocks(reader, feedbackId),
    reader
      .selectFrom('feedbackQuestion')
      .select(['id', 'text', 'askedAt', 'reply'])
      .where('feedbackId', '=', feedbackId)
      .orderBy('id')
      .execute(),
    feedback.answeredAt === null ? [] : listTrackedAnswers(reader, feedbackId),
    listFiles(reader, 'feedback', feedbackId),
    feedback.mergedIntoId === null ? null : findMerged(reader, feedback.mergedIntoId),
    procedureNames(reader, feedback.procedureId === null ? [] : [feedback.procedureId]),
  ])
  const agencies = [feedback.receivingAgencyId, feedback.handlingAgencyId, ...events.map(({ agencyId }) => agencyId)]
  return {
    feedback,
    events,
    clocks,
    questions,
    answers,
    merged,
    files: files.filter(({ purpose }) => isOpenToSender(purpose, answers)),
    moves: movesFor(sender, feedback, today).filter((move) => move !== 'rate' || answers[0]?.score === null),
    names: await agencyNames(
      reader,
      agencies.filter((id) => id !== null),
    ),
    procedure: procedures.get(feedback.procedureId ?? '') ?? null,
  }
}

/** Evidence is the sender's own; documents of a draft are not hers before the answer is. */
export function isOpenToSender(purpose: string, answers: readonly { readonly id: string }[]): boolean {
  return purpose === 'evidence' || answers.some(({ id }) => purpose === `answer-${id}`)
}

async function listSenderEvents(reader: Reader, feedbackId: string): Promise<readonly TrackedEvent[]> {
  const rows = await reader
    .selectFrom('feedbackEvent')
    .select(['id', 'name', 'at', 'agencyId', 'note', 'details'])
    .where('feedbackId', '=', feedbackId)
    .where('forSender', '=', true)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, details: isRecord(row.details) ? row.details : {} }))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function listClocks(reader: Reader, feedbackId: string): Promise<readonly TrackedClock[]> {
  const rows = await reader
    .selectFrom('feedbackClock')
    .select(['id', 'rule', 'state', 'dueOn', 'endedOn', 'receipt'])
    .where('feedbackId', '=', feedbackId)
    .where('state', '<>', 'dropped')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    if (!isFeedbackRule(row.rule)) return []
    const receipt = Receipt.safeParse(row.receipt)
    return [{ ...row, rule: row.rule, receipt: receipt.success ? receipt.data : null }]
  })
}

async function listTrackedAnswers(reader: Reader, feedbackId: string): Promise<readonly TrackedAnswer[]> {
  const { rows } = await sql<
    Omit<TrackedAnswer, 'changeDone'> & { readonly decision: string | null; readonly doneOn: LegalDate | null }
  >`
    select answer.id, answer.text, answer.outcome, answer.approved_at, answer.document_number, answer.change_text,
      answer.change_by_on, follow_up.decision, follow_up.done_on, rating.score
    from feedback_answer answer
    left join feedback_follow_up follow_up on follow_up.answer_id = answer.id
    left join feedback_rating rating on rating.answer_id = answer.id
    where answer.feedback_id = ${feedbackId} and answer.approved_at is not null
    order by answer.approved_at desc`.execute(reader)
  return rows.map(({ decision, doneOn, ...row }) => ({
    ...row,
    changeDone: decision !== null && doneOn !== null ? { decision, doneOn } : null,
  }))
}

/** Of the other item its sender's words stay hidden: only how far it has come, and what is public. */
async function findMerged(reader: Reader, id: string): Promise<Tracked['merged']> {
  const row = await reader
    .selectFrom('feedback')
    .leftJoin('feedbackPublication as publication', 'publication.feedbackId', 'feedback.id')
    .select(['feedback.status', 'publication.code as publishedCode'])
    .where('feedback.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
