import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Invalid, Refused } from '#kernel/errors.ts'
import { fileLimits } from '#kernel/files/content.ts'
import { attachFiles, listFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import type { Feedback, Target } from './model.ts'
import { movesNow } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'
import type { Status } from './workflow.ts'

/** Until an answer is drafted: afterwards a paper would change what somebody is about to sign. */
const openToEvidence: ReadonlySet<Status> = new Set([
  'submitted',
  'needs-information',
  'accepted',
  'transferred',
  'transferred-outside',
  'returned',
  'handling',
  'collecting',
  'reopened',
])

/** The sender adds papers or pictures to what she sent (NĐ 20/2008 Đ.7), ten in all. */
export async function attachEvidence(
  act: Act,
  input: Target & { readonly files: readonly FileInStore[] },
): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  if (act.actor.kind !== 'sender') throw new NotFound('feedback.not-found')
  if (!openToEvidence.has(feedback.status)) throw new Refused('feedback.evidence-too-late', movesNow(act, feedback))
  if (input.files.length === 0) throw new Invalid([{ field: 'files', code: 'required' }])
  const kept = (await listFiles(act.tx, 'feedback', feedback.id)).filter(({ purpose }) => purpose === 'evidence')
  const found = kept.length + input.files.length
  if (found > fileLimits.files)
    throw new Invalid([{ field: 'files', code: 'too-many-files', details: { most: fileLimits.files, found } }])

  await attachFiles(act, input.files, {
    subjectType: 'feedback',
    subjectId: feedback.id,
    purpose: 'evidence',
    personal: true,
  })

  const files = input.files.length
  await tell(act, feedback.id, { name: 'evidence-attached', forSender: true, details: { files } })
  await record(
    act,
    'feedback.evidence-attached',
    { feedbackId: feedback.id, files },
    { type: 'feedback', id: feedback.id },
  )
  return feedback
}
