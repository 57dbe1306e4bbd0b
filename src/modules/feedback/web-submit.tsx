import { z } from 'zod'
import { encode, renderSVG } from 'uqr'
import type { Act, Reader } from '#kernel/act.ts'
import { receiptSheetPdf } from '#kernel/documents/receipt-sheet.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { checkFiles } from '#kernel/files/content.ts'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { Text, type Typed } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import type { UploadedFile } from '#kernel/files/content.ts'
import { chooseProcedure, type ProcedureAnswer, type ProcedureAsked } from './choose-procedure.ts'
import { FeedbackCode, SubmitFeedback } from './model.ts'
import { publicWords } from './pages/public-words.ts'
import { SentPage } from './pages/public/sent-page.tsx'
import { SubmitPage } from './pages/public/submit-page.tsx'
import { feedbackPaths, publicFeedbackPath } from './paths.ts'
import { publicChoices } from './public-choices.ts'
import { findSimilarPublished } from './similar-published.ts'
import { secretCookie, secretCookieName } from './sender-cookie.ts'
import { findSent } from './sent-queries.ts'
import { submitFeedback, type Submission, type Submitted } from './submit-feedback.ts'
import { pathIn } from '#ui/words.ts'

/** The form's own fields beside those of the act: how the procedure was asked for. */
const SubmitForm = SubmitFeedback.safeExtend({
  procedureWords: Text(300).optional(),
  procedureListedFor: Text(300).optional(),
})
type SubmitForm = z.infer<typeof SubmitForm>

const Prefilled = z.object({
  'thu-tuc': z.string().max(100).optional().catch(undefined),
  noi: z.string().max(100).optional().catch(undefined),
})

const Sent = z.object({ code: FeedbackCode.catch('') })

export const submitRoutes: readonly Route[] = [
  page({
    path: feedbackPaths.public.submit,
    access: everyone,
    query: Prefilled,
    async show(exchange, { query }) {
      const { reader, today } = exchange
      const choices = await publicChoices(reader, today)
      const asked = await chooseProcedure(reader, { procedureCode: query['thu-tuc'] }, today)
      return (
        <SubmitPage
          choices={choices}
          {...offeredProcedures(asked, '')}
          desk={choices.agencyByCode.get(query.noi ?? '') ?? null}
          similar={[]}
          attempt={null}
        />
      )
    },
  }),

  form({
    path: feedbackPaths.public.submit,
    access: everyone,
    input: SubmitForm,
    extra: readSubmission,
    act: submitFromForm,
    done: ({ feedback, secret, locationRemoved }, { exchange }) => ({
      to: pathIn(exchange.language, publicFeedbackPath('sent', { code: feedback.code })),
      cookie: secretCookie(feedback.code, secret),
      ...(locationRemoved
        ? { notice: { tone: 'info' as const, text: publicWords(exchange.language).form.locationRemoved } }
        : {}),
    }),
    again: showFormAgain,
  }),

  page({
    path: feedbackPaths.public.sent,
    access: everyone,
    params: Sent,
    async show(exchange, { params }) {
      void exchange.reply.header('cache-control', 'private, no-store')
      const secret = exchange.request.cookies[secretCookieName] ?? ''
      const sent = await findSent(exchange, params.code, secret)
      return (
        <SentPage
          code={params.code}
          sent={sent}
          qr={encode(trackingAddress(exchange, params.code), { border: 0 }).data}
        />
      )
    },
  }),

  download({
    path: feedbackPaths.public.sentSheet,
    access: everyone,
    params: Sent,
    async get(exchange, { params }) {
      const secret = exchange.request.cookies[secretCookieName] ?? ''
      const sent = await findSent(exchange, params.code, secret)
      if (!sent) throw new NotFound('feedback.not-found')
      void exchange.reply.header('cache-control', 'private, no-store')
      const lookupAddress = trackingAddress(exchange, params.code)
      const words = publicWords('vi')
      const bytes = await receiptSheetPdf(
        {
          agency: sent.receiver,
          code: params.code,
          secret,
          receivedAt: sent.receivedAt,
          lookupAddress,
          qrSvg: renderSVG(lookupAddress, { border: 0 }),
          nextDates: sent.clocks.map(({ rule, dueOn, basis }) => ({ label: words.clocks[rule], on: dueOn, basis })),
        },
        exchange.now,
      )
      return { name: `${params.code}.pdf`, mediaType: 'application/pdf', bytes }
    },
  }),

  download({
    path: feedbackPaths.public.similar,
    access: everyone,
    query: z.object({ q: z.string().max(2000).catch('') }),
    async get({ reader, reply }, { query }) {
      void reply.header('cache-control', 'no-store')
      const items = await findSimilarPublished(reader, query.q)
      return {
        name: 'tuong-tu.json',
        mediaType: 'application/json; charset=utf-8',
        bytes: JSON.stringify({ items }),
        inline: true,
      }
    },
  }),
]

/** The QR code holds the code alone; the secret never stands in an address. */
function trackingAddress({ world }: Exchange, code: string): string {
  return `${world.baseUrl}${publicFeedbackPath('track')}?ma=${code}`
}

interface FormSubmission extends Submission {
  readonly locationRemoved: boolean
}

interface SentFromForm extends Submitted {
  readonly locationRemoved: boolean
}

async function submitFromForm(act: Act, input: FormSubmission): Promise<SentFromForm> {
  return { ...(await submitFeedback(act, input)), locationRemoved: input.locationRemoved }
}

/** What the act is given beside the typed fields; fields that this kind of feedback is not asked for are left out, whatever a hidden field still holds. */
async function readSubmission(
  { reader, world, today }: Exchange,
  { files, input }: { readonly files: readonly UploadedFile[]; readonly input: SubmitForm },
) {
  const asked = await chooseProcedure(reader, input, today)
  const checked = await checkFiles(files, world.scanner)
  const problems = [...procedureProblems(asked), ...checked.problems]
  if (problems.length > 0) throw new Invalid(problems)
  // Before the transaction: bytes that no row comes to point at are swept.
  for (const file of checked.files) await world.files.put(file.bytes)
  const isConduct = input.ground === 'conduct'
  return {
    channel: input.deskCode === undefined ? ('web' as const) : ('desk-qr' as const),
    kind: input.wishedRemedy === undefined ? ('problem' as const) : ('proposal' as const),
    procedureCode: asked.kind === 'one' ? asked.procedure.code : undefined,
    accusedAgencyCode: isConduct ? input.accusedAgencyCode : undefined,
    dossierCode: isConduct ? input.dossierCode : undefined,
    procedurePart: isConduct ? undefined : input.procedurePart,
    provision: isConduct ? undefined : input.provision,
    senderOrganization: input.senderKind === 'organization' ? input.senderOrganization : undefined,
    files: checked.files,
    locationRemoved: checked.files.some(({ strippedLocation }) => strippedLocation),
  }
}

function procedureProblems(asked: ProcedureAnswer) {
  if (asked.kind === 'several') return [{ field: 'procedureCode', code: 'feedback.choose-procedure' }]
  if (asked.kind === 'unknown') return [{ field: 'procedureWords', code: 'feedback.no-such-procedure' }]
  return []
}

function offeredProcedures(asked: ProcedureAnswer, listedFor: string) {
  if (asked.kind === 'one') return { procedures: [asked.procedure], listedFor }
  return asked.kind === 'several' ? { procedures: asked.choices, listedFor } : { procedures: [], listedFor: '' }
}

async function showFormAgain({ reader, today }: Exchange, attempt: Attempt) {
  const choices = await publicChoices(reader, today)
  const words = textOf(attempt.typed, 'procedureWords')
  const asked = await offerAgain(reader, attempt.typed, today)
  return (
    <SubmitPage
      choices={choices}
      {...offeredProcedures(asked, words)}
      desk={choices.agencyByCode.get(textOf(attempt.typed, 'deskCode')) ?? null}
      similar={await findSimilarPublished(reader, textOf(attempt.typed, 'text'))}
      attempt={attempt}
    />
  )
}

/** The list that was there stays there, also while something else is mended. */
async function offerAgain(reader: Reader, typed: Typed, today: string): Promise<ProcedureAnswer> {
  const asked: ProcedureAsked = {
    procedureCode: textOf(typed, 'procedureCode') || undefined,
    procedureWords: textOf(typed, 'procedureWords').slice(0, 300),
    procedureListedFor: textOf(typed, 'procedureListedFor').slice(0, 300),
  }
  if (asked.procedureWords !== '') return chooseProcedure(reader, { procedureWords: asked.procedureWords }, today)
  return chooseProcedure(reader, asked, today)
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.at(-1) ?? '')
}
