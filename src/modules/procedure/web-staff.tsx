import { z } from 'zod'
import type { Exchange } from '#kernel/http/exchange.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { countDrafts, draftGroups, listDrafts, openDraftsOf } from './draft-lists.ts'
import { draftWords as words } from './draft-words.ts'
import { DraftsPage } from './pages/drafts-page.tsx'
import { StartDraftPage } from './pages/start-page.tsx'
import { draftingAgencies, draftingRoles, draftReadingRoles, isCatalogController } from './policy.ts'
import { searchProcedures } from './search-procedures.ts'
import { draftPath, staffProcedurePaths } from './staff-paths.ts'
import { startRevision, StartRevision } from './start-revision.ts'

const mayWrite = officialsWith(...draftingRoles)

const ListQuery = z.object({
  q: z.string().trim().min(1).max(500).optional().catch(undefined),
  /** What could be amended without a word to look for: the sectors of the agency. */
  xem: z.enum(['goi-y']).optional().catch(undefined),
  page: PageNumber,
  nhom: z.enum(draftGroups).catch('draft'),
  trang: PageNumber,
})
const nothingAsked = ListQuery.parse({})
/** Drafts on one page of the list. */
const draftsShown = 20

/** The desk of those who prepare texts of procedures. */
export const draftListPages: readonly Route[] = [
  page({
    path: staffProcedurePaths.list,
    access: officialsWith(...draftReadingRoles),
    query: ListQuery,
    show: (exchange, { query }) => showDrafts(exchange, query, null),
  }),
  form({
    path: staffProcedurePaths.amend,
    access: mayWrite,
    input: StartRevision.pick({ agencyId: true }).extend({ code: z.string().min(1).max(200) }),
    act: startRevision,
    done: (revisionId) => ({
      to: draftPath('draft', { revisionId }),
      notice: { tone: 'success', text: words.started },
    }),
    again: (exchange, attempt) => showDrafts(exchange, nothingAsked, attempt),
  }),
  page({ path: staffProcedurePaths.start, access: mayWrite, show: (exchange) => showStart(exchange, null) }),
  form({
    path: staffProcedurePaths.start,
    access: mayWrite,
    // A name is what makes it a new one: without it the act would look for a text to amend.
    input: StartRevision.required({ name: true }),
    act: startRevision,
    done: (revisionId) => ({
      to: draftPath('draft', { revisionId }),
      notice: { tone: 'success', text: words.started },
    }),
    again: showStart,
  }),
]

async function showDrafts(
  { reader, actor, today }: Exchange,
  query: z.output<typeof ListQuery>,
  attempt: Attempt | null,
) {
  const { q, nhom: group, trang: draftsPage } = query
  const [drafts, counts, agencies] = await Promise.all([
    listDrafts(reader, actor, { group, page: draftsPage, pageSize: draftsShown }),
    countDrafts(reader, actor),
    draftingChoices(reader, actor, today),
  ])
  const [own] = agencies
  const asks = q !== undefined || query.xem === 'goi-y'
  const hits = asks
    ? await searchProcedures(reader, { q, agency: q ? undefined : own?.code, page: query.page, on: today })
    : null
  const openDrafts = await openDraftsOf(reader, actor, hits?.items.map(({ id }) => id) ?? [])
  return (
    <DraftsPage
      {...{ drafts, counts, group, draftsPage, hits, q, attempt, openDrafts }}
      pageSize={draftsShown}
      agencyId={own?.id}
      keepsCatalog={isCatalogController(actor)}
    />
  )
}

async function showStart({ reader, actor, today }: Exchange, attempt: Attempt | null) {
  const agencies = await draftingChoices(reader, actor, today)
  return <StartDraftPage agencies={agencies.map(({ id, name }) => ({ value: id, label: name }))} attempt={attempt} />
}

/** Agencies for which this person may write, as they are today. */
async function draftingChoices(reader: Exchange['reader'], actor: Exchange['actor'], today: string) {
  const mine = draftingAgencies(actor)
  return mine.length === 0 ? [] : (await listAgencies(reader, today)).filter(({ id }) => mine.includes(id))
}
