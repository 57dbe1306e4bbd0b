import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { loadCalendar } from '#kernel/calendar/load-calendar.ts'
import { plusDays, weekdayOf } from '#kernel/calendar/working-days.ts'
import { isDomainError } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { agencyNames, listAgencies } from '#modules/agency/public.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import { channels, FeedbackCode, grounds } from './model.ts'
import { workWords, workTabNames } from './pages/staff-words.ts'
import { WorkListPage, workListAddress, type WorkAddress } from './pages/staff/work-list.tsx'
import { isController, mayEnterFeedback, movesFor, nextStepFor } from './policy.ts'
import { remindFeedback } from './remind.ts'
import { staffPath, staffPaths } from './staff-paths.ts'
import { countWork, listClosed, listWork, workTabs, type WorkFilter, type WorkRow } from './staff-queries.ts'
import { getVisibleFeedback } from './queries.ts'
import { statuses } from './workflow.ts'

/** Whoever may have to do with an item; which ones, `visibleTo` decides. */
export const staffAccess = officialsWith('focal-point', 'handler', 'head', 'deputy-head', 'desk', 'leader')

const pageSize = 50

const WorkListQuery = z.object({
  xem: z.string().max(20).catch(''),
  q: z.string().trim().max(200).catch(''),
  'tinh-trang': z.enum(['dang-mo', 'da-dong']).catch('dang-mo'),
  'trang-thai': z.enum(statuses).optional().catch(undefined),
  'co-quan': z.string().max(100).catch(''),
  loai: z.enum(grounds).optional().catch(undefined),
  kenh: z.enum(channels).optional().catch(undefined),
  'thu-tuc': z.string().trim().max(60).catch(''),
  sau: z.string().max(80).catch(''),
  trang: PageNumber,
})
type WorkListQuery = z.output<typeof WorkListQuery>

export const workListRoutes: readonly Route[] = [
  page({
    path: staffPaths.list,
    access: staffAccess,
    query: WorkListQuery,
    show: (exchange, { query }) => showWorkList(exchange, query, []),
  }),
  form({
    path: staffPaths.remindMany,
    access: staffAccess,
    input: z.object({ codes: z.array(FeedbackCode).min(1).max(pageSize) }),
    act: remindMany,
    done: (reminded) => ({
      to: staffPath('list'),
      notice:
        reminded > 0
          ? { tone: 'success', text: workWords.reminded(reminded) }
          : { tone: 'info', text: workWords.noneReminded },
    }),
    again: (exchange, { problems }) => showWorkList(exchange, WorkListQuery.parse({}), problems),
  }),
]

/** Each chosen item, in the order of codes so that two who remind at once never wait for each other in a circle. */
async function remindMany(act: Act, { codes }: { readonly codes: readonly string[] }): Promise<number> {
  let reminded = 0
  for (const code of [...new Set(codes)].toSorted()) {
    const feedback = await getVisibleFeedback(act.tx, act.actor, code).catch((error: unknown) => {
      // Gone from this official's sight since the list was drawn: the others are reminded all the same.
      if (isDomainError(error)) return undefined
      throw error
    })
    if (!feedback || !movesFor(act.actor, feedback, act.today).includes('remind')) continue
    if (await wasReminded(act, feedback.id)) continue
    await remindFeedback(act, { code })
    if (await wasReminded(act, feedback.id)) reminded++
  }
  return reminded
}

async function wasReminded(act: Act, feedbackId: string): Promise<boolean> {
  const row = await act.tx
    .selectFrom('feedbackReminder')
    .select('id')
    .where('feedbackId', '=', feedbackId)
    .where('onDate', '=', act.today)
    .where('rank', '=', 'handler')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function showWorkList(
  exchange: Exchange,
  query: WorkListQuery,
  problems: Parameters<typeof WorkListPage>[0]['problems'],
) {
  const { reader, actor, today } = exchange
  const address = addressOf(query)
  const agencies = isController(actor) ? await listAgencies(reader, today) : []
  const filter: WorkFilter = {
    status: query['trang-thai'],
    ground: query.loai,
    channel: query.kenh,
    agencyId: agencies.find(({ code }) => code === query['co-quan'])?.id,
    procedureId: query['thu-tuc'] === '' ? undefined : await procedureIdOf(exchange, query['thu-tuc']),
    words: query.q || undefined,
  }
  const work = { tab: address.tab, filter, today, weekEndsOn: sundayOf(today) }
  const counts = address.closed ? noCounts : await countWork(reader, actor, work)
  const rows = address.closed
    ? await listClosed(reader, actor, { filter, after: placeOf(query.sau), limit: pageSize })
    : await listWork(reader, actor, { ...work, page: query.trang, pageSize })
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return (
    <WorkListPage
      {...{ address, rows, counts, today, problems, pageSize }}
      page={query.trang}
      agencies={agencies
        .filter(({ kind }) => kind !== 'one-stop-desk')
        .map(({ code, name }) => ({ value: code, label: name }))}
      agencyNames={await agencyNames(reader, handlingIds(rows))}
      remindable={new Set(rows.filter((row) => movesFor(actor, row, today).includes('remind')).map(({ id }) => id))}
      nextSteps={new Map(rows.map((row) => [row.id, nextStepFor(actor, row, today)]))}
      older={last && workListAddress(address, { sau: `${last.receivedAt.toISOString()}~${last.id}` })}
      calendar={await loadCalendar(reader)}
      mayEnterFeedback={mayEnterFeedback(actor)}
    />
  )
}

const noCounts = { mine: 0, agency: 0, late: 0, week: 0, all: 0 }
const nowhere = '00000000-0000-0000-0000-000000000000'

/** A code that names nothing finds nothing, instead of being passed over. */
async function procedureIdOf({ reader, today }: Exchange, code: string): Promise<string> {
  return (await findProcedure(reader, code, today))?.id ?? nowhere
}

function handlingIds(rows: readonly WorkRow[]): readonly string[] {
  return rows.flatMap(({ handlingAgencyId }) => (handlingAgencyId === null ? [] : [handlingAgencyId]))
}

function addressOf(query: WorkListQuery): WorkAddress {
  return {
    tab: workTabs.find((tab) => workTabNames[tab] === query.xem) ?? 'mine',
    closed: query['tinh-trang'] === 'da-dong',
    fields: {
      q: query.q,
      'trang-thai': query['trang-thai'] ?? '',
      'co-quan': query['co-quan'],
      loai: query.loai ?? '',
      kenh: query.kenh ?? '',
      'thu-tuc': query['thu-tuc'],
    },
  }
}

/** The week ends with its Sunday. */
function sundayOf(today: LegalDate): LegalDate {
  return plusDays(today, (7 - weekdayOf(today)) % 7)
}

function placeOf(text: string): { at: Date; id: string } | undefined {
  const [at = '', id = ''] = text.split('~')
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) || !z.uuid().safeParse(id).success ? undefined : { at: instant, id }
}
