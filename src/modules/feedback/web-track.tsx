import { z } from 'zod'
import { perform, type Doer } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import { serveFile } from '#kernel/files/serve-file.ts'
import { getFile } from '#kernel/files/stored-files.ts'
import { everyone } from '#kernel/http/access.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { leaveNotice } from '#kernel/http/notice.ts'
import { page } from '#kernel/http/page.ts'
import { clearPathCookie, setPathCookie } from '#kernel/http/path-cookie.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { pathIn } from '#ui/words.ts'
import type { Feedback, Target } from './model.ts'
import { openTracking } from './open-tracking.ts'
import { publicWords } from './pages/public-words.ts'
import { TrackLoginPage } from './pages/public/track-login-page.tsx'
import { TrackPage, type SenderMove } from './pages/public/track-page.tsx'
import { feedbackPaths, publicFeedbackPath } from './paths.ts'
import { RateAnswer, rateAnswer } from './rate-answer.ts'
import { ReopenFeedback, reopenFeedback } from './reopen-feedback.ts'
import { findSender, senderCookie, senderCookieName } from './sender-cookie.ts'
import { SupplyInformation, supplyInformation } from './supply-information.ts'
import { findTracked, isOpenToSender } from './tracked-queries.ts'
import { WithdrawFeedback, withdrawFeedback } from './withdraw-feedback.ts'

const paths = feedbackPaths.public
const TrackQuery = z.object({ ma: z.string().max(40).catch('') })

/** Tra cứu: the sender of one item, by code and secret. */
export const trackRoutes: readonly Route[] = [
  ...[paths.track, paths.supply, paths.withdraw, paths.rate, paths.reopen].map((path) =>
    page({
      path,
      access: everyone,
      query: TrackQuery,
      show: (exchange, { query }) => showTracked(exchange, query.ma),
    }),
  ),
  { method: 'POST', path: paths.track, access: everyone, kind: 'form', run: openWithSecret },
  { method: 'POST', path: paths.leave, access: everyone, kind: 'form', run: leaveTracking },
  senderForm('supply', SupplyInformation, supplyInformation, checkedFiles),
  senderForm('withdraw', WithdrawFeedback, withdrawFeedback),
  senderForm('rate', RateAnswer, rateAnswer),
  senderForm('reopen', ReopenFeedback, reopenFeedback),
  download({
    path: paths.ownFile,
    access: everyone,
    params: z.object({ id: z.string().max(40) }),
    async get(exchange, { params }) {
      const sender = findSender(exchange)
      if (!sender) throw new NotFound('file-not-found')
      const file = await getFile(exchange.reader, params.id)
      const tracked = await findTracked(exchange.reader, sender, exchange.today)
      const isOwn = file.subjectType === 'feedback' && file.subjectId === sender.feedbackId
      if (!tracked || !isOwn || !isOpenToSender(file.purpose, tracked.answers)) throw new NotFound('file-not-found')
      const { bytes } = await serveFile(exchange.world.files, file)
      void exchange.reply.header('cache-control', 'private, no-store')
      return { name: file.name, mediaType: file.mediaType, bytes }
    },
  }),
]

async function showTracked(exchange: Exchange, code: string) {
  void exchange.reply.header('cache-control', 'private, no-store')
  const sender = findSender(exchange)
  const tracked = sender && (await findTracked(exchange.reader, sender, exchange.today))
  // A link with another code (from a mail, from a QR code) asks for that one's secret.
  if (!tracked || (code !== '' && code !== tracked.feedback.code)) return <TrackLoginPage code={code} />
  return <TrackPage tracked={tracked} attempt={null} />
}

/** Not an act of `form`: a wrong pair must be remembered, and answered with the form again under 404. */
async function openWithSecret(exchange: Exchange): Promise<void> {
  const { request, reply, world, caller, language } = exchange
  const { typed } = await readForm(request)
  guardAgainstForgery(request, typed['_csrf'], world.vault)
  const code = textIn(typed['code'], 40)
  const secret = textIn(typed['secret'], 100)
  const opened = await perform(caller, openTracking, { code, secret, address: request.ip })
  if (opened.outcome === 'open') {
    setPathCookie(exchange, senderCookie(exchange, opened.feedbackId))
    void reply.header('cache-control', 'no-store').redirect(pathIn(language, publicFeedbackPath('track')), 303)
  } else if (opened.outcome === 'wait') {
    void reply.header('retry-after', opened.seconds)
    sendPage(exchange, 429, <TrackLoginPage code={code} waitSeconds={opened.seconds} />)
  } else {
    sendPage(exchange, 404, <TrackLoginPage code={code} wrong />)
  }
}

function textIn(value: string | readonly string[] | undefined, longest: number): string {
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

async function leaveTracking(exchange: Exchange): Promise<void> {
  const { request, reply, world, language } = exchange
  const { typed } = await readForm(request)
  guardAgainstForgery(request, typed['_csrf'], world.vault)
  clearPathCookie(exchange, { name: senderCookieName, path: paths.track })
  leaveNotice(exchange, { tone: 'info', text: publicWords(language).track.left })
  void reply.header('cache-control', 'no-store').redirect(pathIn(language, publicFeedbackPath('track')), 303)
}

/** A form of the tracking page, performed as the sender of the item that this browser has opened. */
function senderForm<Input extends z.ZodType, Extra extends object = Record<never, never>>(
  name: SenderMove,
  input: Input,
  act: Doer<z.output<Input> & Target & Extra, Feedback>,
  extra?: (exchange: Exchange, files: readonly UploadedFile[]) => Promise<Extra>,
): Route
function senderForm(
  name: SenderMove,
  input: z.ZodType<object>,
  act: Doer<object & Target, Feedback>,
  extra: (exchange: Exchange, files: readonly UploadedFile[]) => Promise<object> = async () => ({}),
): Route {
  return form({
    path: paths[name],
    access: everyone,
    input,
    actor: requireSender,
    extra: async (exchange, { files }) => ({ ...(await extra(exchange, files)), code: await codeOf(exchange) }),
    act,
    done: (_, { exchange }) => ({
      to: pathIn(exchange.language, publicFeedbackPath('track')),
      notice: { tone: 'success', text: publicWords(exchange.language).track.done[name] },
    }),
    again: (exchange, attempt) => showTrackedAgain(exchange, name, attempt),
  })
}

function requireSender(exchange: Exchange): SenderActor {
  const sender = findSender(exchange)
  if (!sender) throw new Refused('feedback.tracking-expired')
  return sender
}

async function codeOf({ reader, actor }: Exchange): Promise<string> {
  const row = await reader
    .selectFrom('feedback')
    .select('code')
    .where('id', '=', actor.kind === 'sender' ? actor.feedbackId : null)
    .executeTakeFirst()
  if (!row) throw new NotFound('feedback.not-found')
  return row.code
}

async function checkedFiles({ world }: Exchange, uploads: readonly UploadedFile[]) {
  const { files, problems } = await checkFiles(uploads, world.scanner)
  if (problems.length > 0) throw new Invalid(problems)
  for (const file of files) await world.files.put(file.bytes)
  return { files }
}

/** As it stands now, with the words that could not be sent. */
async function showTrackedAgain(exchange: Exchange, move: SenderMove, attempt: Attempt) {
  const sender = findSender(exchange)
  const tracked = sender && (await findTracked(exchange.reader, sender, exchange.today))
  if (!tracked) return <TrackLoginPage code="" expired={attempt} />
  return <TrackPage tracked={tracked} attempt={{ ...attempt, move }} />
}
