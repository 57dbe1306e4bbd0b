import type { Act } from '#kernel/act.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import type { EnterFeedback } from './model.ts'
import { mayEnterFeedback } from './policy.ts'
import { takeIn, type Submitted } from './submit-feedback.ts'

export interface Entry extends EnterFeedback {
  readonly files: readonly FileInStore[]
}

/** An official writes down, faithfully, what somebody said on the telephone, at the counter or in a letter (NĐ 20/2008 Đ.7.1.a, Đ.7.2.đ). */
export async function enterFeedback(act: Act, input: Entry): Promise<Submitted> {
  const { actor } = act
  if (actor.kind !== 'official' || !mayEnterFeedback(actor)) throw new NotFound()
  const receivedOn = input.receivedOn ?? act.today
  if (receivedOn > act.today) throw new Invalid([{ field: 'receivedOn', code: 'date-in-future' }])
  return takeIn(act, { ...input, receivedOn, enteredBy: actor.officialId })
}
