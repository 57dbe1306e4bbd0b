import { z } from 'zod'
import { perform, type Doer } from '#kernel/act.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import { getFile } from '#kernel/files/stored-files.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt, type Destination } from '#kernel/http/form.ts'
import { page, paramsOf } from '#kernel/http/page.ts'
import { Text } from '#kernel/http/parse.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { AcceptFeedback, acceptFeedback } from './accept-feedback.ts'
import { ApproveAnswer, approveAnswer } from './approve-answer.ts'
import { AssignFeedback, assignFeedback } from './assign-feedback.ts'
import { ClassifyFeedback, classifyFeedback } from './classify-feedback.ts'
import { CodeInAddress } from './code-in-address.ts'
import { CollectGround, collectGround } from './collect-ground.ts'
import { CompleteFollowUp, completeFollowUp } from './complete-follow-up.ts'
import { DraftAnswer, draftAnswer } from './draft-answer.ts'
import { ExtendDeadline, extendDeadline } from './extend-deadline.ts'
import { MergeFeedback, mergeFeedback } from './merge-feedback.ts'
import { refusalGrounds, Version, type Feedback, type Target } from './model.ts'
import { refusalSentences } from './pages/staff/case-words.ts'
import type { CaseAttempt } from './pages/staff/case-view.ts'
import { workWords } from './pages/staff-words.ts'
import { isShutOut } from './policy.ts'
import { PublishAnswer, publishAnswer } from './publish-answer.ts'
import { getVisibleFeedback } from './queries.ts'
import { refuseFeedback } from './refuse-feedback.ts'
import { RemindFeedback, remindFeedback } from './remind.ts'
import { RequestInformation, requestInformation } from './request-information.ts'
import { ResumeHandling, resumeHandling } from './resume-handling.ts'
import { ReturnDraft, returnDraft } from './return-draft.ts'
import { ReturnFeedback, returnFeedback } from './return-feedback.ts'
import { RuleOnCompetence, ruleOnCompetence } from './rule-on-competence.ts'
import { showCase } from './show-case.tsx'
import { movePath, staffPath, staffPaths, type StaffMove } from './staff-paths.ts'
import { TakeUpFeedback, takeUpFeedback } from './take-up-feedback.ts'
import { TransferFeedback, transferFeedback } from './transfer-feedback.ts'
import { TransferOutside, transferOutside } from './transfer-outside.ts'
import { previewRoute, showPreview } from './web-staff-preview.tsx'
import { viewSender } from './view-sender.ts'
import { moveLabels } from './vi.ts'
import { staffAccess } from './web-staff-list.tsx'

/** Guidance left empty is the ready sentence of the ground. */
const RefuseForm = z
  .object({ ground: z.enum(refusalGrounds), guidance: Text(4000, 10).optional(), version: Version.optional() })
  .transform((typed) => ({ ...typed, guidance: typed.guidance ?? refusalSentences[typed.ground] }))

function moveRoute<Input extends z.ZodType>(
  move: StaffMove,
  input: Input,
  act: Doer<z.output<Input> & Target, Feedback>,
): Route {
  return form({
    path: movePath(move),
    access: staffAccess,
    params: CodeInAddress,
    input,
    extra: (_, { params }) => ({ code: params.code }),
    act,
    done: (feedback, { exchange }) => after(move, feedback, exchange),
    again: (exchange, attempt, { params }) => showAgain(exchange, params.code, { ...attempt, form: move }),
  })
}

/** Back to the item; to the list when the move has taken it out of this official's sight. */
function after(move: StaffMove, feedback: Feedback, { actor }: Exchange): Destination {
  const gone = move === 'return' || isShutOut(actor, feedback)
  return {
    to: gone ? staffPath('list') : staffPath('item', { code: feedback.code }),
    notice: { tone: 'success', text: `${moveLabels[move]}: ${workWords.done}` },
  }
}

function showAgain(exchange: Exchange, code: string, attempt: Attempt & Pick<CaseAttempt, 'form'>) {
  return showCase(exchange, code, { attempt })
}

export const caseRoutes: readonly Route[] = [
  page({
    path: staffPaths.item,
    access: staffAccess,
    params: CodeInAddress,
    show: (exchange, { params }) => showCase(exchange, params.code),
  }),
  moveRoute('accept', AcceptFeedback, acceptFeedback),
  moveRoute('refuse', RefuseForm, refuseFeedback),
  moveRoute('request-information', RequestInformation, requestInformation),
  moveRoute('classify', ClassifyFeedback, classifyFeedback),
  moveRoute('transfer', TransferFeedback, transferFeedback),
  moveRoute('transfer-outside', TransferOutside, transferOutside),
  moveRoute('return', ReturnFeedback, returnFeedback),
  moveRoute('rule-on-competence', RuleOnCompetence, ruleOnCompetence),
  moveRoute('take-up', TakeUpFeedback, takeUpFeedback),
  moveRoute('assign', AssignFeedback, assignFeedback),
  moveRoute('extend', ExtendDeadline, extendDeadline),
  moveRoute('collect', CollectGround, collectGround),
  moveRoute('resume', ResumeHandling, resumeHandling),
  form({
    path: movePath('draft-answer'),
    access: staffAccess,
    params: CodeInAddress,
    input: DraftAnswer,
    extra: async (exchange, { params, files }) => ({ code: params.code, files: await keptFiles(exchange, files) }),
    act: draftAnswer,
    done: (feedback, { exchange }) => after('draft-answer', feedback, exchange),
    again: (exchange, attempt, { params }) => showAgain(exchange, params.code, { ...attempt, form: 'draft-answer' }),
  }),
  moveRoute('return-draft', ReturnDraft, returnDraft),
  moveRoute('approve-answer', ApproveAnswer, approveAnswer),
  previewRoute,
  form({
    path: movePath('publish'),
    access: staffAccess,
    params: CodeInAddress,
    input: PublishAnswer,
    extra: (_, { params }) => ({ code: params.code }),
    act: publishAnswer,
    done: (feedback, { exchange }) => after('publish', feedback, exchange),
    again: (exchange, attempt, { params }) =>
      attempt.problems.some(({ field }) => field !== 'redactionConfirmed') || attempt.refusal
        ? showAgain(exchange, params.code, { ...attempt, form: 'publish' })
        : showPreview(exchange, params.code, attempt.typed, attempt),
  }),
  moveRoute('merge', MergeFeedback, mergeFeedback),
  moveRoute('remind', RemindFeedback, remindFeedback),
  form({
    path: staffPaths.followUp,
    access: staffAccess,
    params: CodeInAddress,
    input: CompleteFollowUp,
    extra: (_, { params }) => ({ code: params.code }),
    act: completeFollowUp,
    done: ({ code }) => ({ to: staffPath('item', { code }), notice: { tone: 'success', text: workWords.done } }),
    again: (exchange, attempt, { params }) => showAgain(exchange, params.code, { ...attempt, form: 'follow-up' }),
  }),
  senderRoute(),
  download({
    path: staffPaths.file,
    access: staffAccess,
    params: CodeInAddress.extend({ id: z.string() }),
    async get({ reader, actor, world }, { params }) {
      const feedback = await getVisibleFeedback(reader, actor, params.code)
      const file = await getFile(reader, params.id)
      // An id alone opens nothing: the file must belong to the item that this official may see.
      if (file.subjectType !== 'feedback' || file.subjectId !== feedback.id) throw new NotFound('file-not-found')
      return { name: file.name, mediaType: file.mediaType, bytes: await world.files.get(file.sha256) }
    },
  }),
]

/**
 * Who sent it is shown in the answer to the button itself, and nowhere else: no address, no cookie and no second page
 * can show it again without another look being recorded.
 */
function senderRoute(): Route {
  return {
    method: 'POST',
    path: staffPaths.sender,
    access: staffAccess,
    kind: 'form',
    async run(exchange) {
      const { code } = paramsOf(exchange, CodeInAddress)
      const { typed } = await readForm(exchange.request)
      guardAgainstForgery(exchange.request, typed['_csrf'], exchange.world.vault)
      const sender = await perform(exchange.caller, viewSender, { code })
      sendPage(exchange, 200, await showCase(exchange, code, { sender }))
    },
  }
}

/** Before the transaction: bytes that no row comes to point at are swept. */
async function keptFiles({ world }: Exchange, uploads: readonly UploadedFile[]): Promise<readonly FileInStore[]> {
  const { files, problems } = await checkFiles(uploads, world.scanner)
  if (problems.length > 0) throw new Invalid(problems)
  for (const file of files) await world.files.put(file.bytes)
  return files
}
