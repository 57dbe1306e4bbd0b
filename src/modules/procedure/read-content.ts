import { legalDateOf } from '#kernel/i18n/dates.ts'
import type {
  ContentFlag,
  LegalBasis,
  OnlineKind,
  ProcedureCase,
  ProcedureChannel,
  ProcedureContent,
  TimeLimit,
  TimeUnit,
} from './content.ts'
import { readFee, type FeeReading } from './read-fees.ts'
import { readPapers } from './read-papers.ts'
import { readAgencies, readApplicants, readSteps } from './read-parties.ts'
import { readTimeLimits, type ReadingKind } from './read-time-limit.ts'
import { legalNumberOf } from './revision-columns.ts'
import {
  cleanName,
  cleanText,
  saidText,
  type SourceCase,
  type SourceMethod,
  type SourceNamed,
  type SourceRecord,
} from './source.ts'

/** What the record's own head says, read before: a name in sentence case, levels, the sector. */
export type ContentHead = Pick<ProcedureContent, 'name' | 'levels' | 'sector'>

/** What became of every time and fee of a record, for the figures of an import. */
export interface ContentReading {
  readonly content: ProcedureContent
  /** Of each way of submitting: `given` where the source has number and unit. */
  readonly times: readonly { readonly kind: TimeKind; readonly words: string }[]
  readonly fees: readonly { readonly kind: FeeReading['kind']; readonly words: string }[]
  /** Items that say nothing (a paper without a name), by part. */
  readonly empty: Readonly<
    Record<'steps' | 'papers' | 'legalBases' | 'outcomes' | 'applicants' | 'agencies' | 'cases', number>
  >
}
export type TimeKind = ReadingKind | 'given' | 'empty' | 'by-case'

type Flag = { flag: ContentFlag; part: string; text: string }

/** Every element of the national portal's record in the structure of a procedure; what has no place stays as words in `unplaced`. */
export function readContent(record: SourceRecord, head: ContentHead): ContentReading {
  const flags: Flag[] = []
  const cases = readCases(record.cases, head.name)
  const channels = record.executionMethods.map((method) => readChannel(method, record.isFullProcess, cases))
  const papers = readPapers(record.executionCases)
  const agencies = readAgencies(record)
  const steps = readSteps(record.executionSteps)
  const outcomes = named(record.resultsDetails)
  const legalBases = record.legalBasisesDetails
    .map(readLegalBasis)
    .filter(({ number, name }) => number !== '' || name !== '')
  const applicants = readApplicants(record.subjectTypesDetails)
  const content: ProcedureContent = {
    ...head,
    internal: record.isInternal,
    applicants,
    steps,
    channels: channels.map(({ channel }) => channel),
    paperGroups: [...papers.groups],
    copyCount: papers.copyCount,
    competentAgencies: [...agencies.competent],
    executingAgencies: [...agencies.executing],
    coordinatingAgencies: [...agencies.coordinating],
    authorizedAgencies: [...agencies.authorized],
    receivingPlaces: kept('receivingPlaces', saidText(record.dossierReceivingAddresses), 60_000),
    outcomes,
    requirements: kept('requirements', saidText(record.requirementsAndConditions || record.description), 60_000),
    legalBases,
    related: named(record.procedureRelatedGroup).map(({ name, code }) => ({ code: code.slice(0, 100), name })),
    cases: cases.all,
    keywords: kept('keywords', cleanName(record.keywords), 4000),
    lifeEvent: cleanName(record.group).slice(0, 200),
    note: kept('note', saidText(record.note), 60_000),
    announcedBy: announcedBy(record),
    unplaced: unplacedOf(record),
    flags: [],
  }
  content.flags = [...flags, ...channels.flatMap((one) => one.flags), ...papers.flags].slice(0, 1000)
  return {
    content,
    times: channels.map(({ time }) => time),
    fees: channels.flatMap((one) => one.fees),
    empty: {
      steps: record.executionSteps.length - steps.length,
      papers: papers.empty,
      legalBases: record.legalBasisesDetails.length - legalBases.length,
      outcomes: record.resultsDetails.length - outcomes.length,
      applicants: record.subjectTypesDetails.length - applicants.length,
      agencies: agencies.empty,
      cases: record.cases.length - cases.all.length,
    },
  }

  function kept(part: string, words: string, most: number): string {
    if (words.length > most) flags.push({ flag: 'text-too-long', part, text: words.slice(0, 200) })
    return words.slice(0, most)
  }
}

const kindOfChannel: Readonly<Record<string, ProcedureChannel['kind']>> = {
  DIRECT: 'in-person',
  ONLINE: 'online',
  POSTAL: 'post',
}
const unitOfTime: Readonly<Record<string, TimeUnit>> = {
  WORKING_DAY: 'working-day',
  DAY: 'day',
  MONTH: 'month',
  HOUR: 'hour',
  YEAR: 'year',
  MINUTE: 'minute',
}

interface ReadChannel {
  readonly channel: ProcedureChannel
  readonly flags: readonly Flag[]
  readonly time: ContentReading['times'][number]
  readonly fees: ContentReading['fees']
}

function readChannel(method: SourceMethod, isFullProcess: boolean, cases: ReadCases): ReadChannel {
  const kind = kindOfChannel[method.submissionMethod] ?? 'other'
  const online: OnlineKind = kind !== 'online' ? 'none' : isFullProcess ? 'full' : 'partial'
  const description = cleanText(method.description)
  const time = readTime(method, description, cases)
  const fees = method.fees.map(readFee)
  const flags: Flag[] = [...time.flags]
  if (kind === 'other')
    flags.push({ flag: 'method-unknown', part: 'channels', text: cleanName(method.submissionMethod).slice(0, 200) })
  for (const fee of fees)
    if (fee.kind === 'unread' || fee.kind === 'no-number')
      flags.push({ flag: 'fee-in-words', part: 'fees', text: (fee.fees[0]?.text ?? '').slice(0, 4000) })
  if (description.length > 60_000)
    flags.push({ flag: 'text-too-long', part: 'channels', text: description.slice(0, 200) })
  const attachments = method.fees.flatMap(({ attachment }) => (attachment ? [cleanName(attachment.fileName)] : []))
  const text = [saidText(description), ...attachments.map((name) => `(Biểu phí, lệ phí kèm theo: ${name})`)]
    .filter((part) => part !== '')
    .join('\n')
  return {
    channel: {
      kind,
      online,
      timeLimits: [...time.limits],
      timeText: time.text.slice(0, 60_000),
      fees: fees.flatMap((fee) => fee.fees.map((one) => ({ ...one, text: one.text.slice(0, 60_000) }))).slice(0, 300),
      text: text.slice(0, 60_000),
    },
    flags,
    time: { kind: time.kind, words: time.words },
    fees: fees.map((fee, at) => ({ kind: fee.kind, words: cleanText(method.fees[at]?.description ?? '') })),
  }
}

interface ReadTime {
  readonly limits: readonly TimeLimit[]
  readonly text: string
  readonly kind: TimeKind
  readonly words: string
  readonly flags: readonly Flag[]
}

/** Number and unit where the source has them; else its words, those of the time before those of the way of submitting; else the times of the cases. */
function readTime(method: SourceMethod, description: string, cases: ReadCases): ReadTime {
  const given = givenTime(method.processingTime, method.processingTimeUnit)
  if (given) return { limits: [given], text: '', kind: 'given', words: '', flags: [] }
  const own = typeof method.processingTime === 'string' ? cleanText(method.processingTime) : ''
  const ownWords = /^[\d\s.,]*$/.test(own) ? '' : own
  const readings = [ownWords, description]
    .filter((words) => words !== '')
    .map((words) => ({ words, ...readTimeLimits(words) }))
  const read = readings.find(({ kind }) => kind === 'read')
  const words = [ownWords, description].filter((part) => part !== '').join('\n')
  if (read) return { limits: read.limits, text: ownWords, kind: 'read', words: read.words, flags: [] }
  const none = readings.find(({ kind }) => kind === 'none')
  if (none) return { limits: [], text: none.words, kind: 'none', words, flags: [] }
  if (cases.limits.length > 0) return { limits: cases.limits, text: ownWords, kind: 'by-case', words, flags: [] }
  const bare = `${method.processingTime ?? ''}`.trim()
  const number = /^[\d.,]+$/.test(bare) && Number(bare) !== 0 ? bare : ''
  const text = [ownWords, number].filter((part) => part !== '').join('\n')
  const flag: Flag = {
    flag: words === '' ? 'unit-unknown' : 'time-limit-in-words',
    part: 'timeLimits',
    text: (words || number || method.processingTimeUnit).slice(0, 4000),
  }
  return {
    limits: [],
    text: ownWords === '' && words !== '' ? saidText(words) : text,
    kind: readings.some(({ kind }) => kind === 'unread') ? 'unread' : words === '' ? 'empty' : 'no-number',
    words,
    flags: [flag],
  }
}

function givenTime(time: number | string | null | undefined, unitName: string): TimeLimit | undefined {
  const unit = unitOfTime[unitName]
  const amount = typeof time === 'string' ? Number(time.trim().replace(',', '.') || Number.NaN) : (time ?? Number.NaN)
  if (unit === undefined || !Number.isFinite(amount) || amount <= 0 || amount > 100_000) return undefined
  return { amount, unit, condition: '', text: '' }
}

interface ReadCases {
  readonly all: ProcedureCase[]
  /** Their times, where every case has one; the condition names the case if there are several. */
  readonly limits: readonly TimeLimit[]
}

function readCases(cases: readonly SourceCase[], procedureName: string): ReadCases {
  const all = cases.flatMap((one): ProcedureCase[] => {
    const name = cleanName(one.name).slice(0, 4000)
    const timeLimit = givenTime(one.processingDay?.qty, one.processingDay?.type ?? '') ?? null
    return name === '' && timeLimit === null ? [] : [{ name, code: cleanName(one.code).slice(0, 200), timeLimit }]
  })
  const timed = all.flatMap(({ name, timeLimit }) => (timeLimit ? [{ name, timeLimit }] : []))
  if (timed.length < cases.length) return { all, limits: [] }
  const same = new Set(timed.map(({ timeLimit }) => `${timeLimit.amount} ${timeLimit.unit}`)).size === 1
  const [first] = timed
  if (first && same) return { all, limits: [first.timeLimit] }
  return {
    all,
    limits: timed
      .slice(0, 60)
      .map(({ name, timeLimit }) => ({ ...timeLimit, condition: name === procedureName ? '' : name.slice(0, 2000) })),
  }
}

function named(items: readonly SourceNamed[]): { name: string; code: string }[] {
  return items
    .map(({ name, code }) => ({
      name: saidText(name).replace(/\s+/g, ' ').slice(0, 4000),
      code: cleanName(code).slice(0, 200),
    }))
    .filter(({ name }) => name !== '')
}

function readLegalBasis(basis: SourceNamed): LegalBasis {
  const name = cleanName(basis.name).slice(0, 4000)
  const code = cleanName(basis.code)
  const number = legalNumberOf(code) ?? legalNumberOf(name) ?? ''
  // A code without a number ("Luật Thú y 2015") is all that some have: it is then the name.
  return {
    number: number.length <= 100 ? number : '',
    name: name === '' && number === '' ? code.slice(0, 4000) : name,
    articles: '',
  }
}

function announcedBy(record: SourceRecord): ProcedureContent['announcedBy'] {
  const proposal = record.procedureProposal
  const number = cleanName(proposal?.proposalNumber ?? '').slice(0, 200)
  if (!proposal || number === '') return null
  const issuer = cleanName(proposal.issuingAgency?.name ?? '') || cleanName(record.departmentPromulgateName)
  const on = proposal.decisionDate
  // Beyond 1900–2100 a number is no day on which anybody signed.
  const isDay = typeof on === 'number' && on > -2.2e12 && on < 4.1e12 && on !== 0
  return { number, on: isDay ? legalDateOf(new Date(on)) : null, issuer: issuer.slice(0, 500) }
}

const marks = [
  'isOtherAgency',
  'isUndetermined',
  'isVertical',
  'isSharedService',
  'isOfflineOnly',
  'isNonTerritorial',
] as const

function unplacedOf(record: SourceRecord): ProcedureContent['unplaced'] {
  const fields = [
    { field: 'type', text: cleanName(record.type) },
    { field: 'formalityType', text: cleanName(record.formalityType) },
    ...marks.flatMap((field) => (record[field] ? [{ field, text: 'true' }] : [])),
    ...record.returningMethods.map(({ type, value }) => ({
      field: 'returningMethods',
      text: `${cleanName(type)}: ${value.map(cleanName).join(', ')}`,
    })),
    ...record.serviceGroupsDetails.map(({ name, type }) => ({
      field: 'serviceGroupsDetails',
      text: [name, type]
        .map(cleanName)
        .filter((part) => part !== '')
        .join(' – '),
    })),
    ...record.executionMethods.flatMap((method) =>
      method.fees.flatMap(({ attachment }) =>
        attachment
          ? [
              {
                field: 'fees.attachment',
                text: [attachment.fileName, attachment.bucketName, attachment.filePath]
                  .map(cleanName)
                  .filter((part) => part !== '')
                  .join(' '),
              },
            ]
          : [],
      ),
    ),
  ]
  return fields.filter(({ text }) => text !== '').slice(0, 200)
}
