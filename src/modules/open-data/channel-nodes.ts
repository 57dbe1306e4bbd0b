import type { Fee, ProcedureChannel, ProcedureContent, TimeLimit } from '#modules/procedure/public-content.ts'
import { concept, inVietnamese, publications, ref, type NodeObject } from './cpsv-context.ts'
import { wayLabels, feeWords, timeLimitWords } from './vi.ts'

/** Ways of submitting with their times and costs. */
export interface ChannelNodes {
  readonly channels: readonly NodeObject[]
  readonly costs: readonly NodeObject[]
  readonly concepts: readonly NodeObject[]
  /** The longest time of all ways, as xsd:duration; null when none is known as a number. */
  readonly longest: NodeObject | null
}

const channelTypes: Record<ProcedureChannel['kind'], string> = {
  'in-person': 'du-lieu-mo#truc-tiep',
  online: 'du-lieu-mo#truc-tuyen',
  post: 'du-lieu-mo#buu-chinh',
  other: 'du-lieu-mo#cach-khac',
}

export function channelsOf(content: ProcedureContent, within: (part: string) => string): ChannelNodes {
  const base = within('').replace(/\/thu-tuc-hanh-chinh\/.*$/, '/')
  const kinds = [...new Set(content.channels.map(({ kind }) => kind))]
  const costs = content.channels.flatMap((channel, place) =>
    channel.fees.map((fee, index) => costOf(fee, within(`phi-${place + 1}-${index + 1}`), within(`cach-${place + 1}`))),
  )
  const currencies = new Set(
    content.channels.flatMap(({ fees }) => fees.filter(hasValue).map(({ currency }) => currency)),
  )
  return {
    channels: content.channels.map((channel, place) => channelOf(channel, within(`cach-${place + 1}`), base)),
    costs,
    concepts: [
      ...kinds.map((kind) => concept(`${base}${channelTypes[kind]}`, wayLabels[kind])),
      ...[...currencies].map((currency) => concept(`${publications}/currency/${currency}`, currency)),
    ],
    longest: longestOf(content.channels.flatMap(({ timeLimits }) => timeLimits)),
  }
}

function channelOf(channel: ProcedureChannel, id: string, base: string): NodeObject {
  const words = [channel.timeLimits.map(timeLimitWords).join('; '), channel.timeText, channel.text]
  const description = words.filter((text) => text !== '').join('. ')
  const time = longestOf(channel.timeLimits)
  return {
    '@id': id,
    '@type': 'cv:Channel',
    'dct:identifier': id.slice(id.lastIndexOf('/') + 1),
    'dct:type': ref(`${base}${channelTypes[channel.kind]}`),
    ...(description === '' ? {} : { 'dct:description': inVietnamese(description) }),
    ...(time === null ? {} : { 'cv:processingTime': time }),
  }
}

function costOf(fee: Fee, id: string, channel: string): NodeObject {
  return {
    '@id': id,
    '@type': 'cv:Cost',
    'dct:identifier': id.slice(id.lastIndexOf('/') + 1),
    'dct:description': inVietnamese(feeWords(fee)),
    'cv:ifAccessedThrough': ref(channel),
    ...(hasValue(fee) && fee.amount !== null
      ? {
          'cv:hasValue': { '@value': String(fee.amount), '@type': 'xsd:double' },
          'cv:currency': ref(`${publications}/currency/${fee.currency}`),
        }
      : {}),
  }
}

/** A share of something is no amount of a currency. */
function hasValue(fee: Fee): boolean {
  return fee.amount !== null && fee.currency !== 'percent'
}

const hoursOf: Record<TimeLimit['unit'], number> = {
  minute: 1 / 60,
  hour: 1,
  day: 24,
  'working-day': 24 * 1.4,
  month: 24 * 30,
  year: 24 * 365,
}

/** The longest of several limits. xsd:duration knows no working days: they stand as days, and the words beside them say so. Limits that add up stand in words alone. */
function longestOf(limits: readonly TimeLimit[]): NodeObject | null {
  if (limits.some(({ adds }) => adds)) return null
  const [longest] = limits.toSorted((one, other) => other.amount * hoursOf[other.unit] - one.amount * hoursOf[one.unit])
  return longest ? { '@value': durationOf(longest), '@type': 'xsd:duration' } : null
}

/** Whole units, as the lexical form of the type demands: half a day is twelve hours. */
export function durationOf({ amount, unit }: Pick<TimeLimit, 'amount' | 'unit'>): string {
  if (unit === 'hour' || unit === 'minute') return `PT${Math.round(unit === 'hour' ? amount * 60 : amount)}M`
  if (!Number.isInteger(amount)) return `PT${Math.round(amount * hoursOf[unit === 'working-day' ? 'day' : unit])}H`
  const letters = { day: 'D', 'working-day': 'D', month: 'M', year: 'Y' } as const
  return `P${amount}${letters[unit]}`
}
