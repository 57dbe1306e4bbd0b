import type { Fee } from './content.ts'
import { namesAmount, readAmounts, smallestDong } from './read-amounts.ts'
import type { ReadingKind } from './read-time-limit.ts'
import { cleanText, type PortalFee } from './source.ts'

/** What one fee of the source says: `given` as a number of its own, `free`, `empty` (0 without a word, which the source also writes for "not said"), or as its words allow. */
export interface FeeReading {
  readonly kind: ReadingKind | 'given' | 'free' | 'empty' | 'doubtful'
  readonly fees: readonly Fee[]
}

const kindOfFee: Readonly<Record<string, Fee['kind']>> = { FEE: 'phi', SERVICE_FEE: 'le-phi', PRICE_LEVEL: 'price' }
const longestRead = 20_000

export function readFee(source: PortalFee): FeeReading {
  const text = cleanText(source.description)
  const kind = kindOfFee[source.type] ?? 'other'
  const currency = currencyOf(source.currencyName)
  const basis = basisIn(text)
  const value =
    source.value !== null && source.value !== undefined && source.value > 0 && source.value <= 1e13
      ? source.value
      : null
  const whole: Fee = {
    kind,
    amount: null,
    amountTo: null,
    currency: currency ?? 'VND',
    per: '',
    condition: '',
    text,
    basis,
  }
  const inWords = readAmounts(text).map((one): Fee => ({ ...whole, ...one }))
  if (value === null) return withoutNumber(source, whole, inWords)
  const saidInWords = inWords.some(({ amount, amountTo }) =>
    [amount, amountTo].some((one) => one === value || one === value * 1000),
  )
  if (saidInWords) return { kind: 'given', fees: inWords }
  if (value < smallestDong && currency !== 'USD' && currency !== 'EUR') {
    if (inWords.length > 0) return { kind: 'read', fees: inWords }
    return { kind: 'doubtful', fees: [{ ...whole, text: text === '' ? `${value}` : `${value} – ${text}` }] }
  }
  const per = /^\s*(?:\p{Sc}|đồng|đ|vnđ)?\s*\/\s*([^;.,\n()]{1,60})/iu.exec(text)?.[1]?.trim() ?? ''
  return { kind: 'given', fees: [{ ...whole, amount: value, per }, ...inWords] }
}

function withoutNumber(source: PortalFee, whole: Fee, inWords: readonly Fee[]): FeeReading {
  const { text } = whole
  if (inWords.length > 0) return { kind: 'read', fees: inWords }
  if (source.value !== null && source.value !== undefined && source.value !== 0)
    return { kind: 'doubtful', fees: [{ ...whole, text: `${source.value} – ${text}` }] }
  if (/^[\s.*–-]*$/u.test(text)) return { kind: 'empty', fees: [] }
  if (saysFree(text)) return { kind: 'free', fees: [{ ...whole, amount: 0 }] }
  const kind =
    /^[\s–-]*(?:không|chưa)(?:\s+có)?(?:\s+được)?\s+quy\s+định(?:\s+\p{L}+){0,4}[\s.]*$|^không\s+có\s+thông\s+tin[\s.]*$/iu.test(
      text,
    )
      ? 'none'
      : namesAmount(text)
        ? 'unread'
        : 'no-number'
  return { kind, fees: [whole] }
}

function saysFree(text: string): boolean {
  return /^[\s*–-]*(?:(?:mức\s+)?(?:thu\s+)?(?:phí|lệ\s*phí)(?:[,/]?\s*(?:và\s+)?lệ\s*phí)?\s*:?\s*)?(?:không(?:\s+(?:có|mất|thu|phải\s+nộp|phải\s+trả|tính))?(?:\s+(?:phí|lệ\s*phí)(?:[,/]?\s*(?:và\s+)?lệ\s*phí)?)?|miễn(?:\s+(?:phí|lệ\s*phí|thu))*|0\s*(?:đồng|đ|vnđ))[\s.]*$/iu.test(
    text,
  )
}

function currencyOf(name: string): Fee['currency'] | undefined {
  if (/usd|đô\s*la/iu.test(name)) return 'USD'
  if (/eur/iu.test(name)) return 'EUR'
  return name === '' ? undefined : 'VND'
}

const instrument =
  /(?:Thông tư liên tịch|Thông tư|Nghị quyết|Nghị định|Quyết định)\s+(?:số\s+)?\d+[a-z]?\s*\/\s*(?:\d{4}\s*\/\s*)?\p{Lu}[\p{Lu}\d-]*/gu

/** Instruments that the words name as the ground of the fee. */
function basisIn(text: string): string {
  return [...new Set((text.slice(0, longestRead).match(instrument) ?? []).map((one) => one.replace(/\s+/g, ' ')))]
    .join('; ')
    .slice(0, 1000)
}
