import type { OpinionDecision, ReplyChannel, ReplyEvaluation } from './model.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'opinion-form.created': { formId: string; code: string; agencyId: string }
    'opinion-form.amended': { formId: string; version: number }
    'opinion-form.audience-invited': { formId: string; invitees: number }
    'opinion-form.opened': { formId: string; code: string; closesOn: string; questions: number }
    'opinion-form.audience-reminded': { formId: string; invitees: number }
    'opinion-form.closed': { formId: string; code: string; replies: number; early: boolean }
    'opinion-form.evaluated': { formId: string; code: string; replies: number; decision: OpinionDecision }
    'opinion-reply.received': { formId: string; replyId: string; number: number; channel: ReplyChannel }
    'opinion-reply.evaluated': { formId: string; numbers: number[]; evaluation: ReplyEvaluation }
    'opinion-reply.sender-viewed': { formId: string; replyId: string }
    'opinion-reply.turned-into-feedback': { formId: string; replyId: string; feedbackId: string }
  }
}
