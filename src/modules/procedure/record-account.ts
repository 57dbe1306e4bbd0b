import type { ProcedureContent } from './content.ts'
import type { ContentReading } from './read-content.ts'
import type { SourceRecord } from './source.ts'

export const accountedParts = [
  'steps',
  'methods',
  'fees',
  'papers',
  'legalBases',
  'outcomes',
  'applicants',
  'agencies',
  'cases',
] as const
export type AccountedPart = (typeof accountedParts)[number]

/** What became of the items of one part: `inSource` = `placed` + `flagged` + `empty`, always. */
export interface PartAccount {
  readonly inSource: number
  /** In the structure, understood. */
  readonly placed: number
  /** In the structure as words, for a person to look at. */
  readonly flagged: number
  /** Nothing to place: a paper without a name, a fee of 0 without a word. */
  readonly empty: number
}

export const accountedWords = [
  'given',
  'byCase',
  'read',
  'unread',
  'withoutNumber',
  'doubtful',
  'none',
  'empty',
] as const

/**
 * How the times (of every way of submitting) and the fees were said. `given`: number and unit in fields of their own; `byCase`: in those of the record's cases. `read`, `unread`: words that
 * name a number. `withoutNumber`: words that name none ("theo quy định của Bộ Tài chính", "trước ngày 31 tháng 12"). `none`: words that say
 * that nothing is prescribed, or that it is free. `doubtful`: a number that cannot be right (a fee of 20 đồng). `empty`: neither number and unit nor a word.
 */
export type WordsAccount = Readonly<Record<(typeof accountedWords)[number], number>>

export interface RecordAccount {
  readonly parts: Readonly<Record<AccountedPart, PartAccount>>
  readonly times: WordsAccount
  readonly fees: WordsAccount
  /** Times given in fields of their own beside which the words name another one: both are kept, and flagged. */
  readonly contradicted: number
}

/** Each count on its own: what is in the source from the source, what was placed from the content, so that a loss would show. */
export function accountOf(record: SourceRecord, reading: ContentReading): RecordAccount {
  const { content, empty } = reading
  const times = wordsAccount(reading.times.map(({ kind }) => kind))
  const fees = wordsAccount(reading.fees.map(({ kind }) => kind))
  const methodsFlagged = reading.times.filter(
    ({ kind, flags }, at) =>
      isFlaggedKind(kind) || kind === 'empty' || flags.length > 0 || content.channels[at]?.kind === 'other',
  ).length
  const papersFlagged = content.flags.filter(({ flag }) => flag === 'paper-without-count').length
  const casesFlagged = content.flags.filter((flag) => flag.part === 'cases').length
  const feesInSource = sum(record.executionMethods.map((method) => method.fees.length))
  return {
    parts: {
      steps: part(record.executionSteps.length, content.steps.length, 0, empty.steps),
      methods: part(record.executionMethods.length, content.channels.length, methodsFlagged, 0),
      fees: part(
        feesInSource,
        reading.fees.length - fees.empty,
        fees.unread + fees.withoutNumber + fees.doubtful,
        fees.empty,
      ),
      papers: part(
        sum(record.executionCases.map((group) => group.profileComponents.length)),
        sum(content.paperGroups.map((group) => group.papers.length)),
        papersFlagged,
        empty.papers,
      ),
      legalBases: part(record.legalBasisesDetails.length, content.legalBases.length, 0, empty.legalBases),
      outcomes: part(record.resultsDetails.length, content.outcomes.length, 0, empty.outcomes),
      applicants: part(record.subjectTypesDetails.length, content.applicants.length, 0, empty.applicants),
      agencies: part(agenciesInSource(record), agenciesIn(content), 0, empty.agencies),
      cases: part(record.cases.length, content.cases.length, casesFlagged, empty.cases),
    },
    times,
    fees,
    contradicted: reading.times.filter((time) => time.flags.includes('time-limit-differs')).length,
  }
}

function part(inSource: number, kept: number, flagged: number, empty: number): PartAccount {
  return { inSource, placed: kept - flagged, flagged, empty }
}

function isFlaggedKind(kind: string): boolean {
  return kind === 'unread' || kind === 'no-number'
}

function wordsAccount(kinds: readonly string[]): WordsAccount {
  const count = (...wanted: readonly string[]) => kinds.filter((kind) => wanted.includes(kind)).length
  return {
    given: count('given'),
    byCase: count('by-case'),
    read: count('read'),
    unread: count('unread'),
    withoutNumber: count('no-number'),
    doubtful: count('doubtful'),
    none: count('none', 'free'),
    empty: count('empty'),
  }
}

/** Four roles, each as departments and as groups of offices; where both are missing, as one text. */
function agenciesInSource(record: SourceRecord): number {
  const roles = [
    [record.departmentsAuthority, record.unitGroupsAuthority, record.delegatedAgencies],
    [record.departmentsExecuting, record.unitGroupsExecuting, record.executingAgencies],
    [record.departmentsCoordinating, record.unitGroupsCoordinating, record.coordinatingAgencies],
    [record.departmentsAuthorized, record.unitGroupsAuthorized, record.authorizedAgencies],
  ] as const
  return sum(
    roles.map(([departments, groups, words]) =>
      departments.length + groups.length > 0 ? departments.length + groups.length : words.trim() === '' ? 0 : 1,
    ),
  )
}

function agenciesIn(content: ProcedureContent): number {
  return (
    content.competentAgencies.length +
    content.executingAgencies.length +
    content.coordinatingAgencies.length +
    content.authorizedAgencies.length
  )
}

export function addAccounts(left: RecordAccount, right: RecordAccount): RecordAccount {
  return {
    parts: {
      steps: addParts(left.parts.steps, right.parts.steps),
      methods: addParts(left.parts.methods, right.parts.methods),
      fees: addParts(left.parts.fees, right.parts.fees),
      papers: addParts(left.parts.papers, right.parts.papers),
      legalBases: addParts(left.parts.legalBases, right.parts.legalBases),
      outcomes: addParts(left.parts.outcomes, right.parts.outcomes),
      applicants: addParts(left.parts.applicants, right.parts.applicants),
      agencies: addParts(left.parts.agencies, right.parts.agencies),
      cases: addParts(left.parts.cases, right.parts.cases),
    },
    times: addWords(left.times, right.times),
    fees: addWords(left.fees, right.fees),
    contradicted: left.contradicted + right.contradicted,
  }
}

function addParts(left: PartAccount, right: PartAccount): PartAccount {
  return {
    inSource: left.inSource + right.inSource,
    placed: left.placed + right.placed,
    flagged: left.flagged + right.flagged,
    empty: left.empty + right.empty,
  }
}

function addWords(left: WordsAccount, right: WordsAccount): WordsAccount {
  return {
    given: left.given + right.given,
    byCase: left.byCase + right.byCase,
    read: left.read + right.read,
    unread: left.unread + right.unread,
    withoutNumber: left.withoutNumber + right.withoutNumber,
    doubtful: left.doubtful + right.doubtful,
    none: left.none + right.none,
    empty: left.empty + right.empty,
  }
}

const noPart: PartAccount = { inSource: 0, placed: 0, flagged: 0, empty: 0 }
const noWords: WordsAccount = {
  given: 0,
  byCase: 0,
  read: 0,
  unread: 0,
  withoutNumber: 0,
  doubtful: 0,
  none: 0,
  empty: 0,
}

export const emptyAccount: RecordAccount = {
  parts: {
    steps: noPart,
    methods: noPart,
    fees: noPart,
    papers: noPart,
    legalBases: noPart,
    outcomes: noPart,
    applicants: noPart,
    agencies: noPart,
    cases: noPart,
  },
  times: noWords,
  fees: noWords,
  contradicted: 0,
}

/** Of the times or fees whose words name a number, how many were read; undefined when there are none. */
export function readShare({ read, unread }: WordsAccount): number | undefined {
  return read + unread === 0 ? undefined : read / (read + unread)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
