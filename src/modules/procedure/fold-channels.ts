import { channelKinds, type ProcedureChannel, type TimeLimit } from './content.ts'
import { channelText, feeText, timeLimitText, type ContentWords } from './content-words.ts'

/** What several ways of submitting have in common, said once: "Trực tiếp, trực tuyến, bưu chính: 07 ngày làm việc". */
export interface FoldedLine {
  /** The ways, as a title; each kind once. */
  readonly ways: string
  readonly items: readonly FoldedItem[]
}

export interface FoldedItem {
  readonly main: string
  /** The words of the source where they say more than the line. */
  readonly note: string
}

/** Time limits of all ways. Ways without any are left out when others have one, because an empty line would look like "no time". */
export function foldTimes(channels: readonly ProcedureChannel[], words: ContentWords): readonly FoldedLine[] {
  return fold(channels, words, (channel) => {
    const limits = limitLines(channel.timeLimits, words)
    const notes = [channel.timeText, linesOf(channel.text, isAboutTime)].filter((text) => text !== '')
    return [...limits, ...notes.map((note) => ({ main: '', note }))]
  })
}

export function foldFees(channels: readonly ProcedureChannel[], words: ContentWords): readonly FoldedLine[] {
  return fold(channels, words, ({ fees }) =>
    fees.map((fee) => ({
      main: feeText(fee, words),
      note: [fee.text, fee.basis].filter((text) => text !== '').join('\n'),
    })),
  )
}

/** Where and how, in the source's words; a way without words is still a way. */
export function foldWays(channels: readonly ProcedureChannel[], words: ContentWords): readonly FoldedLine[] {
  return groupsOf(channels, words, (channel) => {
    const text = linesOf(channel.text, (line) => !isAboutTime(line))
    return text === '' ? [] : [{ main: '', note: text }]
  })
}

/** Sources write the time into the words about the way of submitting: whoever asks how long looks for it there. Each line stands once. */
function isAboutTime(line: string): boolean {
  return /thời\s+hạn|thời\s+gian|\d+\s*(?:\([^()]*\)\s*)?(?:ngày|tháng|giờ|phút)/iu.test(line)
}

function linesOf(text: string, wanted: (line: string) => boolean): string {
  return text.split('\n').filter(wanted).join('\n').trim()
}

/** "02 tháng và 15 ngày làm việc" is one limit in two units. */
function limitLines(limits: readonly TimeLimit[], words: ContentWords): readonly FoldedItem[] {
  const lines: { main: string; note: string }[] = []
  for (const limit of limits) {
    const text = timeLimitText({ ...limit, adds: false }, words)
    const last = lines.at(-1)
    if (limit.adds && last) last.main = `${last.main} ${words.and} ${text}`
    else lines.push({ main: text, note: limit.text })
  }
  return lines
}

type ItemsOf = (channel: ProcedureChannel) => readonly FoldedItem[]

function fold(channels: readonly ProcedureChannel[], words: ContentWords, itemsOf: ItemsOf): readonly FoldedLine[] {
  return groupsOf(channels, words, itemsOf).filter(({ items }) => items.length > 0)
}

function groupsOf(channels: readonly ProcedureChannel[], words: ContentWords, itemsOf: ItemsOf): readonly FoldedLine[] {
  const inOrder = channels.toSorted((one, other) => channelKinds.indexOf(one.kind) - channelKinds.indexOf(other.kind))
  const groups = Map.groupBy(inOrder, (channel) => JSON.stringify(itemsOf(channel)))
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    return first ? [{ ways: listed(alike.map((channel) => channelText(channel, words))), items: itemsOf(first) }] : []
  })
}

/** Only the first of a list begins with a capital. */
function listed(labels: readonly string[]): string {
  return [...new Set(labels)]
    .map((label, at) => (at === 0 ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)))
    .join(', ')
}
