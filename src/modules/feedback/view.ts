import { z } from 'zod'
import { Receipt } from '#kernel/calendar/receipt.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { CodeAndName, Course } from './item-queries.ts'
import { abouts, channels, grounds, kinds, procedureParts, type Feedback } from './model.ts'
import { movesFor, type Judged } from './policy.ts'
import { DayView, PublishedItemView, ReferenceView, referenceOf } from './view-published.ts'
import { moves, statuses } from './workflow.ts'

const Instant = z.iso.datetime({ offset: true }).describe('Instant, ISO 8601')

const AllowedMoves = z.array(z.enum(moves)).describe('What the one who asks may do with it now')

/** How an item stands: in lists of officials and after every move. */
export const FeedbackState = z
  .object({
    code: z.string(),
    status: z.enum(statuses),
    version: z.number().int().describe('Send it with the next move: if somebody has been quicker, the answer is 409'),
    register: z.string().nullable().describe('Number in the register of the receiving agency, 123/2017'),
    kind: z.enum(kinds),
    ground: z.enum(grounds),
    about: z.enum(abouts).nullable(),
    receivedAt: Instant,
    receivingAgency: ReferenceView,
    handlingAgency: ReferenceView.nullable(),
    dueOn: DayView.nullable(),
    pausedOn: DayView.nullable(),
    reopenUntil: DayView.nullable(),
    closedAt: Instant.nullable(),
    demonstration: z.boolean(),
    allowedMoves: AllowedMoves,
  })
  .meta({ id: 'FeedbackState' })

/** Columns that a line about an item needs. */
export type StateRow = Judged &
  Pick<
    Feedback,
    | 'code'
    | 'version'
    | 'registerNumber'
    | 'registerYear'
    | 'kind'
    | 'receivedAt'
    | 'receivingAgencyId'
    | 'closedAt'
    | 'demonstration'
  >

export interface Viewer {
  readonly actor: Actor
  readonly today: LegalDate
}

type References = ReadonlyMap<string, CodeAndName>

export function stateView(row: StateRow, agencies: References, viewer: Viewer): z.input<typeof FeedbackState> {
  const { code, status, version, kind, ground, about, dueOn, pausedOn, reopenUntil, demonstration } = row
  return {
    code,
    status,
    version,
    register: row.registerNumber === null ? null : `${row.registerNumber}/${row.registerYear}`,
    kind,
    ground,
    about,
    receivedAt: row.receivedAt.toISOString(),
    receivingAgency: agencyOf(agencies, row.receivingAgencyId) ?? { code: '', name: '' },
    handlingAgency: agencyOf(agencies, row.handlingAgencyId),
    dueOn,
    pausedOn,
    reopenUntil,
    closedAt: row.closedAt?.toISOString() ?? null,
    demonstration,
    allowedMoves: movesFor(viewer.actor, row, viewer.today),
  }
}

const Clock = z.object({
  rule: z.string(),
  origin: z.string().describe('Who set the period: law, index, province, ours'),
  basis: z.string().describe('The article'),
  agency: ReferenceView.nullable(),
  startedOn: DayView,
  dueOn: DayView.nullable(),
  endedOn: DayView.nullable(),
  state: z.string().describe('running, paused, calendar-unknown, met, late, dropped'),
  receipt: Receipt.nullable().describe('DayView by day, why a day counts or not; as stored when the duty arose'),
})

/** What its sender may read of an item; the base of what officials read. */
const Item = FeedbackState.extend({
  channel: z.enum(channels),
  text: z.string(),
  wishedRemedy: z.string().nullable(),
  unit: ReferenceView.nullable(),
  accusedAgency: ReferenceView.nullable(),
  procedure: ReferenceView.nullable(),
  procedurePart: z.enum(procedureParts).nullable(),
  provision: z.string().nullable(),
  dossierCode: z.string().nullable(),
  quotingDeclined: z.boolean(),
  refusalGround: z.string().nullable(),
  clocks: z.array(Clock),
  questions: z.array(
    z.object({ text: z.string(), askedAt: Instant, reply: z.string().nullable(), repliedAt: Instant.nullable() }),
  ),
  followUps: z.array(
    z.object({
      id: z.uuid(),
      agency: ReferenceView.nullable(),
      text: z.string(),
      dueOn: DayView,
      doneOn: DayView.nullable(),
      decision: z.string().nullable(),
    }),
  ),
  files: z.array(
    z.object({
      name: z.string(),
      mediaType: z.string(),
      size: z.number().int(),
      purpose: z.string(),
      uploadedAt: Instant,
    }),
  ),
})

const Answer = z.object({
  round: z.number().int(),
  outcome: z.string(),
  text: z.string(),
  changeText: z.string().nullable(),
  changeByOn: DayView.nullable(),
  approvedAt: Instant.nullable(),
  documentNumber: z.string().nullable(),
  rating: z.object({ score: z.number().int(), words: z.string().nullable() }).nullable(),
})

const TimelineEvent = z.object({
  at: Instant,
  name: z.string(),
  by: z.string().describe('visitor, sender, official, client, system'),
  agency: ReferenceView.nullable(),
  note: z.string().nullable(),
  details: z.unknown(),
})

export const SenderItem = Item.extend({
  view: z.literal('sender'),
  answers: z.array(Answer),
  timeline: z.array(TimelineEvent),
})

/** Never who sent it: that is `POST …/sender-views`, because each look is recorded and shown to the sender. */
export const CaseItem = Item.extend({
  view: z.literal('case'),
  handlerId: z.uuid().nullable(),
  routingOverride: z.string().nullable(),
  competenceRuledAt: Instant.nullable(),
  answers: z.array(
    Answer.extend({ draftedAt: Instant, returnedAt: Instant.nullable(), returnReason: z.string().nullable() }),
  ),
  timeline: z.array(TimelineEvent.extend({ official: z.string().nullable() })),
})

export const FeedbackItem = z.discriminatedUnion('view', [PublishedItemView, SenderItem, CaseItem])

export function senderView(feedback: Feedback, course: Course, viewer: Viewer): z.input<typeof SenderItem> {
  return {
    view: 'sender',
    ...itemView(feedback, course, viewer),
    answers: course.answers.map(answerView),
    timeline: course.events.map((event) => eventView(event, course)),
  }
}

export function caseView(feedback: Feedback, course: Course, viewer: Viewer): z.input<typeof CaseItem> {
  return {
    view: 'case',
    ...itemView(feedback, course, viewer),
    handlerId: feedback.handlerId,
    routingOverride: feedback.routingOverride,
    competenceRuledAt: instant(feedback.competenceRuledAt),
    answers: course.answers.map((answer) => ({
      ...answerView(answer),
      draftedAt: answer.draftedAt.toISOString(),
      returnedAt: instant(answer.returnedAt),
      returnReason: answer.returnReason,
    })),
    timeline: course.events.map((event) => ({ ...eventView(event, course), official: event.officialName })),
  }
}

function itemView(feedback: Feedback, course: Course, viewer: Viewer): z.input<typeof Item> {
  const { agencies } = course
  const { channel, text, wishedRemedy, procedurePart, provision, dossierCode, refusalGround } = feedback
  return {
    ...stateView(feedback, agencies, viewer),
    channel,
    text,
    wishedRemedy,
    procedurePart,
    provision,
    dossierCode,
    refusalGround,
    unit: course.unit,
    accusedAgency: agencyOf(agencies, feedback.accusedAgencyId),
    procedure: referenceOf(course.procedure ?? undefined),
    quotingDeclined: feedback.quoting === 'declined',
    clocks: course.clocks.map(({ agencyId, dueBasis, ...clock }) => ({
      ...clock,
      basis: dueBasis,
      agency: agencyOf(agencies, agencyId),
    })),
    questions: course.questions.map((question) => ({
      ...question,
      askedAt: question.askedAt.toISOString(),
      repliedAt: instant(question.repliedAt),
    })),
    followUps: course.followUps.map(({ agencyId, ...rest }) => ({ ...rest, agency: agencyOf(agencies, agencyId) })),
    files: course.files.map((file) => ({ ...file, uploadedAt: file.uploadedAt.toISOString() })),
  }
}

function answerView(answer: Course['answers'][number]): z.input<typeof Answer> {
  const { round, outcome, text, changeText, changeByOn, documentNumber, score, words } = answer
  return {
    round,
    outcome,
    text,
    changeText,
    changeByOn,
    documentNumber,
    approvedAt: instant(answer.approvedAt),
    rating: score === null ? null : { score, words },
  }
}

function eventView(event: Course['events'][number], { agencies }: Course): z.input<typeof TimelineEvent> {
  const { at, name, actorKind, agencyId, note, details } = event
  return { at: at.toISOString(), name, by: actorKind, agency: agencyOf(agencies, agencyId), note, details }
}

function agencyOf(agencies: References, id: string | null): CodeAndName | null {
  return id === null ? null : (agencies.get(id) ?? null)
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
