import { sourceUnitWords } from './portal-record.ts'
import type { TimeLimit, TimeUnit } from './content.ts'
import type { Noticed } from './read-channels.ts'
import { countDurations, readTimeLimits } from './read-time-limit.ts'

const unitOfTime: Readonly<Record<string, TimeUnit>> = {
  WORKING_DAY: 'working-day',
  DAY: 'day',
  MONTH: 'month',
  HOUR: 'hour',
  YEAR: 'year',
  MINUTE: 'minute',
}

/** The portal's word for "said in words": the number beside it is a leftover, 1 or 0. */
const inWords = new Set(['', 'OTHER'])

/** A number and its unit in fields of their own: a limit, or why they are none. */
export interface GivenTime {
  readonly limit: TimeLimit | undefined
  readonly flags: readonly Noticed[]
}

/** @param part of the text for which it is noticed; @param about words before the value, such as the name of a case */
export function readGivenTime(
  time: number | string | null | undefined,
  unitName: string,
  { part, about = '' }: { readonly part: string; readonly about?: string },
): GivenTime {
  const amount = typeof time === 'string' ? Number(time.trim().replace(',', '.') || Number.NaN) : (time ?? Number.NaN)
  const value = [about.slice(0, 200), `${amount} ${unitName}`].filter((words) => words !== '').join(': ')
  const notice = (flag: Noticed['flag'], why: string): GivenTime => ({
    limit: undefined,
    flags: [{ flag, part, text: `${value} – ${why}` }],
  })
  if (Number.isNaN(amount)) return { limit: undefined, flags: [] }
  const unit = unitOfTime[unitName]
  if (unit === undefined) {
    if (!inWords.has(unitName)) return notice('unit-unknown', 'đơn vị thời gian không có trong danh mục')
    const isLeftover = part !== 'cases' || amount === 0 || amount === 1
    return isLeftover ? { limit: undefined, flags: [] } : notice('unit-unknown', 'có số mà không có đơn vị thời gian')
  }
  if (amount <= 0) return notice('time-limit-wrong', 'thời hạn phải lớn hơn không')
  if (amount > 100_000) return notice('time-limit-wrong', 'lớn hơn mọi thời hạn có thể có')
  return { limit: { amount, unit, condition: '', text: '' }, flags: [] }
}

/**
 * Words beside a number and unit that begin with another time. Only where they name one time alone and for every case: else the number may be
 * the sum of what they name, or the time of the case that they leave out.
 */
export function contradictionOf(limit: TimeLimit, words: string): Noticed | undefined {
  if (!beginsWithTime.test(words) || countDurations(words) !== 1) return undefined
  const { limits } = readTimeLimits(words)
  const [said] = limits
  if (!said || limits.length > 1 || said.condition !== '' || said.adds === true || inDays(said) === inDays(limit))
    return undefined
  const text = `${limit.amount} ${sourceUnitWords[limit.unit]} – lời văn ghi ${said.amount} ${sourceUnitWords[said.unit]}: ${words}`
  return { flag: 'time-limit-differs', part: 'timeLimits', text: text.slice(0, 4000) }
}

const beginsWithTime =
  /^[\s–+*•.-]*(?:thời\s+(?:hạn|gian)\s+(?:giải\s+quyết|thực\s+hiện|xử\s+lý)\s*:?\s*)?(?:(?:là|trong|tối\s+đa|chậm\s+nhất|không\s+quá|thời\s+hạn|vòng)\s*:?\s+)*\d/iu

/** For comparing alone: offices write a month as thirty days and a day as eight hours. */
function inDays({ amount, unit }: TimeLimit): number {
  const days = { 'working-day': 1, day: 1, month: 30, hour: 1 / 8, year: 365, minute: 1 / 480 }[unit]
  return Math.round(amount * days * 1000)
}
