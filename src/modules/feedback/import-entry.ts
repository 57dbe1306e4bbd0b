import { randomBytes } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { startOfDay } from '#kernel/i18n/dates.ts'
import { sameBytes } from '#kernel/vault.ts'
import { findAgencyByCode } from '#modules/agency/public.ts'
import { storeClocks } from './clocks.ts'
import type { Feedback } from './model.ts'
import type { RegisterEntry } from './register-entry.ts'
import { sealSender, senderOf } from './sender.ts'
import { clocksOf, insertItem, placesOf, type TakenIn } from './submit-feedback.ts'
import { tell } from './tell.ts'

export interface EntryOfRegister {
  /** What the register is called; with its number it names the line for ever. */
  readonly register: string
  readonly entry: RegisterEntry
}

export interface ImportedEntry {
  readonly outcome: 'added' | 'unchanged'
  readonly code: string
}

/**
 * One line of a register kept elsewhere becomes an item, once. What was not answered there begins here as new; what was is closed, with
 * its answer in its course: who drafted and who approved it is not known, and is not made up. Nobody is written to.
 * @throws Refused `feedback.entry-changed` when the line was imported with other words: officials may have gone on since
 */
export async function importEntry(act: Act, { register, entry }: EntryOfRegister): Promise<ImportedEntry> {
  const contentHash = act.vault.hash(JSON.stringify(entry), 'feedback-import')
  const known = await findImported(act, register, entry.number)
  if (known && !sameBytes(known.contentHash, contentHash)) throw new Refused('feedback.entry-changed')
  if (known) return { outcome: 'unchanged', code: known.code }
  if (entry.receivedOn > act.today) throw new Invalid([{ field: 'receivedOn', code: 'date-in-future' }])
  if ((entry.answeredOn ?? '') > act.today) throw new Invalid([{ field: 'answeredOn', code: 'date-in-future' }])

  const feedback = await insertEntry(act, entry)
  await act.tx
    .insertInto('feedbackSender')
    .values(sealSender(act.vault, feedback.id, senderOf(takenIn(entry))))
    .execute()
  await act.tx
    .insertInto('feedbackImport')
    .values({ register, number: entry.number, feedbackId: feedback.id, contentHash, importedAt: act.now })
    .execute()

  await tellCourse(act, feedback, { register, entry })
  await record(
    act,
    'feedback.imported',
    { feedbackId: feedback.id, code: feedback.code, answered: entry.answeredOn !== undefined },
    { type: 'feedback', id: feedback.id },
  )
  return { outcome: 'added', code: feedback.code }
}

async function findImported(act: Act, register: string, number: string) {
  return act.tx
    .selectFrom('feedbackImport')
    .innerJoin('feedback', 'feedback.id', 'feedbackImport.feedbackId')
    .select(['code', 'contentHash'])
    .where('register', '=', register)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Nobody gets the secret: whoever asks after an old item is helped by the office. */
async function insertEntry(act: Act, entry: RegisterEntry): Promise<Feedback> {
  const input = takenIn(entry)
  const { answeredOn } = entry
  const places = await placesOf(act, input, entry.receivedOn)
  const answeredBy = entry.answeredBy === undefined ? undefined : await findAgencyByCode(act.tx, entry.answeredBy)
  if (entry.answeredBy !== undefined && !answeredBy) throw new Invalid([{ field: 'answeredBy', code: 'not-an-option' }])
  const clocks =
    answeredOn === undefined
      ? await clocksOf(act, { agencyId: places.receivingAgencyId, startOn: entry.receivedOn })
      : { known: [], dueOn: null }
  const answered =
    answeredOn === undefined
      ? {}
      : {
          status: 'answered' as const,
          answeredAt: startOfDay(answeredOn),
          closedAt: startOfDay(answeredOn),
          handlingAgencyId: answeredBy?.id ?? null,
        }
  const feedback = await insertItem(act, input, {
    ...places,
    ...answered,
    receivedAt: startOfDay(entry.receivedOn),
    dueOn: clocks.dueOn,
    secretHash: act.vault.hash(randomBytes(16).toString('base64url'), 'feedback-secret'),
  })
  await storeClocks(act, feedback.id, clocks.known)
  return feedback
}

function takenIn(entry: RegisterEntry): TakenIn {
  const { senderAddress = null } = entry
  return { ...entry, senderAddress, quotingDeclined: false, enteredBy: null, files: [] }
}

async function tellCourse(act: Act, feedback: Feedback, { register, entry }: EntryOfRegister): Promise<void> {
  await tell(act, feedback.id, { name: 'imported', forSender: true, details: { register, number: entry.number } })
  if (entry.answeredOn === undefined) return
  await tell(act, feedback.id, {
    name: 'answered-elsewhere',
    note: entry.answerText,
    agencyId: feedback.handlingAgencyId,
    forSender: true,
    details: { on: entry.answeredOn, outcome: entry.outcome ?? null },
  })
}
