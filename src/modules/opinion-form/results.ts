import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import {
  optionsOf,
  replyChannels,
  replyEvaluations,
  type OpinionForm,
  type Question,
  type ReplyChannel,
  type ReplyEvaluation,
} from './model.ts'

export interface QuestionResult {
  readonly question: Question
  /** Replies that answer it. */
  readonly answered: number
  /** How often each option was chosen; null where one writes: words are studied one by one and never published as they are. */
  readonly options: readonly { readonly option: string; readonly count: number }[] | null
  /** Mean of a scale; null without answers. */
  readonly mean: number | null
}

export interface OpinionResults {
  /** Replies in the register. */
  readonly received: number
  /** Of these, the ones that speak to the matter: only they are counted below. */
  readonly counted: number
  readonly unevaluated: number
  readonly byEvaluation: Readonly<Record<ReplyEvaluation, number>>
  readonly byChannel: Readonly<Record<ReplyChannel, number>>
  readonly questions: readonly QuestionResult[]
}

/** The whole of the replies in figures (tập hợp, NĐ 20/2008 Đ.9.2.h), in two statements. */
export async function resultsOf(reader: Reader, form: OpinionForm): Promise<OpinionResults> {
  const kinds = await reader
    .selectFrom('opinionReply')
    .select(['channel', 'evaluation'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('formId', '=', form.id)
    .groupBy(['channel', 'evaluation'])
    .execute()
  const chosen = await chosenAnswers(reader, form.id)
  const sum = (rows: typeof kinds): number => rows.reduce((total, { count }) => total + count, 0)
  const evaluated = (evaluation: ReplyEvaluation | null): number =>
    sum(kinds.filter((row) => row.evaluation === evaluation))
  const received = sum(kinds)
  return {
    received,
    counted: received - evaluated('not-relevant'),
    unevaluated: evaluated(null),
    byEvaluation: recordOf(replyEvaluations, evaluated),
    byChannel: recordOf(replyChannels, (channel) => sum(kinds.filter((row) => row.channel === channel))),
    questions: form.questions.map((question) =>
      resultOf(
        question,
        chosen.filter(({ id }) => id === question.id),
      ),
    ),
  }
}

interface Chosen {
  readonly id: string
  /** Null for the number of replies that answer the question at all. */
  readonly answer: string | null
  readonly count: number
}

async function chosenAnswers(reader: Reader, formId: string): Promise<readonly Chosen[]> {
  const counted = sql<Chosen>`
    with relevant as (
      select answers from opinion_reply where form_id = ${formId} and evaluation is distinct from 'not-relevant'
    ), answered as (
      select each.key as id, each.value from relevant, jsonb_each(relevant.answers) as each
    )
    select id, null as answer, count(*)::int as count from answered group by id
    union all
    -- A long text is no option; it would only fill the memory here.
    select id, answer, count(*)::int from answered, jsonb_array_elements_text(answered.value) as answer
    where length(answer) <= 300 group by id, answer`
  return (await counted.execute(reader)).rows
}

function resultOf(question: Question, chosen: readonly Chosen[]): QuestionResult {
  const answered = chosen.find(({ answer }) => answer === null)?.count ?? 0
  const options = optionsOf(question)?.map((option) => ({
    option,
    count: chosen.find(({ answer }) => answer === option)?.count ?? 0,
  }))
  const points = options?.reduce((total, { option, count }) => total + Number(option) * count, 0)
  const mean = question.kind === 'scale' && answered > 0 && points !== undefined ? points / answered : null
  return { question, answered, options: options ?? null, mean }
}

function recordOf<Key extends string>(keys: readonly Key[], count: (key: Key) => number): Readonly<Record<Key, number>>
function recordOf(keys: readonly string[], count: (key: string) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(keys.map((key) => [key, count(key)]))
}
