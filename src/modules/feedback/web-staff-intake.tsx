import { encode } from 'uqr'
import { z } from 'zod'
import { Invalid, NotFound } from '#kernel/errors.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { page } from '#kernel/http/page.ts'
import { Text } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import { sameBytes } from '#kernel/vault.ts'
import { agencyNames, listAgencies, unitsOn } from '#modules/agency/public.ts'
import { chooseProcedure, type ProcedureAnswer } from './choose-procedure.ts'
import { enterFeedback } from './enter-feedback.ts'
import { EnterFeedback } from './model.ts'
import { intakeChannels, IntakePage, IntakeReceiptPage } from './pages/staff/intake-page.tsx'
import { publicFeedbackPath } from './paths.ts'
import { mayEnterFeedback } from './policy.ts'
import { getVisibleFeedback } from './queries.ts'
import { staffPath, staffPaths } from './staff-paths.ts'
import { CodeInAddress } from './code-in-address.ts'

/** Those of whom `mayEnterFeedback` says yes hold one of these roles; it is asked again in the act. */
const intakeAccess = officialsWith('desk', 'focal-point', 'handler', 'head', 'deputy-head', 'leader')

const receiptCookieName = 'mb_entered'
/** Long enough to read aloud, print and reload. */
const receiptSeconds = 15 * 60

const IntakeForm = EnterFeedback.safeExtend({
  procedureWords: Text(300).optional(),
  procedureListedFor: Text(300).optional(),
})
type IntakeForm = z.output<typeof IntakeForm>

const Prefilled = z.object({
  'thu-tuc': z.string().trim().max(60).optional().catch(undefined),
  kenh: z.enum(intakeChannels).catch('phone'),
})

export const intakeRoutes: readonly Route[] = [
  page({
    path: staffPaths.intake,
    access: intakeAccess,
    query: Prefilled,
    async show(exchange, { query }) {
      const asked = await chooseProcedure(exchange.reader, { procedureCode: query['thu-tuc'] }, exchange.today)
      return showIntake(exchange, { attempt: null, asked, procedureWords: '', channel: query.kenh })
    },
  }),
  form({
    path: staffPaths.intake,
    access: intakeAccess,
    input: IntakeForm,
    extra: foundProcedure,
    act: enterFeedback,
    done: ({ feedback, secret }) => {
      const to = staffPath('receipt', { code: feedback.code })
      return { to, cookie: { name: receiptCookieName, value: secret, path: to, maxAge: receiptSeconds } }
    },
    again: showAgain,
  }),
  page({
    path: staffPaths.receipt,
    access: intakeAccess,
    params: CodeInAddress,
    async show(exchange, { params }) {
      const { reader, world } = exchange
      const { feedback, secret } = await receiptOf(exchange, params.code)
      const names = await agencyNames(reader, [feedback.receivingAgencyId])
      const track = `${world.baseUrl}${publicFeedbackPath('track')}?ma=${feedback.code}`
      return (
        <IntakeReceiptPage
          feedback={feedback}
          secret={secret}
          receivingName={names.get(feedback.receivingAgencyId) ?? ''}
          qr={encode(track, { border: 0 }).data}
        />
      )
    },
  }),
]

/** Words that mean no procedure, or several, come back as a question before anything is written. */
async function foundProcedure({ reader, today }: Exchange, { input }: { readonly input: IntakeForm }) {
  const asked = await chooseProcedure(reader, input, today)
  if (asked.kind === 'several') throw new Invalid([{ field: 'procedureCode', code: 'feedback.choose-procedure' }])
  if (asked.kind === 'unknown') throw new Invalid([{ field: 'procedureWords', code: 'feedback.no-such-procedure' }])
  return { procedureCode: asked.kind === 'one' ? asked.procedure.code : undefined, files: [] }
}

async function showAgain(exchange: Exchange, attempt: Attempt) {
  const words = textOf(attempt, 'procedureWords')
  const asked = await chooseProcedure(exchange.reader, { procedureWords: words }, exchange.today)
  return showIntake(exchange, { attempt, asked, procedureWords: words, channel: textOf(attempt, 'channel') })
}

function textOf({ typed }: Attempt, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

interface Shown {
  readonly attempt: Attempt | null
  readonly asked: ProcedureAnswer
  readonly procedureWords: string
  readonly channel: string
}

async function showIntake({ reader, actor, today }: Exchange, { asked, ...shown }: Shown) {
  if (!mayEnterFeedback(actor)) throw new NotFound()
  const all = await listAgencies(reader, today)
  const units = await unitsOn(reader, today)
  const atDesk = agenciesOf(actor, 'desk')
  const options = (wanted: (agency: (typeof all)[number]) => boolean) =>
    all.filter(wanted).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <IntakePage
      {...shown}
      procedure={asked.kind === 'one' ? asked.procedure : undefined}
      procedures={asked.kind === 'several' ? asked.choices : []}
      agencies={options(({ kind }) => kind !== 'outside' && kind !== 'one-stop-desk')}
      desks={options(({ kind, id }) => kind === 'one-stop-desk' || atDesk.includes(id))}
      units={units.map(({ code, name }) => ({ value: code, label: name }))}
      ownDesk={all.find(({ id }) => atDesk.includes(id))?.code}
      today={today}
    />
  )
}

/**
 * The item and, where the browser still has it, its secret. Whoever wrote it down may not follow an item that accuses her own office,
 * but the person at the counter must get the receipt all the same: the secret that was just made opens this one page.
 * @throws NotFound
 */
async function receiptOf({ reader, actor, request, world }: Exchange, code: string) {
  const secret = request.cookies[receiptCookieName] ?? ''
  const row = await reader
    .selectFrom('feedback')
    .select(['id', 'secretHash'])
    .where('code', '=', code)
    .executeTakeFirst()
  // A cookie is the browser's own: what does not open this item is not shown as if it did.
  const opens = row !== undefined && sameBytes(world.vault.hash(secret, 'feedback-secret'), row.secretHash)
  const viewer: Actor = opens ? { kind: 'sender', feedbackId: row.id } : actor
  return { feedback: await getVisibleFeedback(reader, viewer, code), secret: opens ? secret : undefined }
}
