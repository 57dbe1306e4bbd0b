import { z } from 'zod'
import type { Act, Doer } from '#kernel/act.ts'
import { Invalid } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { change, listOf, look, performKeyed, sendJson } from '#kernel/http/endpoint.ts'
import { digestsOf } from '#kernel/http/form.ts'
import { paramsOf } from '#kernel/http/page.ts'
import { fieldsFor, PageNumber, parse } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { AddItem, addItem } from './add-item.ts'
import {
  ChangeItem,
  changeItem,
  RebaseItem,
  rebaseItem,
  RemoveItem,
  removeItem,
  type ItemTarget,
} from './change-item.ts'
import { signedUpload } from './checked-upload.ts'
import { ClearDossier, clearDossier } from './clear-dossier.ts'
import { DiscussFinding, discussFinding } from './discuss-finding.ts'
import { AnnouncementCode, type Announcement, type AnnouncementTarget } from './model.ts'
import { OpenAnnouncement, openAnnouncement } from './open-announcement.ts'
import { preparingRoles } from './policy.ts'
import { announcementViews, getAnnouncement, listAnnouncements } from './queries.ts'
import { RaiseFinding, raiseFinding } from './raise-finding.ts'
import { ReturnDossier, returnDossier } from './return-dossier.ts'
import { SignDecision, signDecision } from './sign-decision.ts'
import { SubmitDossier, submitDossier } from './submit-dossier.ts'
import { SubmitToChairman, submitToChairman } from './submit-to-chairman.ts'
import {
  announcementDetail,
  AnnouncementDetail,
  AnnouncementState,
  FindingView,
  findingState,
  stateAfterMove,
} from './view.ts'
import { announcementAccess } from './web-staff.tsx'
import { WithdrawDossier, withdrawDossier } from './withdraw-dossier.ts'
import { announcementStatuses } from './workflow.ts'

const base = '/api/v1/announcements'
const tag = 'announcements'
const pageSize = 50

const DossierParams = z.object({
  code: z
    .string()
    .max(100)
    .transform((text) => AnnouncementCode.safeParse(text).data ?? '')
    .describe('Code of the dossier, CB-2017-0001'),
})
const ItemParams = DossierParams.extend({ itemId: z.uuid() })
const FindingParams = DossierParams.extend({ findingId: z.uuid() })

const ListedState = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(announcementStatuses),
  agency: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  items: z.number().int(),
})

function move<Body extends z.ZodType>(
  noun: string,
  summary: string,
  body: Body,
  act: Doer<z.output<Body> & AnnouncementTarget, Announcement>,
): Route {
  return change({
    method: 'POST',
    status: 200,
    path: `${base}/:code/${noun}`,
    access: announcementAccess,
    tag,
    summary,
    params: DossierParams,
    body,
    extra: (_, { params }) => params,
    act: async (doing: Act, input: z.output<Body> & AnnouncementTarget) =>
      stateAfterMove(doing, await act(doing, input)),
    answer: AnnouncementState,
    view: (state) => state,
  })
}

/** The same for one procedure of the dossier. */
function moveOfItem<Body extends z.ZodType>(
  at: { readonly method: 'POST' | 'PUT' | 'DELETE'; readonly noun?: string },
  summary: string,
  body: Body,
  act: Doer<z.output<Body> & ItemTarget, Announcement>,
): Route {
  return change({
    method: at.method,
    status: 200,
    path: `${base}/:code/items/:itemId${at.noun === undefined ? '' : `/${at.noun}`}`,
    access: announcementAccess,
    tag,
    summary,
    params: ItemParams,
    body,
    extra: (_, { params }) => params,
    act: async (doing: Act, input: z.output<Body> & ItemTarget) => stateAfterMove(doing, await act(doing, input)),
    answer: AnnouncementState,
    view: (state) => state,
  })
}

export const announcementEndpoints: readonly Route[] = [
  look({
    path: base,
    access: announcementAccess,
    tag,
    summary: 'Dossiers that the official may see, those to be signed first',
    query: z.object({ view: z.enum(announcementViews).default('all'), page: PageNumber.default(1) }),
    answer: listOf(ListedState),
    async look({ reader, actor, today }, { query }) {
      const { items, total } = await listAnnouncements(reader, actor, { view: query.view, page: query.page, pageSize })
      const codes = new Map((await listAgencies(reader, today)).map(({ id, code }) => [id, code]))
      const shown = items.map(({ code, title, status, agencyId, dueOn, items: count }) => ({
        code,
        title,
        status,
        agency: codes.get(agencyId) ?? null,
        dueOn,
        items: count,
      }))
      return { items: shown, total, page: query.page, pageSize }
    },
  }),
  look({
    path: `${base}/:code`,
    access: announcementAccess,
    tag,
    summary: 'One dossier with its procedures and findings',
    params: DossierParams,
    answer: AnnouncementDetail,
    async look({ reader, actor }, { params }) {
      return announcementDetail(reader, actor, await getAnnouncement(reader, actor, params.code))
    },
  }),
  change({
    method: 'POST',
    status: 201,
    path: base,
    access: officialsWith(...preparingRoles),
    tag,
    summary: 'Open a dossier',
    body: OpenAnnouncement,
    act: async (act: Act, input: OpenAnnouncement) => stateAfterMove(act, await openAnnouncement(act, input)),
    answer: AnnouncementState,
    view: (state) => state,
  }),
  move('items', 'Put a procedure into the dossier: new, amended, replaced, repealed or annulled', AddItem, addItem),
  moveOfItem(
    { method: 'PUT' },
    'Another instrument or another day for a procedure of the dossier',
    ChangeItem,
    changeItem,
  ),
  moveOfItem({ method: 'DELETE' }, 'Take a procedure out of the dossier', RemoveItem, removeItem),
  moveOfItem(
    { method: 'POST', noun: 'rebase' },
    'The draft was compared with the text in force now and is to replace that one',
    RebaseItem,
    rebaseItem,
  ),
  move('submission', 'Send the dossier to quality control', SubmitDossier, submitDossier),
  move('return', 'Return it with the reason', ReturnDossier, returnDossier),
  move('clearance', 'Clear it; 409 while a finding is open', ClearDossier, clearDossier),
  move('referral', 'Submit it to the chairman', SubmitToChairman, submitToChairman),
  move('withdrawal', 'Withdraw it', WithdrawDossier, withdrawDossier),
  change({
    method: 'POST',
    status: 201,
    path: `${base}/:code/findings`,
    access: announcementAccess,
    tag,
    summary: 'Raise a finding on one part of one procedure',
    params: DossierParams,
    body: RaiseFinding,
    extra: (_, { params }) => params,
    act: raiseFinding,
    answer: FindingView,
    view: (finding, { actor }) => findingState(actor, finding),
  }),
  change({
    method: 'POST',
    status: 200,
    path: `${base}/:code/findings/:findingId`,
    access: announcementAccess,
    tag,
    summary: 'Comment on a finding, answer, resolve or reopen it',
    params: FindingParams,
    body: DiscussFinding,
    extra: (_, { params }) => params,
    act: discussFinding,
    answer: FindingView,
    view: (finding, { actor }) => findingState(actor, finding),
  }),
  {
    method: 'POST',
    path: `${base}/:code/signature`,
    access: announcementAccess,
    kind: 'endpoint',
    description: {
      summary:
        'Sign: number, day, signer and the signed PDF; the texts get their days in force in the same transaction',
      tag,
      params: DossierParams,
      body: SignDecision.extend({ files: z.array(z.file()) }),
      bodyType: 'multipart/form-data',
      answer: AnnouncementState,
      status: 200,
      idempotent: true,
    },
    async run(exchange) {
      const params = paramsOf<typeof DossierParams>(exchange, DossierParams)
      // Before a byte of the file is read: who may not see the dossier sends nothing.
      await getAnnouncement(exchange.reader, exchange.actor, params.code)
      // A form on another site can send parts, but no header of its own: the key is also the proof that a program of ours sends it.
      if (exchange.request.headers['idempotency-key'] === undefined)
        throw new Invalid([{ field: 'Idempotency-Key', code: 'required' }])
      if (!exchange.request.isMultipart()) throw new Invalid([{ field: 'body', code: 'unsupported-media-type' }])
      const { typed, files } = await readForm(exchange.request)
      const input = parse(SignDecision, fieldsFor(SignDecision, typed))
      const signed = await signedUpload(exchange.world, files)
      const sign = async (act: Act) => stateAfterMove(act, await signDecision(act, { ...input, ...signed, ...params }))
      const once = { asked: [input, digestsOf(files)], answer: (state: Awaited<ReturnType<typeof sign>>) => state }
      sendJson(exchange, 200, await performKeyed(exchange, once, sign, undefined))
    },
  },
]
