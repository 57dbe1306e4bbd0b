import type { Act } from '#kernel/act.ts'
import { actorReference } from '#kernel/auth/actor.ts'

/**
 * Every event of the system by name, with the shape of its data: a module adds its own by declaration merging,
 *
 *     declare module '#kernel/audit/record.ts' {
 *       interface AuditEvents { 'feedback.answered': { feedbackId: string; late: boolean } }
 *     }
 *
 * so that the name fixes the type. No personal data: ids, codes, dates and counts only, because the log is published as a hash tree and never erased.
 */
export interface AuditEvents {
  'audit.verified': { size: number; root: string }
}

/** Writes what was done, in the act's own transaction: the event exists if and only if the change does. */
export async function record<Name extends keyof AuditEvents>(
  act: Act,
  name: Name,
  data: AuditEvents[Name],
  subject?: { readonly type: string; readonly id: string },
): Promise<void> {
  const actor = actorReference(act.actor)
  await act.tx
    .insertInto('auditEvent')
    .values({
      name,
      at: act.now,
      actorKind: actor.kind,
      actorId: actor.id,
      requestId: act.requestId,
      subjectType: subject?.type ?? null,
      subjectId: subject?.id ?? null,
      data: JSON.stringify(data),
    })
    .execute()
}
