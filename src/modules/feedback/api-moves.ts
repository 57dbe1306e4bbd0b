import type { z } from 'zod'
import type { Act, Doer } from '#kernel/act.ts'
import { everyone, signedIn } from '#kernel/http/access.ts'
import { change } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { AcceptFeedback, acceptFeedback } from './accept-feedback.ts'
import { ItemParams, SenderHeaders, senderOfRequest, stateAfter } from './api-common.ts'
import { feedbackApiPaths } from './api-paths.ts'
import { ApproveAnswer, approveAnswer } from './approve-answer.ts'
import { AssignFeedback, assignFeedback } from './assign-feedback.ts'
import { ClassifyFeedback, classifyFeedback } from './classify-feedback.ts'
import { CollectGround, collectGround } from './collect-ground.ts'
import { CompleteFollowUp, completeFollowUp } from './complete-follow-up.ts'
import { DraftAnswer, draftAnswer } from './draft-answer.ts'
import { ExtendDeadline, extendDeadline } from './extend-deadline.ts'
import { MergeFeedback, mergeFeedback } from './merge-feedback.ts'
import type { Feedback, Target } from './model.ts'
import { PublishAnswer, publishAnswer } from './publish-answer.ts'
import { RateAnswer, rateAnswer } from './rate-answer.ts'
import { RefuseFeedback, refuseFeedback } from './refuse-feedback.ts'
import { RemindFeedback, remindFeedback } from './remind.ts'
import { ReopenFeedback, reopenFeedback } from './reopen-feedback.ts'
import { RequestInformation, requestInformation } from './request-information.ts'
import { ResumeHandling, resumeHandling } from './resume-handling.ts'
import { ReturnDraft, returnDraft } from './return-draft.ts'
import { ReturnFeedback, returnFeedback } from './return-feedback.ts'
import { RuleOnCompetence, ruleOnCompetence } from './rule-on-competence.ts'
import { SupplyInformation, supplyInformation } from './supply-information.ts'
import { TakeUpFeedback, takeUpFeedback } from './take-up-feedback.ts'
import { TransferFeedback, transferFeedback } from './transfer-feedback.ts'
import { TransferOutside, transferOutside } from './transfer-outside.ts'
import { FeedbackState } from './view.ts'
import { WithdrawFeedback, withdrawFeedback } from './withdraw-feedback.ts'

/** Files come by …/attachments and the pages; a JSON body carries none. */
const noFiles = { files: [] } as const

/** Each move is a noun under its item: one act, answered with the new state and what is allowed next. */
export const feedbackMoveEndpoints: readonly Route[] = [
  staffMove('acceptance', 'Tiếp nhận: accept and enter into the register', AcceptFeedback, acceptFeedback),
  staffMove('refusal', 'Không tiếp nhận: refuse, with guidance', RefuseFeedback, refuseFeedback),
  staffMove('information-requests', 'Ask the sender for information', RequestInformation, requestInformation),
  staffMove('classification', 'Phân loại: conduct or rule, the procedure', ClassifyFeedback, classifyFeedback),
  staffMove('transfers', 'Chuyển: to the competent agency', TransferFeedback, transferFeedback),
  staffMove('outside-transfers', 'Chuyển: to a ministry or another province', TransferOutside, transferOutside),
  staffMove('returns', 'Trả lại: not ours, with the legal ground', ReturnFeedback, returnFeedback),
  staffMove('competence-rulings', 'Xác định thẩm quyền: take a returned item back', RuleOnCompetence, ruleOnCompetence),
  staffMove('handling', 'Thụ lý: take up the handling', TakeUpFeedback, takeUpFeedback),
  staffMove('assignment', 'Giao người xử lý: assign to an official', AssignFeedback, assignFeedback),
  staffMove('extensions', 'Gia hạn: a later day, before the due day', ExtendDeadline, extendDeadline),
  staffMove('collecting', 'Tiếp tục tập hợp: not enough ground yet', CollectGround, collectGround),
  staffMove('resumption', 'Xử lý tiếp: enough ground now', ResumeHandling, resumeHandling),
  staffMove('answers', 'Dự thảo trả lời: draft an answer', DraftAnswer, (act, input) =>
    draftAnswer(act, { ...input, ...noFiles }),
  ),
  staffMove('draft-returns', 'Trả lại dự thảo: send the draft back', ReturnDraft, returnDraft),
  staffMove('approval', 'Duyệt: approve the draft; another person than its drafter', ApproveAnswer, approveAnswer),
  staffMove('publication', 'Công khai: publish the redacted words', PublishAnswer, publishAnswer),
  staffMove('merge', 'Gộp: into another item about the same thing', MergeFeedback, mergeFeedback),
  staffMove('reminders', 'Đôn đốc: remind whoever must act', RemindFeedback, remindFeedback),
  staffMove('follow-ups', 'Say that a promised change has been decided', CompleteFollowUp, completeFollowUp),
  senderMove('information', 'The sender replies to what was asked', SupplyInformation, (act, input) =>
    supplyInformation(act, { ...input, ...noFiles }),
  ),
  senderMove('reopening', 'The sender asks to look again, once', ReopenFeedback, reopenFeedback),
  senderMove('withdrawal', 'The sender withdraws', WithdrawFeedback, withdrawFeedback),
  senderMove('rating', 'The sender rates the answer, 1 to 5', RateAnswer, rateAnswer),
]

function staffMove<Body extends z.ZodType>(
  noun: string,
  summary: string,
  body: Body,
  act: Doer<z.output<Body> & Target, Feedback>,
): Route {
  return change({ ...moveTo(noun, summary, act), access: signedIn, body })
}

/** Only the sender makes these, whoever is signed in beside. */
function senderMove<Body extends z.ZodType>(
  noun: string,
  summary: string,
  body: Body,
  act: Doer<z.output<Body> & Target, Feedback>,
): Route {
  return change({
    ...moveTo(noun, summary, act),
    access: everyone,
    body,
    headers: SenderHeaders,
    actor: senderOfRequest,
  })
}

type State = z.input<typeof FeedbackState>

function moveTo<Input>(noun: string, summary: string, move: Doer<Input, Feedback>) {
  return {
    method: 'POST',
    path: `${feedbackApiPaths.item}/${noun}`,
    tag: 'feedback',
    summary,
    params: ItemParams,
    status: 200,
    answer: FeedbackState,
    extra: (_: unknown, { params }: { params: ItemParams }): Target => params,
    act: async (act: Act, input: Input): Promise<State> => stateAfter(act, await move(act, input)),
    view: (state: State): State => state,
  } as const
}
