import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { Receipt } from '#kernel/calendar/receipt.ts'
import { outcomes } from './model.ts'

const day = z.iso.date()
const instant = z.coerce.date()
const name = z.string().nullable()

const CaseEvent = z.object({
  id: z.string(),
  at: instant,
  name: z.string(),
  actorKind: z.string(),
  officialName: name,
  agencyName: name,
  /** To whom it was given. */
  handlerName: name,
  note: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  forSender: z.boolean(),
})
export type CaseEvent = z.infer<typeof CaseEvent>

const CaseClock = z.object({
  id: z.string(),
  rule: z.string(),
  origin: z.enum(['law', 'index', 'province', 'ours']),
  agencyName: name,
  startedOn: day,
  dueOn: day.nullable(),
  dueBasis: z.string(),
  state: z.enum(['running', 'paused', 'calendar-unknown', 'met', 'late', 'dropped']),
  endedOn: day.nullable(),
  receipt: Receipt.nullable(),
})
export type CaseClock = z.infer<typeof CaseClock>

const CaseTransfer = z.object({
  id: z.string(),
  toName: z.string(),
  outside: z.boolean(),
  reason: z.string(),
  overrideReason: z.string().nullable(),
  letterNumber: z.string().nullable(),
  transferredAt: instant,
  transferredBy: name,
  returnedAt: instant.nullable(),
  returnReason: z.string().nullable(),
  returnGround: z.string().nullable(),
})

const CaseQuestion = z.object({
  id: z.string(),
  text: z.string(),
  askedAt: instant,
  askedBy: name,
  reply: z.string().nullable(),
  repliedAt: instant.nullable(),
})

const CaseAnswer = z.object({
  id: z.string(),
  round: z.number(),
  outcome: z.enum(outcomes),
  text: z.string(),
  changeText: z.string().nullable(),
  changeByOn: day.nullable(),
  draftedById: z.string(),
  draftedBy: name,
  draftedAt: instant,
  returnedBy: name,
  returnedAt: instant.nullable(),
  returnReason: z.string().nullable(),
  approvedBy: name,
  approvedAt: instant.nullable(),
  documentNumber: z.string().nullable(),
  score: z.number().nullable(),
  words: z.string().nullable(),
})
export type CaseAnswer = z.infer<typeof CaseAnswer>

const CaseFollowUp = z.object({
  id: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  text: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
  decision: z.string().nullable(),
})
export type CaseFollowUp = z.infer<typeof CaseFollowUp>

const CaseFile = z.object({ id: z.string(), name: z.string(), size: z.number(), purpose: z.string() })
export type CaseFile = z.infer<typeof CaseFile>

const CaseParts = z.object({
  unitName: name,
  accusedName: name,
  accusedCode: name,
  deskName: name,
  receivingName: z.string(),
  handlingName: name,
  handlerName: name,
  enteredBy: name,
  senderKind: z.enum(['individual', 'organization', 'official']).nullable(),
  mergedInto: name,
  publishedCode: name,
  merged: z.array(z.object({ code: z.string(), receivedOn: day })),
  events: z.array(CaseEvent),
  clocks: z.array(CaseClock),
  transfers: z.array(CaseTransfer),
  questions: z.array(CaseQuestion),
  answers: z.array(CaseAnswer),
  followUps: z.array(CaseFollowUp),
  files: z.array(CaseFile),
})
export type CaseParts = z.infer<typeof CaseParts>

/**
 * Everything around one item that its case page shows, in one statement: a page of ten lists must not be ten journeys.
 * The caller has already found that the official may see the item.
 */
export async function getCaseParts(reader: Reader, feedbackId: string): Promise<CaseParts> {
  const { rows } = await sql`
    select u.name as unit_name, accused.name as accused_name, accused.code as accused_code, desk.name as desk_name,
      receiving.name as receiving_name, handling.name as handling_name, handler.name as handler_name, entering.name as entered_by,
      s.kind as sender_kind, merged_into.code as merged_into, publication.code as published_code,
      ${listOf(sql`select m.id, m.code, m.received_on from feedback m where m.merged_into_id = f.id`)} as merged,
      ${listOf(sql`select e.id, e.at, e.name, e.actor_kind, e.note, e.details, e.for_sender, o.name as official_name, a.name as agency_name, h.name as handler_name
        from feedback_event e left join official o on o.id = e.official_id left join agency a on a.id = e.agency_id
        left join official h on h.id = (e.details->>'handlerId')::uuid where e.feedback_id = f.id`)} as events,
      ${listOf(sql`select c.id, c.rule, c.origin, a.name as agency_name, c.started_on, c.due_on, c.due_basis, c.state, c.ended_on, c.receipt
        from feedback_clock c left join agency a on a.id = c.agency_id where c.feedback_id = f.id`)} as clocks,
      ${listOf(sql`select t.id, coalesce(a.name, t.outside_name) as to_name, t.to_agency_id is null as outside, t.reason, t.override_reason, t.letter_number,
        t.transferred_at, o.name as transferred_by, t.returned_at, t.return_reason, t.return_ground
        from feedback_transfer t left join agency a on a.id = t.to_agency_id left join official o on o.id = t.transferred_by where t.feedback_id = f.id`)} as transfers,
      ${listOf(sql`select q.id, q.text, q.asked_at, o.name as asked_by, q.reply, q.replied_at
        from feedback_question q left join official o on o.id = q.asked_by where q.feedback_id = f.id`)} as questions,
      ${listOf(sql`select n.id, n.round, n.outcome, n.text, n.change_text, n.change_by_on, n.drafted_by as drafted_by_id, d.name as drafted_by, n.drafted_at,
        r.name as returned_by, n.returned_at, n.return_reason, p.name as approved_by, n.approved_at, n.document_number, g.score, g.words
        from feedback_answer n join official d on d.id = n.drafted_by left join official r on r.id = n.returned_by
        left join official p on p.id = n.approved_by left join feedback_rating g on g.answer_id = n.id where n.feedback_id = f.id`)} as answers,
      ${listOf(sql`select w.id, w.agency_id, a.name as agency_name, w.text, w.due_on, w.done_on, w.decision
        from feedback_follow_up w join agency a on a.id = w.agency_id where w.feedback_id = f.id`)} as follow_ups,
      ${listOf(sql`select x.id, x.name, x.size, x.purpose from stored_file x where x.subject_type = 'feedback' and x.subject_id = f.id::text`)} as files
    from feedback f
    join agency receiving on receiving.id = f.receiving_agency_id
    left join administrative_unit u on u.id = f.unit_id
    left join agency accused on accused.id = f.accused_agency_id
    left join agency desk on desk.id = f.desk_agency_id
    left join agency handling on handling.id = f.handling_agency_id
    left join official handler on handler.id = f.handler_id
    left join official entering on entering.id = f.entered_by
    left join feedback_sender s on s.feedback_id = f.id
    left join feedback merged_into on merged_into.id = f.merged_into_id
    left join feedback_publication publication on publication.feedback_id = f.id
    where f.id = ${feedbackId}`.execute(reader)
  if (rows[0] === undefined) throw new NotFound('feedback.not-found')
  return CaseParts.parse(rows[0])
}

/** Rows as one value, in the order in which they were written. */
function listOf(rows: ReturnType<typeof sql>) {
  return sql`(select coalesce(jsonb_agg(to_jsonb(part) order by part.id), '[]') from (${rows}) part)`
}
