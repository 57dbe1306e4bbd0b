import { z } from 'zod'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import { serveFile } from '#kernel/files/serve-file.ts'
import { getFile, listFiles } from '#kernel/files/stored-files.ts'
import { everyone, officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { agencyNames, getAgency } from '#modules/agency/public.ts'
import { announcedTexts, textOn } from '#modules/procedure/public-announced.ts'
import { confirmPosting, takeDown } from './confirm-posting.ts'
import { ConfirmPosting, ReportBoard, SettleReport, SheetToken } from './model.ts'
import { NoticeScanPage, ProcedureScanPage } from './pages/scan-page.tsx'
import { SheetListPage } from './pages/sheet-list.tsx'
import { StaffSheetPage } from './pages/staff-sheet.tsx'
import { cautionsOf, findCurrentNotice } from './notice-queries.ts'
import { publicationPath, publicationPaths } from './paths.ts'
import { mayPostFor, postingAgencies, watchesPublication } from './policy.ts'
import { printPack } from './print-pack.ts'
import {
  countSheets,
  endChangeOf,
  findSheet,
  getSheet,
  listBoards,
  listReports,
  listSheets,
  postingIdOf,
  sheetViews,
} from './queries.ts'
import { reportBoard, settleReport } from './report-board.ts'
import { publicationWords as words, scanWords } from './vi.ts'

const pageSize = 50
/** Sheets in one file to print; the rest comes with the next one. */
const packSize = 60
const staff = officialsWith('desk', 'focal-point', 'handler', 'head', 'deputy-head', 'leader')
const InAddress = z.object({ token: SheetToken.catch('') })
type Params = z.output<typeof InAddress>

const toSheet = ({ token }: Params): string => publicationPath('staffSheet', { token })
const done =
  (text: string) =>
  (_: unknown, { params }: { readonly params: Params }) => ({
    to: toSheet(params),
    notice: { tone: 'success' as const, text },
  })
const again = (exchange: Exchange, attempt: Attempt, { params }: { readonly params: Params }) =>
  showSheet(exchange, params.token, attempt)

/** Niêm yết: what hangs on the boards, and what a sheet tells whoever scans it. */
export const publicationRoutes: readonly Route[] = [
  page({
    path: publicationPaths.sheet,
    access: everyone,
    params: InAddress,
    show: (exchange, { params }) => showScan(exchange, params.token, null),
  }),
  form({
    path: publicationPaths.sheet,
    access: everyone,
    params: InAddress,
    input: ReportBoard,
    extra: (_, { params }) => ({ token: params.token }),
    act: reportBoard,
    done: (_, { params }) => ({
      to: publicationPath('sheet', { token: params.token }),
      notice: { tone: 'success', text: scanWords.thanks },
    }),
    again: (exchange, attempt, { params }) => showScan(exchange, params.token, attempt),
  }),

  page({
    path: publicationPaths.list,
    access: staff,
    query: z.object({
      xem: z.enum(sheetViews).catch('cho-niem-yet'),
      noi: z.string().max(100).catch(''),
      trang: PageNumber,
    }),
    async show({ reader, actor, today }, { query }) {
      const watches = watchesPublication(actor)
      const boards = watches ? await listBoards(reader) : []
      const board = boards.find(({ code }) => code === query.noi)
      const filter = { today, agencyId: board?.agencyId }
      const [items, counts] = await Promise.all([
        listSheets(reader, actor, { ...filter, view: query.xem, page: query.trang, pageSize }),
        countSheets(reader, actor, filter),
      ])
      const names = await agencyNames(
        reader,
        items.map(({ agencyId }) => agencyId),
      )
      const own = postingAgencies(actor).length
      return (
        <SheetListPage
          {...{ items, counts, names, today, pageSize, boards, board: board?.code ?? '' }}
          canPrint={own > 0}
          showsAgencies={own !== 1 || watches}
          view={query.xem}
          page={query.trang}
        />
      )
    },
  }),
  download({
    path: publicationPaths.pack,
    access: staff,
    query: z.object({
      kho: z.enum(['a4', 'a3']).catch('a4'),
      to: SheetToken.optional().catch(undefined),
    }),
    async get({ reader, actor, today, world, now }, { query }) {
      const sheets =
        query.to === undefined
          ? (await listSheets(reader, actor, { view: 'cho-niem-yet', today, page: 1, pageSize: packSize })).filter(
              ({ agencyId }) => mayPostFor(actor, agencyId),
            )
          : [await getSheet(reader, actor, query.to, today)]
      const [first] = sheets
      if (!first) throw new NotFound('publication.nothing-to-print')
      const own = sheets.filter(({ agencyId }) => agencyId === first.agencyId)
      const names = await agencyNames(reader, [first.agencyId])
      const bytes = await printPack(reader, own, {
        paper: query.kho,
        baseUrl: world.baseUrl,
        agencyName: names.get(first.agencyId) ?? '',
        madeAt: now,
      })
      return { name: 'to-niem-yet.pdf', mediaType: 'application/pdf', bytes, inline: true }
    },
  }),
  page({
    path: publicationPaths.staffSheet,
    access: staff,
    params: InAddress,
    show: (exchange, { params }) => showSheet(exchange, params.token, null),
  }),
  form({
    path: publicationPaths.confirm,
    access: staff,
    params: InAddress,
    input: ConfirmPosting,
    extra: async (exchange, { params, files }) => ({ token: params.token, photos: await photosIn(exchange, files) }),
    act: confirmPosting,
    done: done(words.confirmed),
    again,
  }),
  form({
    path: publicationPaths.takeDown,
    access: staff,
    params: InAddress,
    input: z.object({ removedOn: TypedDate }),
    extra: (_, { params }) => ({ token: params.token }),
    act: takeDown,
    done: done(words.tookDown),
    again,
  }),
  form({
    path: publicationPaths.settle,
    access: staff,
    params: InAddress.extend({ report: z.uuid().catch('00000000-0000-0000-0000-000000000000') }),
    input: SettleReport,
    extra: (_, { params }) => ({ reportId: params.report }),
    act: settleReport,
    done: (_, { params }) => ({ to: toSheet(params), notice: { tone: 'success', text: words.settled } }),
    again: (exchange, attempt, { params }) => showSheet(exchange, params.token, attempt),
  }),
  download({
    path: publicationPaths.photo,
    access: staff,
    params: InAddress.extend({ id: z.string().max(50) }),
    async get({ reader, actor, world, today }, { params }) {
      const sheet = await getSheet(reader, actor, params.token, today)
      const file = await getFile(reader, params.id)
      if (file.subjectType !== 'posting' || file.subjectId !== (await postingIdOf(reader, sheet.id)))
        throw new NotFound('file-not-found')
      const { bytes } = await serveFile(world.files, file)
      return { name: file.name, mediaType: file.mediaType, bytes }
    },
  }),
]

/** Pictures only: what hangs is shown, not described. */
async function photosIn({ world }: Exchange, files: readonly UploadedFile[]) {
  const checked = await checkFiles(files, world.scanner)
  const wrong = checked.files.filter(({ mediaType }) => !mediaType.startsWith('image/'))
  const problems = [
    ...checked.problems,
    ...(wrong.length > 0 ? [{ field: 'files', code: 'file-type-not-allowed' }] : []),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  for (const file of checked.files) await world.files.put(file.bytes)
  return checked.files
}

async function showScan({ reader, today }: Exchange, token: string, attempt: Attempt | null) {
  const sheet = await findSheet(reader, token, today)
  if (!sheet) throw new NotFound('publication.sheet-not-found')
  const { name: agencyName, code: agencyCode } = await getAgency(reader, sheet.agencyId)
  if (sheet.kind === 'procedure') {
    const texts = await announcedTexts(reader, [sheet.procedureId])
    const appliesToday = textOn(texts.get(sheet.procedureId), today) !== undefined
    const endedBy = sheet.state === 'ended' ? await endChangeOf(reader, sheet.procedureId) : undefined
    return <ProcedureScanPage {...{ sheet, appliesToday, endedBy, agencyName, attempt }} />
  }
  const current = await findCurrentNotice(reader, sheet.agencyId, today)
  return <NoticeScanPage {...{ sheet, agencyName, agencyCode, current, attempt }} />
}

async function showSheet({ reader, actor, today, world }: Exchange, token: string, attempt: Attempt | null) {
  const sheet = await getSheet(reader, actor, token, today)
  const postingId = await postingIdOf(reader, sheet.id)
  const [names, reports, photos, cautions] = await Promise.all([
    agencyNames(reader, [sheet.agencyId]),
    listReports(reader, sheet.id),
    postingId === undefined ? [] : listFiles(reader, 'posting', postingId),
    cautionsOf(reader, sheet, today),
  ])
  return (
    <StaffSheetPage
      {...{ sheet, reports, photos, cautions, attempt, today }}
      agencyName={names.get(sheet.agencyId) ?? ''}
      address={`${world.baseUrl}${publicationPath('sheet', { token })}`}
      mayPost={mayPostFor(actor, sheet.agencyId)}
    />
  )
}
