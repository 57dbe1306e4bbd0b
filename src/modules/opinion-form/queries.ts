import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { Answers, Question, replyChannels, sendingWays, type OpinionForm, type ReplyEvaluation } from './model.ts'
import { formAgenciesOf } from './policy.ts'

export const formColumns = [
  'id',
  'code',
  'agencyId',
  'status',
  'version',
  'title',
  'about',
  'procedureId',
  'documentTitle',
  'introduction',
  'questions',
  'audience',
  'ways',
  'replyChannels',
  'replyAddress',
  'senderRequired',
  'openedOn',
  'closesOn',
  'closedAt',
  'closedBy',
  'closeReason',
  'evaluation',
  'decision',
  'decisionText',
  'transferredTo',
  'evaluatedAt',
  'evaluatedBy',
  'lastNumber',
  'createdBy',
  'createdAt',
  'demonstration',
] as const

type StoredForm = Omit<OpinionForm, 'questions' | 'ways' | 'replyChannels'> & {
  readonly questions: unknown
  readonly ways: readonly string[]
  readonly replyChannels: readonly string[]
}

/** A row as the room reads it: questions in their checked shape. */
export function formOf(row: StoredForm): OpinionForm {
  return {
    ...row,
    questions: z.array(Question).parse(row.questions),
    ways: sendingWays.filter((way) => row.ways.includes(way)),
    replyChannels: replyChannels.filter((channel) => row.replyChannels.includes(channel)),
  }
}

/** Officials see the forms of their own agency (Đ.8.4); for everybody else a form is there once it has been sent out. */
export function formVisibleTo(actor: Actor): (eb: ExpressionBuilder<Database, 'opinionForm'>) => Expression<SqlBool> {
  return (eb) => {
    if (actor.kind === 'system') return eb.lit(true)
    const agencies = formAgenciesOf(actor)
    return agencies.length === 0 ? eb.lit(false) : eb('opinionForm.agencyId', 'in', [...agencies])
  }
}

/** @throws NotFound when it is not there, or another agency's */
export async function getStaffForm(reader: Reader, actor: Actor, code: string): Promise<OpinionForm> {
  const row = await reader
    .selectFrom('opinionForm')
    .select(formColumns)
    .where('code', '=', code)
    .where(formVisibleTo(actor))
    .executeTakeFirst()
  if (!row) throw new NotFound('opinion-form.not-found')
  return formOf(row)
}

/** @throws NotFound when it is not there, or not yet sent out */
export async function getPublicForm(reader: Reader, code: string): Promise<OpinionForm> {
  const row = await reader
    .selectFrom('opinionForm')
    .select(formColumns)
    .where('code', '=', code)
    .where('status', '<>', 'draft')
    .executeTakeFirst()
  if (!row) throw new NotFound('opinion-form.not-found')
  return formOf(row)
}

/** The row that an act judges, locked until it has committed. @throws NotFound when it is not there, or another agency's */
export async function lockStaffForm(tx: Tx, actor: Actor, code: string): Promise<OpinionForm> {
  const row = await tx
    .selectFrom('opinionForm')
    .select(formColumns)
    .where('code', '=', code)
    .where(formVisibleTo(actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('opinion-form.not-found')
  return formOf(row)
}

/** The same for whoever replies. @throws NotFound when it is not there, or not yet sent out */
export async function lockPublicForm(tx: Tx, code: string): Promise<OpinionForm> {
  const row = await tx
    .selectFrom('opinionForm')
    .select(formColumns)
    .where('code', '=', code)
    .where('status', '<>', 'draft')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('opinion-form.not-found')
  return formOf(row)
}

const listColumns = [
  'id',
  'code',
  'agencyId',
  'status',
  'title',
  'about',
  'documentTitle',
  'audience',
  'openedOn',
  'closesOn',
  'lastNumber',
] as const
export type ListedForm = Pick<OpinionForm, (typeof listColumns)[number]>

interface Paged {
  readonly page: number
  readonly pageSize: number
}

interface FormList {
  readonly items: readonly ListedForm[]
  readonly total: number
}

/** Forms that take replies today: what closes first stands first. */
export async function listOpenForms(reader: Reader, today: LegalDate): Promise<readonly ListedForm[]> {
  return reader
    .selectFrom('opinionForm')
    .select(listColumns)
    .where('status', '=', 'open')
    .where('closesOn', '>=', today)
    .orderBy('closesOn')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Forms that no longer take replies, newest first. */
export async function listEndedForms(reader: Reader, today: LegalDate, { page, pageSize }: Paged): Promise<FormList> {
  const rows = await reader
    .selectFrom('opinionForm')
    .select(listColumns)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['closed', 'evaluated']),
        eb.and([eb('status', '=', 'open'), eb('closesOn', '<', today)]),
      ]),
    )
    .orderBy('closesOn', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows, total: Number(rows[0]?.total ?? 0) }
}

export async function listStaffForms(reader: Reader, actor: Actor, { page, pageSize }: Paged): Promise<FormList> {
  const rows = await reader
    .selectFrom('opinionForm')
    .select(listColumns)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where(formVisibleTo(actor))
    .orderBy(sql`array_position(array['draft', 'open', 'closed', 'evaluated'], status)`)
    .orderBy('closesOn', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows, total: Number(rows[0]?.total ?? 0) }
}

const replyColumns = [
  'id',
  'number',
  'channel',
  'receivedAt',
  'receivedOn',
  'answers',
  'senderKind',
  'enteredBy',
  'evaluation',
  'note',
  'feedbackId',
] as const

function replies(reader: Reader, formId: string) {
  return reader.selectFrom('opinionReply').select(replyColumns).where('formId', '=', formId)
}

type StoredReply = Awaited<ReturnType<ReturnType<typeof replies>['execute']>>[number]
export type ListedReply = Omit<StoredReply, 'answers'> & { readonly answers: Answers }

function replyOf(row: StoredReply): ListedReply {
  return { ...row, answers: Answers.parse(row.answers) }
}

/** One page of the register of a form (sổ tiếp nhận, Đ.9.2.g). */
export async function listReplies(
  reader: Reader,
  formId: string,
  query: Paged & { readonly only?: ReplyEvaluation | 'unevaluated' | undefined },
): Promise<readonly ListedReply[]> {
  const { only } = query
  const rows = await replies(reader, formId)
    .$if(only === 'unevaluated', (all) => all.where('evaluation', 'is', null))
    .$if(only !== undefined && only !== 'unevaluated', (all) =>
      all.where('evaluation', '=', only === undefined || only === 'unevaluated' ? 'agree' : only),
    )
    .orderBy('number')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  return rows.map(replyOf)
}

/** @throws NotFound when the register has no such number */
export async function getReply(reader: Reader, formId: string, number: number): Promise<ListedReply> {
  const row = await replies(reader, formId).where('number', '=', number).executeTakeFirst()
  if (!row) throw new NotFound('opinion-form.reply-not-found')
  return replyOf(row)
}

/** What a receipt shows: nothing of what was said. */
export async function findReceipt(reader: Reader, formId: string, replyId: string) {
  return reader
    .selectFrom('opinionReply')
    .select(['number', 'receivedAt'])
    .where('formId', '=', formId)
    .where('id', '=', replyId)
    .executeTakeFirst()
}
