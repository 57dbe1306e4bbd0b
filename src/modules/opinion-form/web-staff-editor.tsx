import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page, paramsOf } from '#kernel/http/page.ts'
import type { Typed } from '#kernel/http/parse.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { amendOpinionForm } from './amend-opinion-form.ts'
import { createOpinionForm } from './create-opinion-form.ts'
import { FormFields, FormVersion, questionIds } from './model.ts'
import { FormEditorPage, rowsOf, typedForm } from './pages/staff-editor.tsx'
import { opinionPath, opinionPaths } from './paths.ts'
import { formAgenciesOf, formMovesFor } from './policy.ts'
import { getStaffForm } from './queries.ts'
import { questionsFrom } from './questions.ts'
import { opinionStaffWords as words } from './staff-words.ts'
import { FormInAddress, opinionStaffAccess } from './web-staff.tsx'

/** The fields of the questions come beside these, named by their rows; `questionsFrom` reads them. */
const EditedForm = z.looseObject({ ...FormFields, agencyCode: z.string().max(100).optional() })
const AmendedForm = EditedForm.extend({ version: FormVersion.optional() })

const createFromEditor = (act: Act, input: z.output<typeof EditedForm>) =>
  createOpinionForm(act, { ...contentIn(input), agencyCode: input.agencyCode })
const amendFromEditor = (act: Act, input: z.output<typeof AmendedForm> & { readonly code: string }) =>
  amendOpinionForm(act, { ...contentIn(input), code: input.code, version: input.version })

function contentIn(input: z.output<typeof EditedForm>) {
  const { title, about, procedureCode, documentTitle, introduction, audience, ways, replyChannels, replyAddress } =
    input
  const { senderRequired, closesOn } = input
  const parts = {
    title,
    about,
    procedureCode,
    documentTitle,
    introduction,
    audience,
    ways,
    replyChannels,
    replyAddress,
  }
  return { ...parts, senderRequired, closesOn, questions: questionsFrom(input) }
}

export const opinionEditorPages: readonly Route[] = [
  page({
    path: opinionPaths.staffNew,
    access: opinionStaffAccess,
    show: (exchange) => showNew(exchange, { ways: ['network'], replyChannels: ['web'] }, null),
  }),
  form({
    path: opinionPaths.staffNew,
    access: opinionStaffAccess,
    input: EditedForm,
    act: createFromEditor,
    done: ({ code }) => ({ to: opinionPath('staffForm', { code }), notice: { tone: 'success', text: words.saved } }),
    again: (exchange, attempt) => showNew(exchange, attempt.typed, attempt),
  }),
  moreQuestions(opinionPaths.staffNewQuestions, showNew),

  page({
    path: opinionPaths.staffAmend,
    access: opinionStaffAccess,
    params: FormInAddress,
    show: (exchange) => showAmend(exchange, null, null),
  }),
  form({
    path: opinionPaths.staffAmend,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: AmendedForm,
    extra: (_, { params }) => ({ code: params.code }),
    act: amendFromEditor,
    done: ({ code }) => ({ to: opinionPath('staffForm', { code }), notice: { tone: 'success', text: words.saved } }),
    again: (exchange, attempt) => showAmend(exchange, attempt.typed, attempt),
  }),
  moreQuestions(opinionPaths.staffAmendQuestions, showAmend),
]

type Editor = (exchange: Exchange, typed: Typed, attempt: Attempt | null) => ReturnType<typeof showNew>

/** Draws the same editor with more room: nothing is kept anywhere, what was typed goes round in the form. */
function moreQuestions(path: string, show: Editor): Route {
  return {
    method: 'POST',
    path,
    access: opinionStaffAccess,
    kind: 'form',
    async run(exchange) {
      const { typed } = await readForm(exchange.request)
      const { _csrf: token, ...fields } = typed
      guardAgainstForgery(exchange.request, token, exchange.world.vault)
      const rows = String(Math.min(rowsOf(fields) + 3, questionIds.length))
      sendPage(exchange, 200, await show(exchange, { ...fields, rows }, null))
    },
  }
}

async function showNew({ reader, actor, today }: Exchange, typed: Typed, attempt: Attempt | null) {
  const mine = formAgenciesOf(actor)
  const agencies = mine.length > 1 ? (await listAgencies(reader, today)).filter(({ id }) => mine.includes(id)) : []
  return (
    <FormEditorPage
      form={null}
      {...{ typed, attempt }}
      agencies={agencies.map(({ code, name }) => ({ value: code, label: name }))}
    />
  )
}

async function showAmend(exchange: Exchange, typed: Typed | null, attempt: Attempt | null) {
  const { reader, actor } = exchange
  const { code } = paramsOf<typeof FormInAddress>(exchange, FormInAddress)
  const asked = await getStaffForm(reader, actor, code)
  if (attempt === null && !formMovesFor(actor, asked).includes('amend')) throw new NotFound('opinion-form.not-found')
  const procedures = await procedureNames(reader, asked.procedureId === null ? [] : [asked.procedureId])
  const kept = typed ?? typedForm(asked, [...procedures.values()][0]?.code)
  return <FormEditorPage form={asked} typed={kept} attempt={attempt} agencies={[]} />
}
