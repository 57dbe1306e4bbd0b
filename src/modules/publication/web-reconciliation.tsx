import { z } from 'zod'
import { fileKinds } from '#kernel/files/kinds.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { isCatalogController } from '#modules/procedure/public-drafts.ts'
import { isProvisionalCode } from '#modules/procedure/public.ts'
import { agencyNames, listAgencies } from '#modules/agency/public.ts'
import { listReconciledDays } from './count-reconciliation.ts'
import { countSendings, getSending, listExchanges, listSendings, sendingViews } from './national-queries.ts'
import { ReconciliationPage } from './pages/reconciliation-page.tsx'
import { SendingListPage, SendingPage } from './pages/sending-pages.tsx'
import { maySendFor, shownAgency } from './policy.ts'
import { reconciledPlaces } from './reconcile.ts'
import { findReconciliation, toneFilters, type ReconciliationFilter } from './reconciliation-list.ts'
import { reconciliationPath, reconciliationPaths } from './reconciliation-paths.ts'
import { reconciliationSheet } from './reconciliation-sheet.ts'
import { placeNames, reconciliationWords, sendingWords } from './reconciliation-words.ts'
import { sendAgain } from './send-again.ts'

export const reconciliationAccess = officialsWith('desk', 'focal-point', 'handler', 'head', 'deputy-head', 'leader')

const pageSize = 30
/** Each has four places: on a telephone twenty are ten screens. */
const proceduresShown = 20
const shownDays = 14

const Query = z.object({
  'co-quan': z.string().max(100).catch(''),
  'linh-vuc': z.string().max(100).catch(''),
  'tinh-trang': z.enum(toneFilters).catch('tat-ca'),
  noi: z.enum(['', ...Object.values(placeNames)]).catch(''),
})
type Query = z.output<typeof Query>
const InAddress = z.object({ dutyId: z.uuid().catch('00000000-0000-0000-0000-000000000000') })

/** Đối chiếu công khai, and the sending to the national database. */
export const reconciliationRoutes: readonly Route[] = [
  page({
    path: reconciliationPaths.reconciliation,
    access: reconciliationAccess,
    query: Query.extend({ trang: PageNumber }),
    show: (exchange, { query: { trang, ...query } }) => showReconciliation(exchange, query, trang),
  }),
  download({
    path: reconciliationPaths.sheet,
    access: reconciliationAccess,
    query: Query,
    async get({ reader, actor, today }, { query }) {
      const agencies = await listAgencies(reader, today)
      const filter = filterOf(query, agencies)
      const { found } = await findReconciliation(reader, actor, { today, filter })
      const names = new Map(agencies.map(({ id, name }) => [id, name]))
      return {
        name: reconciliationWords.sheetFile(today),
        mediaType: fileKinds.xlsx.mediaType,
        bytes: await reconciliationSheet(found, names, today),
      }
    },
  }),
  page({
    path: reconciliationPaths.sendings,
    access: reconciliationAccess,
    query: z.object({ xem: z.enum(sendingViews).catch('chua-xong'), trang: PageNumber }),
    async show({ reader, actor, today }, { query }) {
      const [items, counts] = await Promise.all([
        listSendings(reader, actor, { view: query.xem, page: query.trang, pageSize }),
        countSendings(reader, actor),
      ])
      const names = await agencyNames(
        reader,
        items.map(({ agencyId }) => agencyId),
      )
      return <SendingListPage {...{ items, counts, names, today, pageSize }} view={query.xem} page={query.trang} />
    },
  }),
  page({
    path: reconciliationPaths.sending,
    access: reconciliationAccess,
    params: InAddress,
    show: (exchange, { params }) => showSending(exchange, params.dutyId, null),
  }),
  form({
    path: reconciliationPaths.sendAgain,
    access: reconciliationAccess,
    params: InAddress,
    input: z.object({}),
    extra: (_, { params }) => ({ dutyId: params.dutyId }),
    act: sendAgain,
    done: (_, { params }) => ({
      to: reconciliationPath('sending', { dutyId: params.dutyId }),
      notice: { tone: 'success', text: sendingWords.willSend },
    }),
    again: (exchange, attempt, { params }) => showSending(exchange, params.dutyId, attempt),
  }),
]

async function showReconciliation({ reader, actor, today }: Exchange, query: Query, number: number) {
  const agencies = await listAgencies(reader, today)
  const filter = filterOf(query, agencies)
  const [reconciliation, days] = await Promise.all([
    findReconciliation(reader, actor, { today, filter }),
    listReconciledDays(reader, filter.agencyId ?? shownAgency(actor), shownDays),
  ])
  const owners = new Set(reconciliation.agencyIds)
  return (
    <ReconciliationPage
      {...{ reconciliation, days, query, today }}
      pageSize={proceduresShown}
      shown={reconciliation.found.slice((number - 1) * proceduresShown, number * proceduresShown)}
      names={new Map(agencies.map(({ id, name }) => [id, name]))}
      agencies={agencies.filter(({ id }) => owners.has(id)).map(({ code, name }) => ({ value: code, label: name }))}
      page={number}
    />
  )
}

function filterOf(
  query: Query,
  agencies: readonly { readonly id: string; readonly code: string }[],
): ReconciliationFilter {
  const agency = agencies.find(({ code }) => code === query['co-quan'])
  return {
    tone: query['tinh-trang'],
    place: reconciledPlaces.find((place) => placeNames[place] === query.noi),
    agencyId: agency?.id,
    sector: query['linh-vuc'] === '' ? undefined : query['linh-vuc'],
  }
}

async function showSending({ reader, actor, today }: Exchange, dutyId: string, attempt: Attempt | null) {
  const sending = await getSending(reader, actor, dutyId)
  const [names, exchanges] = await Promise.all([agencyNames(reader, [sending.agencyId]), listExchanges(reader, dutyId)])
  return (
    <SendingPage
      {...{ sending, exchanges, today, attempt }}
      agencyName={names.get(sending.agencyId) ?? ''}
      mayAsk={maySendFor(actor, sending.agencyId)}
      mayEnterCode={isProvisionalCode(sending.code) && isCatalogController(actor)}
    />
  )
}
