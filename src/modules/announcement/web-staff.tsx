import { z } from 'zod'
import type { Doer } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { getFile, listFiles } from '#kernel/files/stored-files.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyNames, listAgencies } from '#modules/agency/public.ts'
import { signedUpload } from './checked-upload.ts'
import { ClearDossier, clearDossier } from './clear-dossier.ts'
import { AnnouncementCode, type Announcement, type AnnouncementTarget } from './model.ts'
import { OpenAnnouncement, openAnnouncement } from './open-announcement.ts'
import { CreateDossierPage } from './pages/create-dossier.tsx'
import { DossierListPage } from './pages/dossier-list.tsx'
import { announcementPath, announcementPaths } from './paths.ts'
import { preparingAgencies, preparingRoles } from './policy.ts'
import { announcementViews, countAnnouncements, getAnnouncement, listAnnouncements } from './queries.ts'
import { ReturnDossier, returnDossier } from './return-dossier.ts'
import { showDossier } from './show-dossier.tsx'
import { SignDecision, signDecision } from './sign-decision.ts'
import { announcingWords as words } from './staff-words.ts'
import { SubmitDossier, submitDossier } from './submit-dossier.ts'
import { SubmitToChairman, submitToChairman } from './submit-to-chairman.ts'
import { announcementMoveLabels, announcementViewNames } from './vi.ts'
import { WithdrawDossier, withdrawDossier } from './withdraw-dossier.ts'

export const announcementAccess = officialsWith(...preparingRoles, 'leader')
/** A code that is none is a dossier that is not there. */
export const DossierInAddress = z.object({ code: AnnouncementCode.catch('') })
const pageSize = 50

const ViewInAddress = z
  .string()
  .transform((name) => announcementViews.find((view) => announcementViewNames[view] === name))
  .optional()
  .catch(undefined)

type FormedMove = 'submit' | 'return' | 'clear' | 'submit-to-chairman' | 'withdraw'

function moveRoute<Input extends z.ZodType>(
  move: FormedMove,
  input: Input,
  act: Doer<z.output<Input> & AnnouncementTarget, Announcement>,
): Route {
  return form({
    path: announcementPaths[move],
    access: announcementAccess,
    params: DossierInAddress,
    input,
    extra: (_, { params }) => ({ code: params.code }),
    act,
    done: ({ code }) => after(move, code),
    again: (exchange, attempt, { params }) => showDossier(exchange, params.code, { ...attempt, form: move }),
  })
}

function after(move: FormedMove | 'sign', code: string) {
  return {
    to: announcementPath('dossier', { code }),
    notice: { tone: 'success', text: `${announcementMoveLabels[move]}: ${words.done}` },
  } as const
}

export const announcementStaffPages: readonly Route[] = [
  page({
    path: announcementPaths.list,
    access: announcementAccess,
    query: z.object({ xem: ViewInAddress, trang: PageNumber }),
    async show({ reader, actor, today }, { query }) {
      const counts = await countAnnouncements(reader, actor)
      const view = query.xem ?? (counts.waiting > 0 ? 'waiting' : 'open')
      const { items, total } = await listAnnouncements(reader, actor, { view, page: query.trang, pageSize })
      const names = await agencyNames(
        reader,
        items.map(({ agencyId }) => agencyId),
      )
      const mayCreate = preparingAgencies(actor).length > 0
      return (
        <DossierListPage {...{ items, total, view, counts, names, mayCreate, today, pageSize }} page={query.trang} />
      )
    },
  }),

  page({
    path: announcementPaths.create,
    access: officialsWith(...preparingRoles),
    show: (exchange) => showCreate(exchange, null),
  }),
  form({
    path: announcementPaths.create,
    access: officialsWith(...preparingRoles),
    input: OpenAnnouncement,
    act: openAnnouncement,
    done: ({ code }) => ({
      to: announcementPath('addItem', { code }),
      notice: { tone: 'success', text: words.created },
    }),
    again: showCreate,
  }),

  page({
    path: announcementPaths.dossier,
    access: announcementAccess,
    params: DossierInAddress,
    show: (exchange, { params }) => showDossier(exchange, params.code, null),
  }),

  moveRoute('submit', SubmitDossier, submitDossier),
  moveRoute('return', ReturnDossier, returnDossier),
  moveRoute('clear', ClearDossier, clearDossier),
  moveRoute('submit-to-chairman', SubmitToChairman, submitToChairman),
  moveRoute('withdraw', WithdrawDossier, withdrawDossier),
  form({
    path: announcementPaths.sign,
    access: announcementAccess,
    params: DossierInAddress,
    input: SignDecision,
    extra: async ({ world }, { params, files }) => ({ code: params.code, ...(await signedUpload(world, files)) }),
    act: signDecision,
    done: ({ code }) => after('sign', code),
    again: (exchange, attempt, { params }) => showDossier(exchange, params.code, { ...attempt, form: 'sign' }),
  }),

  download({
    path: announcementPaths.signedFile,
    access: announcementAccess,
    params: DossierInAddress,
    async get({ reader, actor, world }, { params }) {
      const dossier = await getAnnouncement(reader, actor, params.code)
      return signedDecision({ reader, world }, dossier.id)
    },
  }),
]

/** The file that was signed. @throws NotFound while there is none */
export async function signedDecision({ reader, world }: Pick<Exchange, 'reader' | 'world'>, announcementId: string) {
  const files = await listFiles(reader, 'announcement', announcementId)
  const signed = files.find(({ purpose }) => purpose === 'signed-decision')
  if (!signed) throw new NotFound('announcement.not-found')
  const file = await getFile(reader, signed.id)
  return { name: file.name, mediaType: file.mediaType, bytes: await world.files.get(file.sha256) }
}

async function showCreate({ reader, actor, today }: Exchange, attempt: Attempt | null) {
  const mine = preparingAgencies(actor)
  const agencies = mine.length > 1 ? (await listAgencies(reader, today)).filter(({ id }) => mine.includes(id)) : []
  return (
    <CreateDossierPage
      agencies={agencies.map(({ code, name }) => ({ value: code, label: name }))}
      attempt={attempt && { ...attempt, form: 'create' }}
    />
  )
}
