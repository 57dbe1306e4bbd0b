import type { Act } from '#kernel/act.ts'
import { reckon } from '#kernel/calendar/deadline.ts'
import { loadLegalTime } from '#kernel/calendar/load-calendar.ts'
import { isInForce, ruleOn, type PeriodRuleName } from '#kernel/calendar/rules.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { PublicationWay } from './model.ts'

export interface NewDuty {
  readonly announcementId: string
  readonly procedureId: string
  /** Null when the procedure ended. */
  readonly revisionId: string | null
  readonly way: PublicationWay
  readonly agencyId: string
  readonly rule: PeriodRuleName
  readonly startOn: LegalDate
}

export interface OpenedDuty {
  readonly id: string
  readonly way: PublicationWay
}

/** Opens duties with day, ground and receipt; what is owed already stays as it is. @returns those that are new */
export async function oweDuties(act: Act, duties: readonly NewDuty[]): Promise<readonly OpenedDuty[]> {
  if (duties.length === 0) return []
  const periodOf = await periodsOf(act)
  const opened: OpenedDuty[] = []
  for (let from = 0; from < duties.length; from += 500) {
    const rows = await act.tx
      .insertInto('publicationDuty')
      .values(
        duties.slice(from, from + 500).map(({ rule, startOn, ...duty }) => ({ ...duty, ...periodOf(rule, startOn) })),
      )
      .onConflict((conflict) => conflict.constraint('publication_duty_once').doNothing())
      .returning(['id', 'way'])
      .execute()
    opened.push(...rows)
  }
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

/** Periods as they are stored, each reckoned once however many owe it. */
async function periodsOf(act: Act): Promise<(name: PeriodRuleName, startOn: LegalDate) => StoredPeriod> {
  const { rules, calendar } = await loadLegalTime(act.tx)
  const stored = new Map<string, StoredPeriod>()
  return (name, startOn) => {
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
