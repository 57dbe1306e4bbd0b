import type { Channel, Outcome, RefusalGround } from './model.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'feedback.submitted': { feedbackId: string; code: string; channel: Channel; files: number }
    'feedback.accepted': { feedbackId: string; register: string }
    'feedback.refused': { feedbackId: string; ground: RefusalGround }
    'feedback.information-requested': { feedbackId: string; paused: boolean }
    'feedback.information-supplied': { feedbackId: string; files: number }
    'feedback.evidence-attached': { feedbackId: string; files: number }
    'feedback.classified': {
      feedbackId: string
      about: string
      complex: boolean
      procedureId: string | null
      accusedAgencyId: string | null
    }
    'feedback.transferred': { feedbackId: string; toAgencyId: string; overridden: boolean }
    'feedback.transferred-outside': { feedbackId: string }
    'feedback.returned': { feedbackId: string; byAgencyId: string; times: number }
    'feedback.competence-ruled': { feedbackId: string; binding: boolean }
    'feedback.taken-up': { feedbackId: string; agencyId: string }
    'feedback.assigned': { feedbackId: string; handlerId: string }
    'feedback.extended': { feedbackId: string; from: string; to: string }
    'feedback.collecting': { feedbackId: string }
    'feedback.resumed': { feedbackId: string }
    'feedback.answer-drafted': { feedbackId: string; answerId: string; outcome: Outcome }
    'feedback.draft-returned': { feedbackId: string; answerId: string }
    'feedback.answered': { feedbackId: string; answerId: string; outcome: Outcome; late: boolean }
    'feedback.published': { feedbackId: string; code: string; onTime: boolean }
    'feedback.publication-withdrawn': { feedbackId: string; code: string }
    'feedback.reopened': { feedbackId: string }
    'feedback.withdrawn': { feedbackId: string }
    'feedback.merged': { feedbackId: string; intoId: string }
    'feedback.rated': { feedbackId: string; answerId: string; score: number }
    'feedback.reminded': { feedbackId: string; clockId: string; rank: string; byHand: boolean }
    'feedback.imported': { feedbackId: string; code: string; answered: boolean }
    'feedback.exported': { items: number }
    'feedback.mail-received': { feedbackId: string; files: number }
    'feedback.mail-unproven': { feedbackId: string; files: number }
    'feedback.secret-claimed': { feedbackId: string }
    'feedback.chased': { feedbackId: string; transferId: string }
    'feedback.clock-reckoned': { feedbackId: string; clockId: string; dueOn: string }
    'feedback.sender-viewed': { feedbackId: string }
    'feedback.register-opened': {
      lookId: string
      agencyId: string
      year: number
      from: string
      to: string
      lines: number
      named: number
      asSheet: boolean
    }
    'feedback.follow-up-done': { feedbackId: string; followUpId: string }
  }
}
