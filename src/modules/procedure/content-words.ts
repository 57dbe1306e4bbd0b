import { formatDecimal } from '#kernel/i18n/numbers.ts'
import type { Fee, Paper, ProcedureChannel, TimeLimit } from './content.ts'
import type { ProcedureWords } from './words-of-pages.ts'

/** What the structured parts of a text are called in words: the words that pages and comparisons share. */
export type ContentWords = Pick<
  ProcedureWords,
  | 'levels'
  | 'channels'
  | 'onlineKinds'
  | 'units'
  | 'fees'
  | 'free'
  | 'currencies'
  | 'originals'
  | 'copies'
  | 'certifiedCopies'
  | 'toPresent'
  | 'ifAny'
  | 'electronic'
  | 'internal'
  | 'formFile'
  | 'copySets'
  | 'receivingPlaces'
  | 'competentAgencies'
  | 'executingAgencies'
  | 'coordinatingAgencies'
  | 'authorizedAgencies'
  | 'stepActors'
  | 'keywords'
  | 'applicantKinds'
  | 'and'
  | 'count'
  | 'counted'
  | 'eventNames'
>

/** `07 ngày làm việc`: numbers below ten with a zero, as offices write them. */
export function amountOfTime({ amount, unit }: Pick<TimeLimit, 'amount' | 'unit'>, words: ContentWords): string {
  const number = Number.isInteger(amount) ? words.count(amount) : formatDecimal(amount, 2)
  return `${number} ${words.units[unit]}`
}

/** `07 ngày làm việc (trường hợp cấp mới)`; one that comes on top of another: `+ 15 ngày làm việc`. */
export function timeLimitText(limit: TimeLimit, words: ContentWords): string {
  return withCondition(`${limit.adds ? '+ ' : ''}${amountOfTime(limit, words)}`, limit.condition)
}

/** `50.000–100.000 đồng/lần`; undefined when the amount stands only in words. */
export function amountOfFee(fee: Fee, words: ContentWords): string | undefined {
  if (fee.amount === null) return undefined
  if (fee.amount === 0 && fee.amountTo === null) return words.free
  const currency = words.currencies[fee.currency]
  const upTo = fee.amountTo === null ? '' : `–${formatDecimal(fee.amountTo, 2)}`
  return `${formatDecimal(fee.amount, 2)}${upTo} ${currency}${fee.per === '' ? '' : `/${fee.per}`}`
}

/** `Lệ phí: 50.000 đồng (trường hợp …)`. */
export function feeText(fee: Fee, words: ContentWords): string {
  const amount = amountOfFee(fee, words)
  const kind = words.fees[fee.kind]
  return amount === undefined ? withCondition(kind, fee.condition) : `${kind}: ${withCondition(amount, fee.condition)}`
}

/** `Trực tuyến (toàn trình)`. */
export function channelText({ kind, online }: Pick<ProcedureChannel, 'kind' | 'online'>, words: ContentWords): string {
  return withCondition(words.channels[kind], online === 'none' ? '' : words.onlineKinds[online])
}

/** `01 bản chính, 02 bản sao`; empty when the source counts nothing. */
export function paperCounts(paper: Paper, words: ContentWords): string {
  const counts: readonly (readonly [number, string])[] = [
    [paper.originals, words.originals],
    [paper.copies, words.copies],
    [paper.certifiedCopies, words.certifiedCopies],
  ]
  return counts
    .filter(([count]) => count > 0)
    .map(([count, label]) => words.counted(count, label.toLocaleLowerCase('vi')))
    .join(', ')
}

function withCondition(text: string, condition: string): string {
  return condition === '' ? text : `${text} (${condition})`
}
