import { z } from 'zod'
import { perform, type Act } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page, paramsOf } from '#kernel/http/page.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { EnteredFields, enterReply } from './enter-reply.ts'
import { EvaluateReplies, evaluateReplies } from './evaluate-replies.ts'
import { listInvitees } from './invitee-queries.ts'
import type { ReplySender } from './model.ts'
import { EnterReplyPage, StaffReplyPage } from './pages/staff-reply.tsx'
import { opinionPath, opinionPaths } from './paths.ts'
import { formMovesFor } from './policy.ts'
import { getReply, getStaffForm } from './queries.ts'
import { AnswerFields, answersIn } from './reply-fields.ts'
import { opinionStaffWords as words } from './staff-words.ts'
import { TurnReplyIntoFeedback, turnReplyIntoFeedback } from './turn-reply-into-feedback.ts'
import { viewReplySender } from './view-reply-sender.ts'
import { FormInAddress, opinionStaffAccess, showStaffForm } from './web-staff.tsx'

const ReplyInAddress = FormInAddress.extend({ number: z.coerce.number().int().min(1).max(10_000_000).catch(0) })

export const opinionReplyPages: readonly Route[] = [
  page({
    path: opinionPaths.staffEnter,
    access: opinionStaffAccess,
    params: FormInAddress,
    show: (exchange, { params }) => showEntry(exchange, params.code, null),
  }),
  form({
    path: opinionPaths.staffEnter,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: AnswerFields.extend({ ...EnteredFields, receivedOn: TypedDate.optional() }),
    extra: (_, { params, input }) => ({ code: params.code, answers: answersIn(input) }),
    act: enterReply,
    done: ({ number }, { params }) => ({
      to: opinionPath('staffForm', { code: params.code }),
      notice: { tone: 'success', text: words.entered(number) },
    }),
    again: (exchange, attempt, { params }) => showEntry(exchange, params.code, attempt),
  }),

  form({
    path: opinionPaths.staffEvaluate,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: EvaluateReplies,
    extra: (_, { params }) => ({ code: params.code }),
    act: evaluateReplies,
    done: (count, { params }) => ({
      to: `${opinionPath('staffForm', { code: params.code })}#so`,
      notice: { tone: 'success', text: words.evaluated(count) },
    }),
    again: (exchange, attempt, { params }) => showStaffForm(exchange, params.code, { attempt }),
  }),

  page({
    path: opinionPaths.staffReply,
    access: opinionStaffAccess,
    params: ReplyInAddress,
    show: (exchange, { params }) => showReply(exchange, params, null, null),
  }),
  form({
    path: opinionPaths.staffTurn,
    access: opinionStaffAccess,
    params: ReplyInAddress,
    input: TurnReplyIntoFeedback,
    extra: (_, { params }) => params,
    act: turnReplyIntoFeedback,
    done: (code, { params }) => ({
      to: opinionPath('staffReply', params),
      notice: { tone: 'success', text: words.turned(code) },
    }),
    again: (exchange, attempt, { params }) => showReply(exchange, params, null, attempt),
  }),
  senderRoute(),
]

/** Looking at a sender is an act; its answer is the page itself, because a name has no place in an address or a cookie. */
function senderRoute(): Route {
  return {
    method: 'POST',
    path: opinionPaths.staffSender,
    access: opinionStaffAccess,
    kind: 'form',
    async run(exchange) {
      const { typed } = await readForm(exchange.request)
      guardAgainstForgery(exchange.request, typed['_csrf'], exchange.world.vault)
      const params = paramsOf<typeof ReplyInAddress>(exchange, ReplyInAddress)
      const { sender } = await perform(
        exchange.caller,
        (act: Act, input: typeof params) => viewReplySender(act, input),
        params,
      )
      sendPage(exchange, 200, await showReply(exchange, params, sender, null))
    },
  }
}

async function showReply(
  { reader, actor }: Exchange,
  params: z.output<typeof ReplyInAddress>,
  sender: ReplySender | null,
  attempt: Attempt | null,
) {
  const asked = await getStaffForm(reader, actor, params.code)
  const reply = await getReply(reader, asked.id, params.number)
  return <StaffReplyPage {...{ form: asked, reply, sender, attempt }} moves={formMovesFor(actor, asked)} />
}

async function showEntry({ reader, actor, world }: Exchange, code: string, attempt: Attempt | null) {
  const asked = await getStaffForm(reader, actor, code)
  if (attempt === null && !formMovesFor(actor, asked).includes('enter-reply'))
    throw new NotFound('opinion-form.not-found')
  const invitees = await listInvitees(reader, world.vault, asked.id)
  const waiting = invitees.filter(({ replyNumber }) => replyNumber === null)
  return (
    <EnterReplyPage
      form={asked}
      attempt={attempt}
      invitees={waiting.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
