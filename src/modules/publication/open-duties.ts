import { randomBytes } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { reckon } from '#kernel/calendar/deadline.ts'
import { loadLegalTime } from '#kernel/calendar/load-calendar.ts'
import { isInForce, ruleOn, type PeriodRuleName } from '#kernel/calendar/rules.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { websitesOn } from '#modules/agency/public-contacts.ts'
import { agenciesOfLevels } from './posting-agencies.ts'
import { sendNationalRecord } from './national-jobs.ts'
import { postedSheetsOf } from './queries.ts'
import { agenciesShowing } from './site-queries.ts'
import type { PublicationWay } from './model.ts'

/** One procedure of a signed decision, as publication needs to know it. */
export interface DutifulItem {
  readonly procedureId: string
  /** Null when the procedure ended. */
  readonly revisionId: string | null
  readonly levels: readonly string[]
  readonly shortened: boolean
  readonly effectiveOn: LegalDate
}

export interface OpenDuties {
  readonly announcementId: string
  /** Agency that drafted, which posts what is settled at the level of the province. */
  readonly agencyId: string
  readonly decisionOn: LegalDate
  readonly items: readonly DutifulItem[]
}

interface NewDuty {
  readonly item: DutifulItem
  readonly way: PublicationWay
  readonly agencyId: string
  readonly rule: PeriodRuleName
  readonly startOn: LegalDate
}

/**
 * Opens what a signature obliges to (Điều 17, 24): the national database for whoever drafted, a sheet on the board of every agency that
 * settles the procedure, the site of each of these that has one (Điều 17.2), and taking down what ended. Run twice it changes nothing.
 * @returns how many duties were opened
 */
export async function openDuties(act: Act, input: OpenDuties): Promise<number> {
  const wanted: NewDuty[] = []
  for (const item of input.items) wanted.push(...(await dutiesOf(act, input, item)))
  const { rules, calendar } = await loadLegalTime(act.tx)
  const stored = new Map<string, StoredPeriod>()
  const periodOf = ({ rule: name, startOn }: NewDuty) => {
    const key = `${name} ${startOn}`
    const known = stored.get(key)
    if (known) return known
    // Before 25/9/2017 no article sets days for the national database: the duty stands, its day is not guessed.
    const isKnown = rules.some((one) => one.rule === name && isInForce(one, startOn))
    const rule = isKnown ? ruleOn(rules, name, startOn) : undefined
    const period = rule ? storedPeriod(rule, reckon({ startOn, rule }, calendar), startOn) : withoutDay(startOn)
    stored.set(key, period)
    return period
  }
  let opened = 0
  for (let from = 0; from < wanted.length; from += 500) {
    const part = wanted.slice(from, from + 500)
    const rows = await act.tx
      .insertInto('publicationDuty')
      .values(
        part.map((duty) => ({
          announcementId: input.announcementId,
          procedureId: duty.item.procedureId,
          revisionId: duty.way === 'taking-down' ? null : duty.item.revisionId,
          way: duty.way,
          agencyId: duty.agencyId,
          ...periodOf(duty),
        })),
      )
      .onConflict((conflict) => conflict.constraint('publication_duty_once').doNothing())
      .returning(['id', 'way'])
      .execute()
    opened += rows.length
    for (const { id: dutyId } of rows.filter(({ way }) => way === 'national-database'))
      await enqueue(act, sendNationalRecord, { dutyId })
    await makeSheets(act, part)
  }
  await record(
    act,
    'publication.duties-opened',
    { announcementId: input.announcementId, duties: opened },
    { type: 'announcement', id: input.announcementId },
  )
  return opened
}

type Origin = 'law' | 'index' | 'province' | 'ours'

interface StoredPeriod {
  readonly startedOn: LegalDate
  readonly dueBasis: string | null
  readonly origin: Origin | null
  readonly dueOn: LegalDate | null
  readonly receipt: string | null
}

function withoutDay(startedOn: LegalDate): StoredPeriod {
  return { startedOn, dueBasis: null, origin: null, dueOn: null, receipt: null }
}

function storedPeriod(
  rule: { readonly basis: string; readonly origin: Origin },
  reckoning: ReturnType<typeof reckon>,
  startedOn: LegalDate,
): StoredPeriod {
  const known = reckoning.state === 'calendar-unknown' ? null : reckoning.receipt
  return {
    startedOn,
    dueBasis: rule.basis,
    origin: rule.origin,
    dueOn: known?.dueOn ?? null,
    receipt: known === null ? null : JSON.stringify(known),
  }
}

async function dutiesOf(act: Act, input: OpenDuties, item: DutifulItem): Promise<readonly NewDuty[]> {
  const common = { item, startOn: input.decisionOn }
  const national: NewDuty = {
    ...common,
    agencyId: input.agencyId,
    way: 'national-database',
    rule: item.shortened ? 'announcement.national-database-shortened' : 'announcement.national-database',
  }
  const owedBy = (agencyIds: Iterable<string>, way: PublicationWay, rule: PeriodRuleName) =>
    [...agencyIds].map((agencyId): NewDuty => ({ ...common, agencyId, way, rule }))
  if (item.revisionId === null) {
    const hanging = await postedSheetsOf(act.tx, item.procedureId)
    return [
      national,
      ...owedBy(new Set(hanging.map(({ agencyId }) => agencyId)), 'taking-down', 'publication.posting'),
      ...owedBy(await agenciesShowing(act.tx, item.procedureId), 'agency-site', 'publication.agency-site'),
    ]
  }
  const agencies = await agenciesOfLevels(act.tx, item.levels, input.agencyId, input.decisionOn)
  const sites = await websitesOn(act.tx, agencies, input.decisionOn)
  return [
    national,
    ...owedBy(agencies, 'posting', 'publication.posting'),
    ...owedBy(sites.keys(), 'agency-site', 'publication.agency-site'),
  ]
}

async function makeSheets(act: Act, duties: readonly NewDuty[]): Promise<void> {
  const sheets = duties.flatMap(({ way, agencyId, item }) =>
    way === 'posting' && item.revisionId !== null
      ? [
          {
            token: randomBytes(12).toString('base64url'),
            agencyId,
            procedureId: item.procedureId,
            revisionId: item.revisionId,
            madeAt: act.now,
          },
        ]
      : [],
  )
  if (sheets.length === 0) return
  await act.tx
    .insertInto('postingSheet')
    .values(sheets)
    .onConflict((conflict) => conflict.constraint('posting_sheet_once').doNothing())
    .execute()
}
