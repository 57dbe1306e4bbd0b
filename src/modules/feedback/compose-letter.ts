import type { Act } from '#kernel/act.ts'
import type { OfficialLetter } from '#kernel/documents/letter.ts'
import { NotFound } from '#kernel/errors.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { getAgency } from '#modules/agency/public.ts'
import {
  answerContent,
  informationContent,
  refusalContent,
  transferContent,
  urgingContent,
  type LetterContent,
} from './letter-bodies.ts'
import {
  getAnswerOfLetter,
  getOpenQuestion,
  getTransfer,
  procedureNameOf,
  refusalGuidance,
  type LetterFacts,
} from './letter-facts.ts'
import { officeOf } from './letter-office.ts'
import { lettersFor, namesSender, type LetterKind } from './letters.ts'
import type { Feedback, Sender, Target } from './model.ts'
import { getVisibleFeedback } from './queries.ts'
import { proposeRedaction } from './redaction.ts'
import { openSender } from './sender.ts'
import { viewSender } from './view-sender.ts'

export interface ComposeLetter extends Target {
  readonly kind: LetterKind
}

/**
 * One official document of an item (NĐ 30/2020/NĐ-CP), made anew from the rows each time. Without a number it is a draft for the
 * clerk. An act, because a document that names the sender is a look at who she is: recorded, and shown to her.
 * @throws NotFound when the item is not the actor's to see, or this document is not to be made of it now
 */
export async function composeLetter(act: Act, { code, kind }: ComposeLetter): Promise<OfficialLetter> {
  const feedback = await getVisibleFeedback(act.tx, act.actor, code)
  if (!lettersFor(act.actor, feedback, act.today).includes(kind)) throw new NotFound('feedback.no-letter')
  const sender = namesSender(kind, feedback) ? await viewSender(act, { code }) : null
  const { content, number, on, issuerId, signerId } = await makers[kind](act, feedback, sender)
  const office = await officeOf(act.tx, issuerId, on, signerId)
  const isDraft = feedback.status === 'answer-drafted' && kind === 'tra-loi'
  return {
    ...office,
    ...content,
    number,
    date: number === null ? null : on,
    year: Number(on.slice(0, 4)),
    ...(isDraft ? { draftMark: 'Dự thảo' } : {}),
  }
}

interface Made {
  readonly content: LetterContent
  readonly number: string | null
  /** The day of the document: that of the number it bears, or today. */
  readonly on: LegalDate
  readonly issuerId: string
  readonly signerId: string | null
}

const makers: Readonly<Record<LetterKind, (act: Act, feedback: Feedback, sender: Sender | null) => Promise<Made>>> = {
  async chuyen(act, feedback, sender) {
    const transfer = await getTransfer(act.tx, feedback.id)
    const made = transfer.letterNumber === null ? act.today : legalDateOf(transfer.at)
    const facts = await factsOf(act, feedback, { sender, issuerId: transfer.fromAgencyId, on: made })
    return {
      content: transferContent(facts, transfer),
      number: transfer.letterNumber,
      on: made,
      issuerId: transfer.fromAgencyId,
      signerId: null,
    }
  },
  async 'bo-sung'(act, feedback, sender) {
    const issuerId = feedback.status === 'needs-information' ? feedback.receivingAgencyId : agencyOf(feedback)
    const question = await getOpenQuestion(act.tx, feedback.id)
    const facts = await factsOf(act, feedback, { sender, issuerId, on: act.today })
    return { content: informationContent(facts, question.text), number: null, on: act.today, issuerId, signerId: null }
  },
  async 'tra-loi'(act, feedback, sender) {
    const answer = await getAnswerOfLetter(act.tx, feedback)
    const issuerId = agencyOf(feedback)
    const on = answer.approvedAt === null ? act.today : legalDateOf(answer.approvedAt)
    const facts = await factsOf(act, feedback, { sender, issuerId, on })
    const content = answerContent(facts, answer)
    return { content, number: answer.documentNumber, on, issuerId, signerId: answer.approvedBy }
  },
  async 'tu-choi'(act, feedback, sender) {
    const issuerId = feedback.receivingAgencyId
    const facts = await factsOf(act, feedback, { sender, issuerId, on: act.today })
    const content = refusalContent(facts, await refusalGuidance(act.tx, feedback.id))
    return { content, number: null, on: act.today, issuerId, signerId: null }
  },
  async nhac(act, feedback) {
    const transfer = await getTransfer(act.tx, feedback.id)
    const issuerId = transfer.fromAgencyId
    const facts = await factsOf(act, feedback, { sender: null, issuerId, on: act.today })
    return { content: urgingContent(facts, transfer), number: null, on: act.today, issuerId, signerId: null }
  },
}

function agencyOf(feedback: Feedback): string {
  return feedback.handlingAgencyId ?? feedback.receivingAgencyId
}

async function factsOf(
  act: Act,
  feedback: Feedback,
  about: { readonly sender: Sender | null; readonly issuerId: string; readonly on: LegalDate },
): Promise<LetterFacts> {
  const issuer = await getAgency(act.tx, about.issuerId)
  return {
    feedback,
    on: about.on,
    issuerName: issuer.name,
    procedureName: await procedureNameOf(act.tx, feedback),
    sender: about.sender,
    text: about.sender === null ? await anonymousText(act, feedback) : feedback.text,
  }
}

/** People write their names and numbers into the text too; where the document does not name the sender, the text must not either. */
async function anonymousText(act: Act, feedback: Feedback): Promise<string> {
  const row = await act.tx
    .selectFrom('feedbackSender')
    .select(['feedbackId', 'kind', 'sealed'])
    .where('feedbackId', '=', feedback.id)
    .executeTakeFirst()
  return proposeRedaction(feedback.text, { sender: row ? openSender(act.vault, row) : null }).text
}
