import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { LegalRule } from './rules.ts'
import { findVersion } from './version.ts'
import type { Calendar } from './working-days.ts'

/** What deadlines are reckoned with: the days as decreed and the legal periods. */
export interface LegalTime {
  readonly calendar: Calendar
  readonly rules: readonly LegalRule[]
}

/** Both together for one statement; both come from memory as long as nobody has changed them. */
export async function loadLegalTime(reader: Reader): Promise<LegalTime> {
  const version = await findVersion(reader)
  if (version === null) return { calendar: unknownCalendar, rules: [] }
  const kept = memory.get(version)
  if (kept) return kept
  const read = { calendar: await readCalendar(reader), rules: await readRules(reader) }
  // Read committed: a change between the statements would be kept under the older mark.
  if ((await findVersion(reader)) !== version) return loadLegalTime(reader)
  remember(version, read)
  return read
}

/** The calendar as decreed so far; before any import it knows no day, and every question about one is refused. */
export async function loadCalendar(reader: Reader): Promise<Calendar> {
  return (await loadLegalTime(reader)).calendar
}

/** Every legal rule of all times; pick with `ruleOn`. */
export async function loadRules(reader: Reader): Promise<readonly LegalRule[]> {
  return (await loadLegalTime(reader)).rules
}

/** A few versions, because acts that are still open may see the one before. */
const memory = new Map<string, LegalTime>()
const versionsKept = 4

function remember(version: string, read: LegalTime): void {
  memory.set(version, read)
  const [oldest] = memory.keys()
  if (memory.size > versionsKept && oldest !== undefined) memory.delete(oldest)
}

const unknownCalendar: Calendar = {
  knownFrom: '9999-12-31',
  knownThrough: '0001-01-01',
  holidays: new Map(),
  makeUpDays: new Map(),
  swappedOff: new Map(),
}

async function readCalendar(reader: Reader): Promise<Calendar> {
  const years = await reader
    .selectFrom('calendarYear')
    .select('year')
    .where('known', '=', true)
    .orderBy('year')
    .execute()
  const rows = await reader.selectFrom('calendarDay').select(['date', 'kind', 'name', 'pairedOn']).execute()
  const holidays = new Map<LegalDate, string>()
  const makeUpDays = new Map<LegalDate, LegalDate>()
  const swappedOff = new Map<LegalDate, LegalDate>()
  for (const { date, kind, name, pairedOn } of rows) {
    if (kind === 'swapped-off') swappedOff.set(date, pairedOn ?? date)
    else if (kind === 'swapped-work') makeUpDays.set(date, pairedOn ?? date)
    else holidays.set(date, name)
  }
  return { ...knownRange(years.map(({ year }) => year)), holidays, makeUpDays, swappedOff }
}

/** From the first known year through the last one that follows without a gap. */
function knownRange(years: readonly number[]): Pick<Calendar, 'knownFrom' | 'knownThrough'> {
  const [first] = years
  if (first === undefined) return unknownCalendar
  let last = first
  while (years.includes(last + 1)) last++
  return { knownFrom: `${first}-01-01`, knownThrough: `${last}-12-31` }
}

async function readRules(reader: Reader): Promise<readonly LegalRule[]> {
  const rows = await reader
    .selectFrom('legalRule')
    .select(['rule', 'days', 'unit', 'direction', 'monthDay', 'basis', 'origin', 'certain', 'note'])
    .select([
      sql<LegalDate>`lower(valid)`.as('validFrom'),
      sql<LegalDate | null>`case when upper_inf(valid) then null else upper(valid) - 1 end`.as('validTo'),
    ])
    .orderBy('rule')
    .orderBy(sql`lower(valid)`)
    .execute()
  return rows.map((row) => LegalRule.parse({ ...row, ...(row.unit === 'times' ? { times: row.days } : {}) }))
}
