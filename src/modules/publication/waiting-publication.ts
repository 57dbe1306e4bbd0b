import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { WaitingWork } from '#ui/waiting/waiting.tsx'
import { publicationPath } from './paths.ts'
import { postingAgencies, watchesPublication } from './policy.ts'
import { viewCondition } from './queries.ts'
import { reconciliationPath } from './reconciliation-paths.ts'
import { waitingWords as words } from './vi.ts'

/** What publication waits for from an official, for the first page: one statement. Who watches the province sees what is late in all of it. */
export async function waitingPublication(
  reader: Reader,
  actor: Actor,
  today: LegalDate,
): Promise<readonly WaitingWork[]> {
  const boards = [...postingAgencies(actor)]
  const watches = watchesPublication(actor)
  if (boards.length === 0 && !watches) return []
  const counted = await countWaiting(reader, { boards, owing: [...agenciesOf(actor)], watches, today })
  const list = publicationPath('list')
  const sendings = reconciliationPath('sendings')
  return [
    { label: words.toPost, count: counted.toPost, href: `${list}?xem=cho-niem-yet` },
    {
      label: watches ? words.postingLateAnywhere : words.postingLate,
      count: counted.postingLate,
      href: `${list}?xem=cho-niem-yet`,
      late: true,
    },
    { label: words.toTakeDown, count: counted.toTakeDown, href: `${list}?xem=phai-go`, late: true },
    { label: words.reported, count: counted.reported, href: `${list}?xem=bi-bao` },
    { label: words.siteLate, count: counted.siteLate, href: publicationPath('sites'), late: true },
    { label: words.refused, count: counted.refused, href: `${sendings}?xem=bi-tu-choi`, late: true },
    { label: words.sendingLate, count: counted.sendingLate, href: `${sendings}?xem=chua-thay`, late: true },
  ]
}

interface Asked {
  /** Agencies on whose boards the official posts. */
  readonly boards: readonly string[]
  readonly owing: readonly string[]
  readonly watches: boolean
  readonly today: LegalDate
}

type Counted = Readonly<
  Record<'toPost' | 'toTakeDown' | 'reported' | 'postingLate' | 'siteLate' | 'sendingLate' | 'refused', number>
>

async function countWaiting(reader: Reader, { boards, owing, watches, today }: Asked): Promise<Counted> {
  const { rows } = await sql<Counted>`select on_boards.*, owed.* from
    (select count(*) filter (where ${viewCondition('cho-niem-yet', today)})::int as to_post,
        count(*) filter (where ${viewCondition('phai-go', today)})::int as to_take_down,
        count(*) filter (where ${viewCondition('bi-bao', today)})::int as reported
      from posting_sheet sheet
      left join procedure_revision revision on revision.id = sheet.revision_id
      left join posting on posting.sheet_id = sheet.id
      left join posting_removal removal on removal.sheet_id = sheet.id
      where sheet.agency_id = any(${boards}::uuid[])) on_boards,
    (select count(*) filter (where duty.way = 'posting' and duty.due_on < ${today}::date)::int as posting_late,
        count(*) filter (where duty.way = 'agency-site' and duty.due_on < ${today}::date)::int as site_late,
        count(*) filter (where duty.way = 'national-database' and duty.due_on < ${today}::date)::int as sending_late,
        count(*) filter (where sending.state = 'refused')::int as refused
      from publication_duty duty
      left join national_sending sending on sending.duty_id = duty.id
      where duty.done_on is null and duty.dropped_on is null
        and (${watches} or duty.agency_id = any(${owing}::uuid[]))) owed`.execute(reader)
  const [counted] = rows
  if (!counted) throw new Error('A count has one row')
  return counted
}
