import { randomBytes } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { PeriodRuleName } from '#kernel/calendar/rules.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { websitesOn } from '#modules/agency/public-contacts.ts'
import { coverEndings } from './cover-endings.ts'
import { agenciesPosting } from './posting-agencies.ts'
import { dropDutiesOfWithdrawn } from './drop-duties.ts'
import { sendNationalRecord } from './national-jobs.ts'
import type { PublicationWay } from './model.ts'
import { oweDuties, type NewDuty } from './owe-duties.ts'

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
  /** Agency that drafted. */
  readonly agencyId: string
  readonly decisionOn: LegalDate
  readonly items: readonly DutifulItem[]
}

/**
 * Opens what a signature obliges to (Điều 17, 24): the national database for whoever drafted, a sheet on the board of every agency that
 * settles the procedure, the site of each of these that has one (Điều 17.2), and taking down what ended, from the day of its end on. Run
 * twice it changes nothing.
 * @returns how many duties were opened
 */
export async function openDuties(act: Act, input: OpenDuties): Promise<number> {
  const wanted: NewDuty[] = []
  for (const item of input.items) wanted.push(...(await dutiesOf(act, input, item)))
  const opened = await oweDuties(act, wanted)
  for (const { id: dutyId } of opened.filter(({ way }) => way === 'national-database'))
    await enqueue(act, sendNationalRecord, { dutyId })
  await makeSheets(act, wanted)
  let removals = 0
  for (const { procedureId } of input.items.filter(({ revisionId }) => revisionId === null))
    removals += await coverEndings(act, { procedureId })
  const duties = opened.length + removals
  await dropDutiesOfWithdrawn(
    act,
    input.items.map(({ procedureId }) => procedureId),
  )
  await record(
    act,
    'publication.duties-opened',
    { announcementId: input.announcementId, duties },
    { type: 'announcement', id: input.announcementId },
  )
  return duties
}

async function dutiesOf(act: Act, input: OpenDuties, item: DutifulItem): Promise<readonly NewDuty[]> {
  const { announcementId, decisionOn } = input
  const { procedureId, revisionId } = item
  const owedBy = (agencyIds: Iterable<string>, way: PublicationWay, rule: PeriodRuleName) =>
    [...agencyIds].map((agencyId): NewDuty => ({
      announcementId,
      procedureId,
      revisionId,
      agencyId,
      way,
      rule,
      startOn: decisionOn,
    }))
  const national = owedBy(
    [input.agencyId],
    'national-database',
    item.shortened ? 'announcement.national-database-shortened' : 'announcement.national-database',
  )
  if (revisionId === null) return national
  const on = item.effectiveOn > decisionOn ? item.effectiveOn : decisionOn
  const text = { revisionId, levels: item.levels, draftingAgencyId: input.agencyId }
  const agencies = await agenciesPosting(act.tx, text, on)
  const sites = await websitesOn(act.tx, agencies, on)
  return [
    ...national,
    ...owedBy(agencies, 'posting', 'publication.posting'),
    ...owedBy(sites.keys(), 'agency-site', 'publication.agency-site'),
  ]
}

async function makeSheets(act: Act, duties: readonly NewDuty[]): Promise<void> {
  const sheets = duties.flatMap(({ way, agencyId, procedureId, revisionId }) =>
    way === 'posting' && revisionId !== null
      ? [{ token: randomBytes(12).toString('base64url'), agencyId, procedureId, revisionId, madeAt: act.now }]
      : [],
  )
  for (let from = 0; from < sheets.length; from += 500)
    await act.tx
      .insertInto('postingSheet')
      .values(sheets.slice(from, from + 500))
      .onConflict((conflict) => conflict.constraint('posting_sheet_once').doNothing())
      .execute()
}
