import { amendOpinionForm } from './amend-opinion-form.ts'
import { closeDueForms, closeOpinionForm } from './close-opinion-form.ts'
import { createOpinionForm } from './create-opinion-form.ts'
import { decideOpinionForm } from './decide-opinion-form.ts'
import { enterReply } from './enter-reply.ts'
import { evaluateReplies } from './evaluate-replies.ts'
import { inviteAudience } from './invite-audience.ts'
import { openOpinionForm } from './open-opinion-form.ts'
import { remindAudience } from './remind-audience.ts'
import { submitReply } from './submit-reply.ts'
import { turnReplyIntoFeedback } from './turn-reply-into-feedback.ts'

/** Every act of the room by its name, for callers that play whole courses (the demonstration, benchmarks). */
export const opinionFormActs = {
  createOpinionForm,
  amendOpinionForm,
  inviteAudience,
  openOpinionForm,
  remindAudience,
  submitReply,
  enterReply,
  evaluateReplies,
  turnReplyIntoFeedback,
  closeOpinionForm,
  closeDueForms,
  decideOpinionForm,
} as const
