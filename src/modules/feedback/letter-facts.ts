import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { findGivenAnswer, getOpenDraft, type FeedbackAnswer } from './answer-queries.ts'
import type { Feedback, Sender } from './model.ts'

/** What every document of an item is made from. `sender` only where the document tells who it is. */
export interface LetterFacts {
  readonly feedback: Feedback
  readonly on: LegalDate
  readonly issuerName: string
  readonly procedureName: string | null
  readonly sender: Sender | null
  /** The item's text as the addressee may read it. */
  readonly text: string
}

/** `123/2017`; without one the tracking code names the item. */
export function itemNumber(feedback: Feedback): string {
  return feedback.registerNumber === null ? '' : `số ${feedback.registerNumber}/${feedback.registerYear} `
}

export async function procedureNameOf(reader: Reader, feedback: Feedback): Promise<string | null> {
  if (feedback.procedureId === null) return null
  const names = await procedureNames(reader, [feedback.procedureId])
  return names.get(feedback.procedureId)?.name ?? null
}

export interface TransferFacts {
  readonly fromAgencyId: string
  readonly toName: string
  readonly at: Date
  readonly letterNumber: string | null
}

/** The transfer that counts: the last one that has not come back. @throws NotFound */
export async function getTransfer(reader: Reader, feedbackId: string): Promise<TransferFacts> {
  const row = await reader
    .selectFrom('feedbackTransfer')
    .select(['fromAgencyId', 'toAgencyId', 'outsideName', 'transferredAt', 'letterNumber'])
    .where('feedbackId', '=', feedbackId)
    .where('returnedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound('feedback.no-letter')
  const names = await agencyNames(reader, row.toAgencyId === null ? [] : [row.toAgencyId])
  return {
    fromAgencyId: row.fromAgencyId,
    toName: row.outsideName ?? names.get(row.toAgencyId ?? '') ?? '',
    at: row.transferredAt,
    letterNumber: row.letterNumber,
  }
}

/** What the sender was asked last and has not answered. @throws NotFound */
export async function getOpenQuestion(reader: Reader, feedbackId: string): Promise<{ readonly text: string }> {
  const row = await reader
    .selectFrom('feedbackQuestion')
    .select('text')
    .where('feedbackId', '=', feedbackId)
    .where('repliedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new NotFound('feedback.no-letter')
  return row
}

/** The draft that waits, or the answer that was given. @throws NotFound */
export async function getAnswerOfLetter(reader: Reader, feedback: Feedback): Promise<FeedbackAnswer> {
  if (feedback.status === 'answer-drafted') return getOpenDraft(reader, feedback.id)
  const answer = await findGivenAnswer(reader, feedback.id)
  if (!answer) throw new NotFound('feedback.no-letter')
  return answer
}

/** What the refusal told the sender to do. */
export async function refusalGuidance(reader: Reader, feedbackId: string): Promise<string> {
  const row = await reader
    .selectFrom('feedbackEvent')
    .select('note')
    .where('feedbackId', '=', feedbackId)
    .where('name', '=', 'refused')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.note ?? ''
}
