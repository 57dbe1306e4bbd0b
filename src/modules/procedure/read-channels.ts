import type { ContentFlag, OnlineKind, ProcedureCase, ProcedureChannel, TimeLimit } from './content.ts'
import { readFee, type FeeReading } from './read-fees.ts'
import { contradictionOf, readGivenTime } from './read-given-time.ts'
import { readTimeLimits, type ReadingKind } from './read-time-limit.ts'
import { cleanName, cleanText, saidText, type PortalCase, type PortalMethod } from './source.ts'

/** How a time was said: `given` in fields of its own (`doubtful` when they cannot be right and nothing else says it), `by-case` in those of the cases, else as its words allow. */
export type TimeKind = ReadingKind | 'given' | 'empty' | 'by-case' | 'doubtful'

export interface Noticed {
  readonly flag: ContentFlag
  readonly part: string
  readonly text: string
}

const kindOfChannel: Readonly<Record<string, ProcedureChannel['kind']>> = {
  DIRECT: 'in-person',
  ONLINE: 'online',
  POSTAL: 'post',
}
export interface ReadChannel {
  readonly channel: ProcedureChannel
  readonly flags: readonly Noticed[]
  readonly time: { readonly kind: TimeKind; readonly words: string; readonly flags: readonly ContentFlag[] }
  readonly fees: readonly { readonly kind: FeeReading['kind']; readonly words: string }[]
}

/** One way of submitting with its times and fees. */
export function readChannel(method: PortalMethod, isFullProcess: boolean, cases: ReadCases): ReadChannel {
  const kind = kindOfChannel[method.submissionMethod] ?? 'other'
  const online: OnlineKind = kind !== 'online' ? 'none' : isFullProcess ? 'full' : 'partial'
  const description = cleanText(method.description)
  const time = readTime(method, description, cases)
  const fees = method.fees.map(readFee)
  const flags: Noticed[] = [...time.flags]
  if (kind === 'other')
    flags.push({ flag: 'method-unknown', part: 'channels', text: cleanName(method.submissionMethod).slice(0, 200) })
  for (const fee of fees)
    if (fee.kind === 'unread' || fee.kind === 'no-number' || fee.kind === 'doubtful')
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
    time: { kind: time.kind, words: time.words, flags: time.flags.map(({ flag }) => flag) },
    fees: fees.map((fee, at) => ({ kind: fee.kind, words: cleanText(method.fees[at]?.description ?? '') })),
  }
}

interface ReadTime {
  readonly limits: readonly TimeLimit[]
  readonly text: string
  readonly kind: TimeKind
  readonly words: string
  readonly flags: readonly Noticed[]
}

/** Number and unit where the source has them; else its words, those of the time before those of the way of submitting; else the times of the cases. */
function readTime(method: PortalMethod, description: string, cases: ReadCases): ReadTime {
  const given = readGivenTime(method.processingTime, method.processingTimeUnit, { part: 'timeLimits' })
  if (given.limit) {
    const contradiction = contradictionOf(given.limit, description)
    return { limits: [given.limit], text: '', kind: 'given', words: '', flags: contradiction ? [contradiction] : [] }
  }
  const said = readSaidTime(method, description, cases)
  // A value that cannot be right is told, whatever else says the time; that nothing else does is then no news.
  if (given.flags.length === 0) return said
  const flags = [...given.flags, ...said.flags.filter(({ flag }) => flag !== 'unit-unknown')]
  return { ...said, kind: said.kind === 'empty' ? 'doubtful' : said.kind, flags }
}

function readSaidTime(method: PortalMethod, description: string, cases: ReadCases): ReadTime {
  const own = typeof method.processingTime === 'string' ? cleanText(method.processingTime) : ''
  const ownWords = /^[\d\s.,-]*$/.test(own) ? '' : own
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
  const flag: Noticed = {
    flag: words === '' ? 'unit-unknown' : 'time-limit-in-words',
    part: 'timeLimits',
    text: (words || `${bare} ${method.processingTimeUnit}`.trim()).slice(0, 4000),
  }
  return {
    limits: [],
    text: ownWords === '' && words !== '' ? saidText(words) : text,
    kind: readings.some(({ kind }) => kind === 'unread') ? 'unread' : words === '' ? 'empty' : 'no-number',
    words,
    flags: [flag],
  }
}

export interface ReadCases {
  readonly all: ProcedureCase[]
  /** Their times, where every case has one; the condition names the case if there are several. */
  readonly limits: readonly TimeLimit[]
  readonly flags: readonly Noticed[]
}

export function readCases(cases: readonly PortalCase[], procedureName: string): ReadCases {
  const read = cases.map(({ name, code, processingDay }) => {
    const about = cleanName(name)
    // What has neither a name nor a time that can be read is no case; its number is noticed among the times.
    const part = about === '' ? 'timeLimits' : 'cases'
    const { limit, flags } = readGivenTime(processingDay?.qty, processingDay?.type ?? '', { part, about })
    return { name: about.slice(0, 4000), code: cleanName(code).slice(0, 200), timeLimit: limit ?? null, flags }
  })
  const flags = read.flatMap((one) => one.flags)
  const all = read.flatMap(({ name, code, timeLimit }): ProcedureCase[] =>
    name === '' && timeLimit === null ? [] : [{ name, code, timeLimit }],
  )
  const timed = all.flatMap(({ name, timeLimit }) => (timeLimit ? [{ name, timeLimit }] : []))
  if (timed.length < cases.length) return { all, limits: [], flags }
  const same = new Set(timed.map(({ timeLimit }) => `${timeLimit.amount} ${timeLimit.unit}`)).size === 1
  const [first] = timed
  if (first && same) return { all, limits: [first.timeLimit], flags }
  return {
    all,
    flags,
    limits: timed
      .slice(0, 60)
      .map(({ name, timeLimit }) => ({ ...timeLimit, condition: name === procedureName ? '' : name.slice(0, 2000) })),
  }
}
