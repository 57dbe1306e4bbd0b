import { randomBytes, randomInt } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { controlAuthorityOn, findAgencyByCode, findUnitByCode } from '#modules/agency/public.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import { reckonIndexClocks, storeClocks, waitingRule, type ClockStart, type NewClock } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { codeAlphabet, type Channel, type EnterFeedback, type Feedback, type SubmitFeedback } from './model.ts'
import { feedbackColumns } from './queries.ts'
import { sealSender, senderOf } from './sender.ts'
import { tell } from './tell.ts'
import './audit-events.ts'

export interface Submission extends SubmitFeedback {
  readonly channel: Channel
  readonly files: readonly FileInStore[]
  /** Demonstration items say so on every page. */
  readonly demonstration?: boolean
}

export interface Submitted {
  readonly feedback: Feedback
  /** Shown once; the database keeps a keyed hash. */
  readonly secret: string
}

/** Gửi phản ánh, kiến nghị (NĐ 20/2008 Đ.6–7) – docs/legal/phan-anh-kien-nghi.md#gui */
export async function submitFeedback(act: Act, input: Submission): Promise<Submitted> {
  return takeIn(act, { ...input, receivedOn: act.today, enteredBy: null })
}

export interface TakenIn extends Omit<EnterFeedback, 'channel' | 'receivedOn' | 'senderAddress'> {
  /** Null when a mail did not say it; it is asked for. */
  readonly senderAddress: string | null
  readonly channel: Channel
  readonly receivedOn: string
  readonly enteredBy: string | null
  readonly files: readonly FileInStore[]
  readonly demonstration?: boolean
}

/** What every way in has in common: the citizen's own form, an official's pen, a mail. */
export async function takeIn(act: Act, input: TakenIn): Promise<Submitted> {
  const places = await placesOf(act, input)
  const secret = randomBytes(16).toString('base64url')
  const clocks = await clocksOf(act, { agencyId: places.receivingAgencyId, startOn: input.receivedOn })
  const feedback = await insertItem(act, input, {
    ...places,
    dueOn: clocks.dueOn,
    secretHash: act.vault.hash(secret, 'feedback-secret'),
  })
  await storeClocks(act, feedback.id, clocks.known)
  await act.tx
    .insertInto('feedbackSender')
    .values(sealSender(act.vault, feedback.id, senderOf(input)))
    .execute()
  await attachFiles(act, input.files, {
    subjectType: 'feedback',
    subjectId: feedback.id,
    purpose: 'evidence',
    personal: true,
  })

  await tell(act, feedback.id, { name: 'submitted', forSender: true, details: { channel: feedback.channel } })
  const { id: feedbackId, code, channel } = feedback
  await record(
    act,
    'feedback.submitted',
    { feedbackId, code, channel, files: input.files.length },
    { type: 'feedback', id: feedbackId },
  )
  await enqueue(act, notifySender, { feedbackId, about: 'received' })
  return { feedback, secret }
}

/** What the national index asks of a new item. */
export async function clocksOf(act: Act, start: Pick<ClockStart, 'agencyId' | 'startOn'>): Promise<FirstClocks> {
  const rules = [waitingRule, 'feedback.first-supplement', 'feedback.handle-index'] as const
  const known = await reckonIndexClocks(
    act,
    rules.map((rule) => ({ ...start, rule })),
  )
  return { known, dueOn: known.find(({ rule }) => rule === waitingRule)?.dueOn ?? null }
}

interface FirstClocks {
  readonly known: readonly NewClock[]
  /** The day by which somebody must look at it. */
  readonly dueOn: string | null
}

/**
 * Codes that people chose become rows; what does not exist is said at its field.
 * @param on day on which the codes of units were written: they were used again after the reform of 2025
 */
export async function placesOf(act: Act, input: TakenIn, on = act.today) {
  const [unit, accused, desk, procedure, receiving] = [
    input.unitCode ? await findUnitByCode(act.tx, input.unitCode, on) : undefined,
    input.accusedAgencyCode ? await findAgencyByCode(act.tx, input.accusedAgencyCode) : undefined,
    input.deskCode ? await findAgencyByCode(act.tx, input.deskCode) : undefined,
    input.procedureCode ? await findProcedure(act.tx, input.procedureCode, act.today) : undefined,
    await controlAuthorityOn(act.tx, act.today),
  ]
  const missing = [
    { field: 'unitCode', is: input.unitCode !== undefined && !unit },
    { field: 'accusedAgencyCode', is: input.accusedAgencyCode !== undefined && !accused },
    { field: 'deskCode', is: input.deskCode !== undefined && !desk },
    { field: 'procedureCode', is: input.procedureCode !== undefined && !procedure },
  ].filter(({ is }) => is)
  if (missing.length > 0) throw new Invalid(missing.map(({ field }) => ({ field, code: 'not-an-option' })))
  return {
    unitId: unit?.id ?? null,
    accusedAgencyId: accused?.id ?? null,
    deskAgencyId: desk?.id ?? null,
    procedureId: procedure?.id ?? null,
    receivingAgencyId: receiving.id,
  }
}

type Places = Awaited<ReturnType<typeof placesOf>> & { readonly secretHash: Buffer; readonly dueOn: string | null }
/** How an item begins that was received, perhaps answered, before it came here. */
type Past = Partial<Pick<Feedback, 'status' | 'receivedAt' | 'answeredAt' | 'closedAt' | 'handlingAgencyId'>>

export async function insertItem(act: Act, input: TakenIn, places: Places & Past): Promise<Feedback> {
  const inserted = await act.tx
    .insertInto('feedback')
    .values({
      receivedAt: act.now,
      ...places,
      code: newCode(),
      channel: input.channel,
      kind: input.kind,
      ground: input.ground,
      text: input.text,
      wishedRemedy: input.wishedRemedy ?? null,
      procedurePart: input.procedurePart ?? null,
      provision: input.provision ?? null,
      dossierCode: input.dossierCode ?? null,
      quoting: input.quotingDeclined ? 'declined' : 'allowed',
      consentedAt: act.now,
      enteredBy: input.enteredBy,
      receivedOn: input.receivedOn,
      demonstration: input.demonstration ?? false,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning(feedbackColumns)
    .executeTakeFirst()
  // Once in a million at a million items; another throw of the dice settles it.
  return inserted ?? insertItem(act, input, places)
}

function newCode(): string {
  const letters = Array.from({ length: 8 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  return `PA-${letters.slice(0, 4)}-${letters.slice(4)}`
}
