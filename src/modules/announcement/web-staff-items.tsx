import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { latestInstruments } from '#modules/procedure/public-announcing.ts'
import { searchProcedures } from '#modules/procedure/public.ts'
import { AddItem, addItem } from './add-item.ts'
import { ChangeItem, changeItem, RebaseItem, rebaseItem, RemoveItem, removeItem } from './change-item.ts'
import { DiscussFinding, discussFinding } from './discuss-finding.ts'
import { showDraftChecks } from './draft-checks.tsx'
import { itemKinds, type ItemKind } from './model.ts'
import { listNewDrafts } from './new-drafts.ts'
import { AddItemPage } from './pages/add-item-page.tsx'
import { announcementPath, announcementPaths } from './paths.ts'
import { announcementMovesFor } from './policy.ts'
import { getAnnouncement } from './queries.ts'
import { RaiseFinding, raiseFinding } from './raise-finding.ts'
import { showDossier, showItem } from './show-dossier.tsx'
import { announcingWords as words } from './staff-words.ts'
import { announcementAccess, DossierInAddress } from './web-staff.tsx'

const uuid = z.uuid().catch('00000000-0000-0000-0000-000000000000')
const ItemInAddress = DossierInAddress.extend({ itemId: uuid })
const FindingInAddress = DossierInAddress.extend({ findingId: uuid })

const Choice = z.object({
  kieu: z.enum(itemKinds).catch('amended'),
  q: z.string().max(300).catch(''),
  ma: z.string().max(100).catch(''),
})

const success = (text: string) => ({ tone: 'success', text }) as const
/** Instruments shown for choosing from. */
const shownInstruments = 20

export const announcementItemPages: readonly Route[] = [
  page({
    path: announcementPaths.addItem,
    access: announcementAccess,
    params: DossierInAddress,
    query: Choice,
    show: (exchange, { params, query }) =>
      showAdd(exchange, params.code, { kind: query.kieu, search: query.q, chosen: query.ma }, null),
  }),
  form({
    path: announcementPaths.addItem,
    access: announcementAccess,
    params: DossierInAddress,
    input: AddItem,
    extra: (_, { params }) => ({ code: params.code }),
    act: addItem,
    done: ({ code }) => ({ to: `${announcementPath('dossier', { code })}#thu-tuc`, notice: success(words.added) }),
    again: (exchange, attempt, { params }) => {
      const kind = itemKinds.find((one) => one === attempt.typed['kind']) ?? 'amended'
      return showAdd(exchange, params.code, { kind, search: '', chosen: '' }, attempt)
    },
  }),

  page({
    path: announcementPaths.draftChecks,
    access: announcementAccess,
    params: z.object({ revisionId: uuid }),
    show: (exchange, { params }) => showDraftChecks(exchange, params.revisionId),
  }),
  page({
    path: announcementPaths.item,
    access: announcementAccess,
    params: ItemInAddress,
    show: (exchange, { params }) => showItem(exchange, params, null),
  }),
  form({
    path: announcementPaths.changeItem,
    access: announcementAccess,
    params: ItemInAddress,
    input: ChangeItem,
    extra: (_, { params }) => params,
    act: changeItem,
    done: (_, { params }) => ({ to: announcementPath('item', params), notice: success(words.changed) }),
    again: (exchange, attempt, { params }) => showItem(exchange, params, { ...attempt, form: 'change-item' }),
  }),
  form({
    path: announcementPaths.removeItem,
    access: announcementAccess,
    params: ItemInAddress,
    input: RemoveItem,
    extra: (_, { params }) => params,
    act: removeItem,
    done: ({ code }) => ({ to: announcementPath('dossier', { code }), notice: success(words.removed) }),
    again: (exchange, attempt, { params }) => showItem(exchange, params, { ...attempt, form: 'remove-item' }),
  }),
  form({
    path: announcementPaths.rebaseItem,
    access: announcementAccess,
    params: ItemInAddress,
    input: RebaseItem,
    extra: (_, { params }) => params,
    act: rebaseItem,
    done: (_, { params }) => ({ to: announcementPath('item', params), notice: success(words.rebased) }),
    again: (exchange, attempt, { params }) => showItem(exchange, params, { ...attempt, form: 'rebase-item' }),
  }),
  form({
    path: announcementPaths.raiseFinding,
    access: announcementAccess,
    params: ItemInAddress,
    input: RaiseFinding.omit({ itemId: true }),
    extra: (_, { params }) => params,
    act: raiseFinding,
    done: ({ id }, { params }) => ({
      to: `${announcementPath('item', params)}#y-kien-${id}`,
      notice: success(words.raised),
    }),
    again: (exchange, attempt, { params }) => showItem(exchange, params, { ...attempt, form: 'raise-finding' }),
  }),
  form({
    path: announcementPaths.discussFinding,
    access: announcementAccess,
    params: FindingInAddress,
    input: DiscussFinding,
    extra: (_, { params }) => params,
    act: discussFinding,
    done: ({ id, itemId }, { params }) => ({
      to: `${announcementPath('item', { code: params.code, itemId })}#y-kien-${id}`,
      notice: success(words.discussed),
    }),
    again: (exchange, attempt, { params }) =>
      showDossier(exchange, params.code, { ...attempt, form: params.findingId }),
  }),
]

interface Chosen {
  readonly kind: ItemKind
  readonly search: string
  readonly chosen: string
}

async function showAdd(exchange: Exchange, code: string, { kind, search, chosen }: Chosen, attempt: Attempt | null) {
  const { reader, actor, today } = exchange
  const dossier = await getAnnouncement(reader, actor, code)
  const moves = announcementMovesFor(actor, dossier)
  if (attempt === null && !moves.includes('edit')) throw new NotFound('announcement.not-found')
  const found = search.trim() === '' ? [] : (await searchProcedures(reader, { q: search, page: 1, on: today })).items
  const newDrafts = kind === 'new' ? await listNewDrafts(reader, dossier.agencyId) : []
  return (
    <AddItemPage
      {...{ dossier, moves, kind, search, chosen, newDrafts }}
      found={found.slice(0, 10)}
      instruments={await latestInstruments(reader, shownInstruments)}
      attempt={attempt && { ...attempt, form: 'add-item' }}
    />
  )
}
