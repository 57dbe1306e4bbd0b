import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { CalendarFiles } from './calendar-files.ts'
import { authorizeCalendarChange } from './policy.ts'
import { rangeOf } from './range.ts'
import { renewVersion } from './version.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'calendar.imported': CalendarImport
  }
}

/** How many rows were new. */
export type CalendarImport = { years: number; days: number; rules: number }

const source = 'data/calendar'

/**
 * Loads what the installation starts with. Repeating it is harmless, and it never undoes an administrator: a year that is
 * there already keeps its days (it may have been decreed otherwise meanwhile), and a period keeps every value it had or got.
 */
export async function importCalendar(act: Act, files: CalendarFiles): Promise<CalendarImport> {
  authorizeCalendarChange(act.actor)
  await renewVersion(act)
  const years = await insertYears(act, files)
  const imported = {
    years: years.size,
    days: await insertDays(act, files, years),
    rules: await insertRules(act, files),
  }
  if (imported.years + imported.days + imported.rules > 0) await record(act, 'calendar.imported', imported)
  return imported
}

async function insertYears(act: Act, { holidays, swaps }: CalendarFiles): Promise<ReadonlySet<number>> {
  const described = new Map(holidays.years.map((year) => [year.year, year]))
  // An exchange may reach into a year of which nothing else is known.
  const mentioned = new Set([...described.keys(), ...swaps.flatMap(({ off, worked }) => [yearOf(off), yearOf(worked)])])
  const rows = await act.tx
    .insertInto('calendarYear')
    .values(
      [...mentioned].map((year) => {
        const known = described.get(year)?.known ?? false
        return { year, known, decreedBasis: known ? (described.get(year)?.basis ?? null) : null }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('year')
    .execute()
  return new Set(rows.map(({ year }) => year))
}

async function insertDays(act: Act, { holidays, swaps }: CalendarFiles, years: ReadonlySet<number>): Promise<number> {
  const basisOf = new Map(holidays.years.map(({ year, basis }) => [year, basis]))
  const days = [
    ...holidays.days.map(({ date, kind, name }) => ({
      date,
      kind,
      name,
      pairedOn: null,
      basis: basisOf.get(yearOf(date)) ?? source,
      source,
      certain: true,
    })),
    ...swaps.flatMap(({ off, worked, basis, certain }) => [
      { date: off, kind: 'swapped-off' as const, name: 'Nghỉ hoán đổi', pairedOn: worked, basis, source, certain },
      { date: worked, kind: 'swapped-work' as const, name: 'Làm bù', pairedOn: off, basis, source, certain },
    ]),
  ].filter(({ date }) => years.has(yearOf(date)))
  if (days.length === 0) return 0
  const rows = await act.tx
    .insertInto('calendarDay')
    .values(days)
    .onConflict((conflict) => conflict.doNothing())
    .returning('date')
    .execute()
  return rows.length
}

async function insertRules(act: Act, { rules }: CalendarFiles): Promise<number> {
  const rows = await act.tx
    .insertInto('legalRule')
    .values(
      rules.map((rule) => ({
        rule: rule.id,
        unit: rule.unit,
        days: 'days' in rule ? rule.days : 'times' in rule ? rule.times : null,
        direction: 'direction' in rule ? rule.direction : null,
        monthDay: 'monthDay' in rule ? rule.monthDay : null,
        basis: rule.basis,
        origin: rule.origin,
        certain: rule.certain,
        note: rule.note,
        valid: rangeOf(rule.validFrom, rule.validTo),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<string>`rule`.as('rule'))
    .execute()
  return rows.length
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
