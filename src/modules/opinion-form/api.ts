import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { change, listOf, look } from '#kernel/http/endpoint.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { opinionAbouts, OpinionFormCode, questionKinds, optionsOf } from './model.ts'
import { getPublicForm, listEndedForms, listOpenForms, type ListedForm } from './queries.ts'
import { SenderOfReply } from './reply-fields.ts'
import { submitReply } from './submit-reply.ts'
import { opinionFormStatuses } from './workflow.ts'

const OpinionFormItem = z.object({
  code: z.string(),
  title: z.string(),
  about: z.enum(opinionAbouts),
  documentTitle: z.string(),
  agency: z.string().nullable().describe('Code of the agency that asks and receives'),
  status: z.enum(opinionFormStatuses),
  openedOn: z.iso.date().nullable(),
  closesOn: z.iso.date().describe('The last day on which replies are taken'),
})

const OpinionFormDetail = OpinionFormItem.extend({
  introduction: z.string(),
  audience: z.string(),
  senderRequired: z.boolean(),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(questionKinds),
      label: z.string(),
      required: z.boolean(),
      options: z.array(z.string()).nullable(),
    }),
  ),
})

const ReplyBody = z.object({
  answers: z
    .record(z.string().max(10), z.array(z.string().max(20_000)).max(20))
    .describe('Answers by question id; a text is a list of one'),
  ...SenderOfReply,
  consent: z.boolean().default(false).describe('Needed when a name is given'),
})

const FormAddress = z.object({ code: OpinionFormCode })

export const opinionEndpoints: readonly Route[] = [
  look({
    path: '/api/v1/opinion-forms',
    access: everyone,
    tag: 'opinion-forms',
    summary: 'Opinion forms: those that take replies today (50 a page of all others with ended=true)',
    query: z.object({ ended: z.enum(['true', 'false']).default('false'), page: PageNumber.default(1) }),
    answer: listOf(OpinionFormItem),
    async look({ reader, today }, { query }) {
      const ended = query.ended === 'true'
      const open = ended ? [] : await listOpenForms(reader, today)
      const list = ended
        ? await listEndedForms(reader, today, { page: query.page, pageSize: 50 })
        : { items: query.page === 1 ? open : [], total: open.length }
      const codes = new Map((await listAgencies(reader, today)).map(({ id, code }) => [id, code]))
      return {
        ...list,
        items: list.items.map((form) => itemOf(form, codes)),
        page: query.page,
        pageSize: ended ? 50 : 200,
      }
    },
  }),
  look({
    path: '/api/v1/opinion-forms/:code',
    access: everyone,
    tag: 'opinion-forms',
    summary: 'One opinion form with its questions',
    params: FormAddress,
    answer: OpinionFormDetail,
    async look({ reader, today }, { params }) {
      const form = await getPublicForm(reader, params.code)
      const codes = new Map((await listAgencies(reader, today)).map(({ id, code }) => [id, code]))
      return {
        ...itemOf(form, codes),
        introduction: form.introduction,
        audience: form.audience,
        senderRequired: form.senderRequired,
        questions: form.questions.map((question) => ({
          id: question.id,
          kind: question.kind,
          label: question.label,
          required: question.required,
          options: optionsOf(question)?.slice() ?? null,
        })),
      }
    },
  }),
  change({
    method: 'POST',
    status: 201,
    path: '/api/v1/opinion-forms/:code/replies',
    access: everyone,
    tag: 'opinion-forms',
    summary: 'Reply to an open form; 409 once the closing day has passed',
    params: FormAddress,
    body: ReplyBody,
    extra: (_, { params }) => ({ code: params.code }),
    act: submitReply,
    answer: z.object({ form: z.string(), number: z.number().int(), receivedAt: z.iso.datetime() }),
    view: ({ code, number, receivedAt }) => ({ form: code, number, receivedAt: receivedAt.toISOString() }),
  }),
]

function itemOf(form: ListedForm, codes: ReadonlyMap<string, string>): z.input<typeof OpinionFormItem> {
  return {
    code: form.code,
    title: form.title,
    about: form.about,
    documentTitle: form.documentTitle,
    agency: codes.get(form.agencyId) ?? null,
    status: form.status,
    openedOn: form.openedOn,
    closesOn: form.closesOn,
  }
}
