import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { pathIn } from '#ui/words.ts'
import { opinionFormPdf } from './form-sheet.ts'
import { OpinionFormCode, type OpinionForm } from './model.ts'
import { PublicFormPage, ReplyReceiptPage } from './pages/public-form.tsx'
import { OpinionListPage } from './pages/public-list.tsx'
import { opinionPath, opinionPaths } from './paths.ts'
import { findReceipt, getPublicForm, listEndedForms, listOpenForms } from './queries.ts'
import { AnswerFields, answersIn } from './reply-fields.ts'
import { resultsOf } from './results.ts'
import { submitReply } from './submit-reply.ts'

const pageSize = 20
const CodeInAddress = z.object({ code: OpinionFormCode.catch('') })

export const opinionPublicPages: readonly Route[] = [
  page({
    path: opinionPaths.list,
    access: everyone,
    query: z.object({ trang: PageNumber }),
    async show({ reader, today }, { query }) {
      const open = await listOpenForms(reader, today)
      const { items, total } = await listEndedForms(reader, today, { page: query.trang, pageSize })
      const names = await agencyNames(
        reader,
        [...open, ...items].map(({ agencyId }) => agencyId),
      )
      return <OpinionListPage {...{ open, ended: items, total, page: query.trang, pageSize, names, today }} />
    },
  }),

  page({
    path: opinionPaths.form,
    access: everyone,
    params: CodeInAddress,
    show: (exchange, { params }) => showForm(exchange, params.code, null),
  }),

  form({
    path: opinionPaths.form,
    access: everyone,
    params: CodeInAddress,
    input: AnswerFields,
    extra: (_, { params, input }) => ({ code: params.code, answers: answersIn(input) }),
    act: submitReply,
    done: ({ id, code }, { exchange }) => pathIn(exchange.language, opinionPath('received', { code, id })),
    again: (exchange, attempt, { params }) => showForm(exchange, params.code, attempt),
  }),

  page({
    path: opinionPaths.received,
    access: everyone,
    params: CodeInAddress.extend({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') }),
    async show({ reader }, { params }) {
      const asked = await getPublicForm(reader, params.code)
      const receipt = await findReceipt(reader, asked.id, params.id)
      if (!receipt) throw new NotFound('opinion-form.reply-not-found')
      return <ReplyReceiptPage form={asked} {...receipt} />
    },
  }),

  download({
    path: opinionPaths.sheet,
    access: everyone,
    params: CodeInAddress,
    async get({ reader, now }, { params }) {
      return formSheet(reader, await getPublicForm(reader, params.code), now)
    },
  }),
]

export async function formSheet(reader: Exchange['reader'], asked: OpinionForm, now: Date) {
  return {
    name: `${asked.code}.pdf`,
    mediaType: 'application/pdf',
    inline: true,
    bytes: await opinionFormPdf(asked, await nameOf(reader, asked), now),
  }
}

async function showForm({ reader, today }: Exchange, code: string, attempt: Attempt | null) {
  const asked = await getPublicForm(reader, code)
  const procedures = await procedureNames(reader, asked.procedureId === null ? [] : [asked.procedureId])
  return (
    <PublicFormPage
      {...{ form: asked, today, attempt }}
      agencyName={await nameOf(reader, asked)}
      procedure={[...procedures.values()][0]}
      results={asked.status === 'evaluated' ? await resultsOf(reader, asked) : null}
    />
  )
}

async function nameOf(reader: Exchange['reader'], { agencyId }: OpinionForm): Promise<string> {
  return (await agencyNames(reader, [agencyId])).get(agencyId) ?? ''
}
