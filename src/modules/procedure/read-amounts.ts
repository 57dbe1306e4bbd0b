import type { Fee } from './content.ts'
import { numberFromDigits, numberFromWords, numberWords } from './vietnamese-numbers.ts'
import { conditionOf, segmentsOf, type Segment } from './word-segments.ts'

/** No fee is below this; a smaller number in đồng is one whose thousands were cut off ("20" for 20.000). */
export const smallestDong = 1000
const longestRead = 20_000
const mostFees = 100

const number = String.raw`(?:\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)`
const scale = String.raw`(?:trăm\s+)?(?:nghìn|ngàn|triệu|tỷ|tỉ)`
const currencyWords = String.raw`đồng(?:\s+Việt\s+Nam)?|đ|vnđ|vnd|₫|usd|us\$|đô\s*la(?:\s+mỹ)?|\$|euro?|%`
const amountInDigits = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.,])(?<front>\$|us\$|usd)?\s*(?<low>${number})\s*(?:(?:\p{Sc}|đồng|đ|vnđ|%)?\s*(?:-|–|đến|tới)\s*(?<high>${number})\s*)?(?<scale>${scale})?\s*(?:\([^()]{0,60}\)\s*)?(?<currency>(?:${currencyWords})(?![\p{L}\p{N}])|(?=\s*\/\s*(?:\d+\s*)?\p{L}{2}))`,
  'giu',
)
const amountInWords = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<words>${numberWords}(?:\s+${numberWords})+)\s+đồng(?!\p{L})`,
  'giu',
)
export type ReadAmount = Pick<Fee, 'amount' | 'amountTo' | 'currency' | 'per' | 'condition'>

interface FoundAmount extends Omit<ReadAmount, 'condition'> {
  readonly start: number
  readonly end: number
  /** "dưới 50 tỷ đồng": says for which case a fee holds. */
  readonly threshold: boolean
}

/** Amounts that the words name, each with what it is for and for which case. */
export function readAmounts(text: string): ReadAmount[] {
  const segments = segmentsOf(text.slice(0, longestRead))
  const withCurrency = segments.flatMap((segment) =>
    amountsOfSegment(segment, [...digitsIn(segment.text), ...wordsIn(segment.text)]),
  )
  // Where no amount has a currency, "Mức phí: 1.600.000" is one in đồng.
  const found =
    withCurrency.length > 0
      ? withCurrency
      : segments.flatMap((segment) => amountsOfSegment(segment, bareIn(segment.text)))
  const seen = new Set<string>()
  return found
    .filter((one) => {
      const key = JSON.stringify(one)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, mostFees)
}

function amountsOfSegment(segment: Segment, amounts: readonly FoundAmount[]): ReadAmount[] {
  const { text } = segment
  // "150.000 đồng + (số tấn x 15.000 đồng)" is a reckoning, and its parts are no fees.
  if (formula.test(text)) return []
  const all = amounts.toSorted((left, right) => left.start - right.start)
  const range = rangeOf(text, all)
  const plain = range ? [range] : all.filter(({ threshold }) => !threshold)
  const named =
    plain.length > 0 || text.endsWith(':') || all.some(({ start }) => valueOf.test(text.slice(0, start)))
      ? plain
      : all.filter(({ start }) => /(?:^|[\s:])từ\s*$/iu.test(text.slice(0, start)))
  return named.flatMap((one, at) => {
    const previous = named[at - 1]
    const next = named[at + 1]
    if (isRepeatedInBrackets(text, one, next)) return []
    const before = text.slice(previous?.end ?? 0, one.start)
    const after = text.slice(one.end, next?.start ?? text.length)
    const goesOn = previous !== undefined && !isRepeatedInBrackets(text, previous, one)
    return [
      {
        amount: one.amount,
        amountTo: one.amountTo,
        currency: one.currency,
        per: one.per,
        condition: conditionOf([
          ...segment.headings.map(labelOfFee),
          labelOfFee(goesOn ? afterComma(before.replace(brackets, '')) : before),
          caseBehind(after, next !== undefined),
        ]),
      },
    ]
  })
}

const formula = /\d\s*(?:đồng|đ|vnđ)?\s*[+×]\s*\(|\s[x×]\s+\d/iu

/** What stands in brackets behind an amount belongs to it and not to the next. */
const brackets = /^\s*(?:đồng\s*)?\((?:[^()]|\([^()]*\))*\)/iu

/** "250000 Đồng (Xác minh văn bằng … là 250.000 đồng/văn bằng)": the second says more of the same. */
function isRepeatedInBrackets(text: string, one: FoundAmount, next: FoundAmount | undefined): boolean {
  if (next?.amount !== one.amount || next.currency !== one.currency) return false
  const between = text.slice(one.end, next.start)
  return /^[^(]{0,12}\(/u.test(between) && between.split('(').length > between.split(')').length
}

/** "từ 100.000 đồng đến 200.000 đồng" and nothing else in the sentence. */
function rangeOf(text: string, all: readonly FoundAmount[]): FoundAmount | undefined {
  const [low, high, ...others] = all
  if (!low || !high || others.length > 0 || !/từ\s*$/iu.test(text.slice(0, low.start))) return undefined
  if (valueOf.test(text.slice(0, low.start))) return undefined
  if (!/^\s*(?:đến|tới)\s*$/iu.test(text.slice(low.end, high.start)) || (low.amount ?? 0) >= (high.amount ?? 0))
    return undefined
  return { ...high, amount: low.amount, amountTo: high.amount, start: low.start, threshold: false }
}

function digitsIn(text: string): FoundAmount[] {
  return [...text.matchAll(amountInDigits)].flatMap((match) => {
    const { front, low = '', high, scale: scaleWords, currency: currencyFound = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    const factor = scaleOf(scaleWords)
    const currency = moneyOf(front ?? currencyFound)
    const first = numberFromDigits(low)
    const second = high === undefined ? undefined : numberFromDigits(high)
    if (first === undefined || (high !== undefined && second === undefined)) return []
    // Without a currency only "14.250.000/lần" is money; "01/giấy", "24/7", "số 2252/QĐ-VP" and "QCVN 6: 2010/BKHCN" are not.
    const bare = currencyFound === '' && front === undefined
    if (
      bare &&
      ((second ?? first) * factor < 10 * smallestDong || !/^\s*\/\s*(?:\d+\s*)?\p{Ll}{2}/u.test(text.slice(end)))
    )
      return []
    if (
      currency === 'VND' &&
      first * factor > 0 &&
      (second ?? first) * factor < smallestDong &&
      !/đồng/iu.test(currencyFound)
    )
      return []
    if (
      currency === 'percent' &&
      /(?:giảm|bớt|tăng|thêm|lỗ|vốn|sở hữu|cổ phần|trên|dưới|từ|đến)[^.;:,]{0,15}$/iu.test(before)
    )
      return []
    const { per, length } = perBehind(text.slice(end))
    return [
      {
        start: match.index,
        end: end + length,
        amount: round(first * factor),
        amountTo: second === undefined || second <= first ? null : round(second * factor),
        currency,
        per,
        threshold: isThreshold(before, text.slice(end)),
      },
    ]
  })
}

const bareAmount = /(?<![\p{L}\p{N}/.,])\d{1,3}(?:\.\d{3})+(?=\s*$|\s*\/|\s*\()/gu

function bareIn(text: string): FoundAmount[] {
  return [...text.matchAll(bareAmount)].flatMap((match) => {
    const amount = numberFromDigits(match[0])
    const end = match.index + match[0].length
    return amount === undefined || amount < smallestDong
      ? []
      : [{ start: match.index, end, amount, amountTo: null, currency: 'VND' as const, per: '', threshold: false }]
  })
}

/** "Năm trăm nghìn đồng", unless it repeats the digits in front of it in brackets. */
function wordsIn(text: string): FoundAmount[] {
  return [...text.matchAll(amountInWords)].flatMap((match) => {
    const amount = numberFromWords(match.groups?.words ?? '')
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    if (amount === undefined || amount < smallestDong || /\([^()]*$/u.test(before)) return []
    const end = match.index + match[0].length
    const { per, length } = perBehind(text.slice(end))
    return [
      {
        start: match.index,
        end: end + length,
        amount,
        amountTo: null,
        currency: 'VND' as const,
        per,
        threshold: isThreshold(before, text.slice(end)),
      },
    ]
  })
}

function scaleOf(words: string | undefined): number {
  if (words === undefined) return 1
  const hundred = /^trăm/iu.test(words) ? 100 : 1
  if (/triệu$/iu.test(words)) return hundred * 1e6
  return /t[ỷỉ]$/iu.test(words) ? hundred * 1e9 : hundred * 1e3
}

function moneyOf(words: string): Fee['currency'] {
  if (words === '%') return 'percent'
  if (/^(?:usd|us\$|\$|đô)/iu.test(words)) return 'USD'
  return /^eur/iu.test(words) ? 'EUR' : 'VND'
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** What a matter is worth says which fee holds, and is none: "giá trị giao dịch từ 2,1 tỷ đồng đến 70 tỷ đồng". */
const valueOf = /(?:vốn|trị\s+giá|giá\s+trị|tổng\s+mức|doanh\s+thu)[^.;:]{0,40}$/iu

function isThreshold(before: string, after: string): boolean {
  if (/%\s*(?:của\s*)?$/u.test(before)) return true
  if (/(?:dưới|trên|từ|đến|đến\s+dưới|đến\s+hết|hơn|vượt(?:\s+quá)?|[<>≥≤])\s*$/iu.test(before)) return true
  return /^\s*(?:trở\s+(?:lên|xuống)|đến\s+(?:dưới|hết)?\s*\d)/iu.test(after) || valueOf.test(before)
}

function perBehind(after: string): { per: string; length: number } {
  const slash =
    /^\s*(?:\([^()]{0,60}\)\s*)?\/\s*([^;.,:\n()+–]{1,80}?)(?=\s+(?:đối\s+với|trường\s+hợp|theo|nếu|áp\s+dụng|cho|kể\s+từ|từ|-|và)\s|\s*[;.,:\n()+–]|\s*$)/iu.exec(
      after,
    )
  const each = slash ?? /^\s*(?:cho\s+)?(?:một|mỗi)\s+([^;.,:\n()+–]{1,60}?)(?=\s*[;.,:\n()+–]|\s*$)/iu.exec(after)
  const share = each ?? /^\s*((?:của\s+)?(?:mức|giá\s+trị|tổng|số\s+tiền|trên\s+giá)[^;.,:\n()]{1,100})/iu.exec(after)
  const per = (share?.[1] ?? '').replace(/(?<!hợp)\s+(?:đồng|vnđ|vnd)$/iu, '')
  return { per: per.trim().slice(0, 300), length: share?.[0].length ?? 0 }
}

function afterComma(before: string): string {
  return /[,;:]\s*([^,;]*)$/u.exec(before)?.[1] ?? ''
}

/** What stands before an amount, without the words that only say that an amount follows. */
function labelOfFee(before: string): string {
  const bare = before.replace(amountCue, '').trim()
  return /^(?:phí|lệ\s*phí|mức\s+(?:thu|phí|lệ\s*phí)|phí,\s*lệ\s*phí)$/iu.test(bare) ? '' : bare
}

const amountCue =
  /(?:(?:^|(?<=[\s(]))(?:là|bằng|mức\s+(?:thu(?:\s+(?:phí|lệ\s+phí))?|phí|lệ\s+phí)|số\s+tiền|áp\s+dụng|cụ\s+thể|như\s+sau|nộp|thu|phải\s+nộp|từ)[\s:(=–-]*|[\s:(=–-]+)+$/iu

/** "(Sát hạch thực hành)", "đối với …" right behind the amount. */
function caseBehind(afterAmount: string, anotherFollows: boolean): string {
  const after = afterAmount.replace(amountAgain, ' ')
  const bracketed = (anotherFollows ? closedBrackets : openBrackets).exec(after)?.[1]
  if (bracketed !== undefined) return bracketed
  const words = caseInWords.exec(after)?.[1] ?? ''
  return anotherFollows ? words.replace(/[,;]\s[^,;]*$/u, '') : words
}

/** "500.000 đồng (Năm trăm nghìn đồng)": the same number in words. */
const amountAgain = new RegExp(String.raw`^\s*\((?:bằng\s+chữ\s*:?\s*)?(?:${numberWords}\s+)+đồng[^()]*\)`, 'iu')
const closedBrackets = /^\s*(?:đồng\s*)?\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)/iu
const openBrackets = /^\s*(?:đồng\s*)?\(\s*([^()]*(?:\([^()]*\)[^()]*)*)/iu
const caseInWords =
  /^\s*[,.–-]?\s*((?:đối\s+với|trường\s+hợp|nếu|áp\s+dụng|khi|kể\s+từ|từ\s+ngày|cho)\s[^()]*|cấp\s+(?:mới|lại|đổi)[^()]*)/iu

/** "Giảm 50% mức phí" lessens an amount that is named elsewhere. */
const reductions = /(?:giảm|miễn)[^.;:\n]{0,80}?\d+\s*%/giu

/** A number that could be money, whatever it means: only to say honestly how many were not read. */
export function namesAmount(text: string): boolean {
  return anyAmount.test(text.replace(reductions, ' '))
}

const anyAmount = new RegExp(
  String.raw`\d\s*(?:${scale})?\s*(?:đồng|đ|vnđ|vnd|₫|usd|\$|euro|%)(?![\p{L}\p{N}])|(?<![\d/.])\d{1,3}(?:[.,]\d{3})+(?![\d/.])`,
  'iu',
)
