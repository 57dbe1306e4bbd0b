import { acceptFeedback } from './accept-feedback.ts'
import { approveAnswer } from './approve-answer.ts'
import { classifyFeedback } from './classify-feedback.ts'
import { collectGround } from './collect-ground.ts'
import { draftAnswer } from './draft-answer.ts'
import { enterFeedback } from './enter-feedback.ts'
import { extendDeadline } from './extend-deadline.ts'
import { mergeFeedback } from './merge-feedback.ts'
import { publishAnswer } from './publish-answer.ts'
import { rateAnswer } from './rate-answer.ts'
import { recountLexemes } from './recount-lexemes.ts'
import { refuseFeedback } from './refuse-feedback.ts'
import { reopenFeedback } from './reopen-feedback.ts'
import { requestInformation } from './request-information.ts'
import { resumeHandling } from './resume-handling.ts'
import { returnDraft } from './return-draft.ts'
import { returnFeedback } from './return-feedback.ts'
import { ruleOnCompetence } from './rule-on-competence.ts'
import { submitFeedback } from './submit-feedback.ts'
import { supplyInformation } from './supply-information.ts'
import { takeUpFeedback } from './take-up-feedback.ts'
import { transferFeedback } from './transfer-feedback.ts'
import { transferOutside } from './transfer-outside.ts'
import { withdrawFeedback } from './withdraw-feedback.ts'

/** Every act of the room by its name, for callers that play whole courses (the demonstration, benchmarks). */
export const feedbackActs = {
  submitFeedback,
  enterFeedback,
  acceptFeedback,
  refuseFeedback,
  requestInformation,
  supplyInformation,
  classifyFeedback,
  transferFeedback,
  transferOutside,
  returnFeedback,
  ruleOnCompetence,
  takeUpFeedback,
  extendDeadline,
  collectGround,
  resumeHandling,
  draftAnswer,
  returnDraft,
  approveAnswer,
  publishAnswer,
  rateAnswer,
  reopenFeedback,
  withdrawFeedback,
  mergeFeedback,
  recountLexemes,
} as const
