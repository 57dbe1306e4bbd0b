import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { CloseOpinionForm, closeOpinionForm } from './close-opinion-form.ts'
import { DecideOpinionForm, decideOpinionForm } from './decide-opinion-form.ts'
import { InviteAudience, inviteAudience } from './invite-audience.ts'
import { listInvitees } from './invitee-queries.ts'
import { OpinionFormCode, replyEvaluations } from './model.ts'
import { OpenOpinionForm, openOpinionForm } from './open-opinion-form.ts'
import { DecideFormPage } from './pages/staff-decide.tsx'
import { StaffFormPage } from './pages/staff-detail.tsx'
import { StaffOpinionListPage } from './pages/staff-list.tsx'
import type { RegisterFilter } from './pages/staff-register.tsx'
import { opinionPath, opinionPaths } from './paths.ts'
import { formMovesFor, formRoles } from './policy.ts'
import { getStaffForm, listReplies, listStaffForms } from './queries.ts'
import { opinionRegisterSheet } from './register-sheet.ts'
import { RemindAudience, remindAudience } from './remind-audience.ts'
import { resultsOf } from './results.ts'
import { opinionStaffWords as words } from './staff-words.ts'
import { registerWords } from './vi.ts'
import { formSheet } from './web.tsx'

export const opinionStaffAccess = officialsWith(...formRoles)
export const FormInAddress = z.object({ code: OpinionFormCode.catch('') })
const pageSize = 50

const RegisterQuery = z.object({
  xem: z
    .enum([...replyEvaluations, 'unevaluated'])
    .optional()
    .catch(undefined),
  trang: PageNumber,
})

const toForm = ({ code }: { readonly code: string }): string => opinionPath('staffForm', { code })
const named = (_: Exchange, { params }: { readonly params: z.output<typeof FormInAddress> }) => ({ code: params.code })
const onDetail = (
  exchange: Exchange,
  attempt: Attempt,
  { params }: { readonly params: z.output<typeof FormInAddress> },
) => showStaffForm(exchange, params.code, { attempt })

export const opinionStaffPages: readonly Route[] = [
  page({
    path: opinionPaths.staffList,
    access: opinionStaffAccess,
    query: z.object({ trang: PageNumber }),
    async show({ reader, actor }, { query }) {
      const { items, total } = await listStaffForms(reader, actor, { page: query.trang, pageSize })
      const names = await agencyNames(
        reader,
        items.map(({ agencyId }) => agencyId),
      )
      return <StaffOpinionListPage {...{ items, total, names, pageSize }} page={query.trang} />
    },
  }),

  page({
    path: opinionPaths.staffForm,
    access: opinionStaffAccess,
    params: FormInAddress,
    query: RegisterQuery,
    show: (exchange, { params, query }) =>
      showStaffForm(exchange, params.code, { attempt: null, only: query.xem, page: query.trang }),
  }),

  form({
    path: opinionPaths.staffOpen,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: OpenOpinionForm,
    extra: named,
    act: openOpinionForm,
    done: (opened) => ({ to: toForm(opened), notice: { tone: 'success', text: words.opened } }),
    again: onDetail,
  }),

  form({
    path: opinionPaths.staffInvite,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: InviteAudience,
    extra: named,
    act: inviteAudience,
    done: (count, { params }) => ({ to: toForm(params), notice: { tone: 'success', text: words.invited(count) } }),
    again: onDetail,
  }),

  form({
    path: opinionPaths.staffRemind,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: RemindAudience,
    extra: named,
    act: remindAudience,
    done: (count, { params }) => ({ to: toForm(params), notice: { tone: 'success', text: words.reminded(count) } }),
    again: onDetail,
  }),

  form({
    path: opinionPaths.staffClose,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: CloseOpinionForm,
    extra: named,
    act: closeOpinionForm,
    done: (closed) => ({ to: toForm(closed), notice: { tone: 'success', text: words.closedDone } }),
    again: onDetail,
  }),

  page({
    path: opinionPaths.staffDecide,
    access: opinionStaffAccess,
    params: FormInAddress,
    show: (exchange, { params }) => showDecision(exchange, params.code, null),
  }),
  form({
    path: opinionPaths.staffDecide,
    access: opinionStaffAccess,
    params: FormInAddress,
    input: DecideOpinionForm,
    extra: named,
    act: decideOpinionForm,
    done: (decided) => ({ to: toForm(decided), notice: { tone: 'success', text: words.decided } }),
    again: (exchange, attempt, { params }) => showDecision(exchange, params.code, attempt),
  }),

  download({
    path: opinionPaths.staffSheet,
    access: opinionStaffAccess,
    params: FormInAddress,
    async get({ reader, actor, now }, { params }) {
      return formSheet(reader, await getStaffForm(reader, actor, params.code), now)
    },
  }),
  download({
    path: opinionPaths.staffRegister,
    access: opinionStaffAccess,
    params: FormInAddress,
    async get({ reader, actor }, { params }) {
      const asked = await getStaffForm(reader, actor, params.code)
      const agency = (await agencyNames(reader, [asked.agencyId])).get(asked.agencyId) ?? ''
      return {
        name: registerWords.file(asked.code),
        mediaType: fileKinds.xlsx.mediaType,
        bytes: await opinionRegisterSheet(reader, asked, agency),
      }
    },
  }),
]

interface DetailView {
  readonly attempt: Attempt | null
  readonly only?: RegisterFilter
  readonly page?: number
}

/** The page of one form, also when an act of it was refused. */
export async function showStaffForm({ reader, actor, today, world }: Exchange, code: string, view: DetailView) {
  const asked = await getStaffForm(reader, actor, code)
  const { attempt, only, page: number = 1 } = view
  const procedures = await procedureNames(reader, asked.procedureId === null ? [] : [asked.procedureId])
  const names = await agencyNames(reader, [asked.agencyId])
  const replies = await listReplies(reader, asked.id, { only, page: number, pageSize })
  return (
    <StaffFormPage
      {...{ form: asked, attempt, today }}
      agencyName={names.get(asked.agencyId) ?? ''}
      procedure={[...procedures.values()][0]}
      moves={formMovesFor(actor, asked)}
      invitees={await listInvitees(reader, world.vault, asked.id)}
      register={{ replies, only, page: number, pageSize }}
      results={await resultsOf(reader, asked)}
    />
  )
}

async function showDecision({ reader, actor }: Exchange, code: string, attempt: Attempt | null) {
  const asked = await getStaffForm(reader, actor, code)
  // Whoever comes after the decision sees it on the page of the form.
  if (attempt === null && !formMovesFor(actor, asked).includes('decide')) throw new NotFound('opinion-form.not-found')
  return <DecideFormPage form={asked} results={await resultsOf(reader, asked)} attempt={attempt} />
}
