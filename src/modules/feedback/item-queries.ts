import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { Receipt } from '#kernel/calendar/receipt.ts'
import { procedureNames, type ProcedureName } from '#modules/procedure/public.ts'
import type { Feedback } from './model.ts'

export interface CodeAndName {
  readonly code: string
  readonly name: string
}

/** Agencies by id, as the wire names them; one statement for a whole list. */
export async function agencyRefs(
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, CodeAndName>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await reader
    .selectFrom('agency')
    .select(['id', 'code', 'name'])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]))
}

/** Everything around one item that its sender may read. Five statements at most, beside those for names. */
export async function loadCourse(reader: Reader, feedback: Feedback, forSenderOnly: boolean) {
  const [events, clocks, questions, answers, files] = [
    await listEvents(reader, feedback.id, forSenderOnly),
    await listClocks(reader, feedback.id),
    await listQuestions(reader, feedback.id),
    await listRatedAnswers(reader, feedback.id, forSenderOnly),
    await listFilesOf(reader, feedback.id, forSenderOnly),
  ]
  const followUps = answers.some(({ changeByOn }) => changeByOn !== null)
    ? await listFollowUps(reader, feedback.id)
    : []
  const agencies = await agencyRefs(reader, [
    feedback.receivingAgencyId,
    feedback.handlingAgencyId,
    feedback.accusedAgencyId,
    feedback.deskAgencyId,
    ...events.map(({ agencyId }) => agencyId),
    ...clocks.map(({ agencyId }) => agencyId),
    ...followUps.map(({ agencyId }) => agencyId),
  ])
  const unit = feedback.unitId === null ? null : await unitRef(reader, feedback.unitId)
  const procedure = await procedureOf(reader, feedback.procedureId)
  return { events, clocks, questions, answers, files, followUps, agencies, unit, procedure }
}
export type Course = Awaited<ReturnType<typeof loadCourse>>

async function procedureOf(reader: Reader, id: string | null): Promise<ProcedureName | null> {
  if (id === null) return null
  return (await procedureNames(reader, [id])).get(id) ?? null
}

async function unitRef(reader: Reader, id: string): Promise<CodeAndName | null> {
  const row = await reader
    .selectFrom('administrativeUnit')
    .select(['code', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function listEvents(reader: Reader, feedbackId: string, forSenderOnly: boolean) {
  return reader
    .selectFrom('feedbackEvent')
    .leftJoin('official', 'official.id', 'feedbackEvent.officialId')
    .select(['feedbackEvent.at', 'feedbackEvent.name', 'actorKind', 'feedbackEvent.agencyId', 'note', 'details'])
    .select('official.name as officialName')
    .where('feedbackId', '=', feedbackId)
    .$if(forSenderOnly, (query) => query.where('forSender', '=', true))
    .orderBy('feedbackEvent.id')
    .execute()
}

async function listClocks(reader: Reader, feedbackId: string) {
  const rows = await reader
    .selectFrom('feedbackClock')
    .select(['rule', 'origin', 'agencyId', 'startedOn', 'dueOn', 'endedOn', 'dueBasis', 'state', 'receipt'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, receipt: row.receipt === null ? null : Receipt.parse(row.receipt) }))
}

async function listQuestions(reader: Reader, feedbackId: string) {
  return reader
    .selectFrom('feedbackQuestion')
    .select(['text', 'askedAt', 'reply', 'repliedAt'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
}

/** Answers with what the sender thought of them; a draft is nothing that a sender may see. */
async function listRatedAnswers(reader: Reader, feedbackId: string, approvedOnly: boolean) {
  return reader
    .selectFrom('feedbackAnswer as answer')
    .leftJoin('feedbackRating as rating', 'rating.answerId', 'answer.id')
    .select([
      'answer.round',
      'answer.outcome',
      'answer.text',
      'answer.changeText',
      'answer.changeByOn',
      'answer.draftedAt',
      'answer.returnedAt',
      'answer.returnReason',
      'answer.approvedAt',
      'answer.documentNumber',
      'rating.score',
      'rating.words',
    ])
    .where('answer.feedbackId', '=', feedbackId)
    .$if(approvedOnly, (query) => query.where('answer.approvedAt', 'is not', null))
    .orderBy('answer.draftedAt')
    .orderBy('answer.id')
    .execute()
}

/** The papers of an answer belong to the sender once it is approved; until then only her own evidence does. */
async function listFilesOf(reader: Reader, feedbackId: string, forSenderOnly: boolean) {
  return reader
    .selectFrom('storedFile')
    .select(['name', 'mediaType', 'size', 'purpose', 'uploadedAt'])
    .where('subjectType', '=', 'feedback')
    .where('subjectId', '=', feedbackId)
    .$if(forSenderOnly, (query) =>
      query.where(({ or, eb, exists }) =>
        or([
          eb('purpose', '=', 'evidence'),
          exists((where) =>
            where
              .selectFrom('feedbackAnswer')
              .select('feedbackAnswer.id')
              .where('feedbackAnswer.feedbackId', '=', feedbackId)
              .where('feedbackAnswer.approvedAt', 'is not', null)
              .where(sql<boolean>`stored_file.purpose = 'answer-' || feedback_answer.id`),
          ),
        ]),
      ),
    )
    .orderBy('id')
    .execute()
}

async function listFollowUps(reader: Reader, feedbackId: string) {
  return reader
    .selectFrom('feedbackFollowUp')
    .select(['id', 'agencyId', 'text', 'dueOn', 'doneOn', 'decision'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
}
