import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, isDomainError, Refused } from '#kernel/errors.ts'
import { parse, Text } from '#kernel/http/parse.ts'
import { isLegalDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { unitLevels, type UnitLevel } from './model.ts'
import { foldName, tidyName, unitKindOf, unitNamePattern } from './names.ts'
import { authorizeOrganisation } from './policy.ts'
import { spanOf } from './ranges.ts'
import { listUnitLines } from './unit-queries.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'organisation.units-imported': { added: number; ended: number }
  }
}

const Code = z.string().regex(/^[0-9]{2,5}$/, { error: 'invalid-code' })
const Day = z.string().refine((text): text is LegalDate => isLegalDate(text), { error: 'invalid-date' })

/** One administrative unit during one validity; `until` is the first day on which it is no more. */
export const UnitLine = z
  .strictObject({
    code: Code,
    name: Text(200)
      .transform(tidyName)
      .pipe(z.string().regex(unitNamePattern, { error: 'invalid-unit-name' })),
    level: z.enum(unitLevels),
    parent: Code.nullable().default(null),
    from: Day,
    until: Day.nullable().default(null),
    source: Text(500),
  })
  .refine(({ level, parent }) => (level === 'province') === (parent === null), {
    error: 'agency.unit-parent-by-level',
    path: ['parent'],
  })
  .refine(({ from, until }) => until === null || until > from, { error: 'agency.unit-ends-before', path: ['until'] })
export type UnitLine = z.infer<typeof UnitLine>

export interface ReadLine {
  readonly row: number
  readonly fields: unknown
}

export interface UnitOutcome {
  readonly row: number
  readonly outcome: 'added' | 'ended' | 'unchanged' | 'refused'
  /** Code and first day, or what is wrong. */
  readonly said: string
}

/**
 * Administrative units of a decree: new ones are added, those that it ends get their last day. A second time changes nothing; what
 * is known otherwise (another name, another last day) is refused and stays.
 */
export async function importUnits(act: Act, lines: readonly ReadLine[]): Promise<readonly UnitOutcome[]> {
  authorizeOrganisation(act.actor, 'import', null)
  const known = new Map((await listUnitLines(act.tx)).map((unit) => [`${unit.code}@${unit.from}`, unit]))
  const outcomes: UnitOutcome[] = []
  // Level by level: a unit names the one above it, which may stand further down in the file.
  for (const { row, line } of byLevel(lines, outcomes)) {
    try {
      outcomes.push({ row, outcome: await take(act, known, line), said: `${line.code} from ${line.from}` })
    } catch (error) {
      if (!isDomainError(error)) throw error
      outcomes.push({ row, outcome: 'refused', said: reasonOf(error) })
    }
  }
  const count = (wanted: UnitOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  const [added, ended] = [count('added'), count('ended')]
  if (added + ended > 0) await record(act, 'organisation.units-imported', { added, ended })
  return outcomes.toSorted((one, other) => one.row - other.row)
}

function byLevel(lines: readonly ReadLine[], outcomes: UnitOutcome[]) {
  const readable = lines.flatMap(({ row, fields }) => {
    try {
      return [{ row, line: parse(UnitLine, fields) }]
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      outcomes.push({ row, outcome: 'refused', said: reasonOf(error) })
      return []
    }
  })
  return unitLevels.flatMap((level) => readable.filter(({ line }) => line.level === level))
}

type Known = Awaited<ReturnType<typeof listUnitLines>>[number]

async function take(act: Act, known: Map<string, Known>, line: UnitLine): Promise<'added' | 'ended' | 'unchanged'> {
  const present = known.get(`${line.code}@${line.from}`)
  if (!present) {
    known.set(`${line.code}@${line.from}`, { ...line, id: await add(act, known, line) })
    return 'added'
  }
  const { name, level, parent, until } = present
  if (name !== line.name || level !== line.level || parent !== line.parent)
    throw new Refused('agency.unit-known-otherwise')
  if (until === line.until) return 'unchanged'
  if (until !== null || line.until === null) throw new Refused('agency.unit-known-otherwise')
  await act.tx
    .updateTable('administrativeUnit')
    .set({ valid: spanOf(line.from, line.until) })
    .where('id', '=', present.id)
    .execute()
  known.set(`${line.code}@${line.from}`, { ...present, until: line.until })
  return 'ended'
}

async function add(act: Act, known: ReadonlyMap<string, Known>, line: UnitLine): Promise<string> {
  const others = [...known.values()]
  if (others.some((other) => other.code === line.code && overlap(other, line)))
    throw new Refused('agency.unit-overlaps')
  const parent = others.find((other) => other.code === line.parent && holds(other, line.from))
  if (line.parent !== null && (!parent || !isAbove(parent.level, line.level)))
    throw new Invalid([{ field: 'parent', code: 'not-an-option' }])
  const { code, name, level, from, until, source } = line
  const { id } = await act.tx
    .insertInto('administrativeUnit')
    .values({
      code,
      name,
      foldedName: foldName(name),
      level,
      kind: unitKindOf(name),
      parentId: parent?.id ?? null,
      valid: spanOf(from, until),
      source,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface Span {
  readonly from: LegalDate
  readonly until: LegalDate | null
}

function overlap(one: Span, other: Span): boolean {
  return (other.until === null || one.from < other.until) && (one.until === null || other.from < one.until)
}

function holds({ from, until }: Span, on: LegalDate): boolean {
  return from <= on && (until === null || on < until)
}

function isAbove(upper: UnitLevel, lower: UnitLevel): boolean {
  return unitLevels.indexOf(upper) < unitLevels.indexOf(lower)
}

function reasonOf(error: Invalid | Error): string {
  if (error instanceof Invalid) return error.problems.map(({ field, code }) => `${field}: ${code}`).join(', ')
  return error.message
}
