import { formatDate } from '#kernel/i18n/dates.ts'
import type { Language } from '#kernel/i18n/language.ts'
import type { Receipt, ReceiptLine } from './receipt.ts'
import { isWeekend } from './working-days.ts'

/**
 * Why a day of the receipt is or is not counted; null on an ordinary counted day.
 * The receipt writes “Không tính:” before it and the weekday beside it, so neither is said again.
 */
export function lineWords(line: ReceiptLine, unit: Receipt['unit'], language: Language): string | null {
  const words = language === 'en' ? english : vietnamese
  if (line.counted) return unit === 'working-day' && isWeekend(line.date) ? words.makeUpDay : null
  if (line.reason === null) return null
  if (line.reason.startsWith('holiday: ')) return words.holiday(line.reason.slice('holiday: '.length))
  if (line.reason === 'weekend') return words.weekend
  if (line.reason === 'swapped') return words.swapped(line.workedOn === undefined ? null : formatDate(line.workedOn))
  return line.reason === 'paused' ? words.paused : words.start
}

/** The whole deadline in one line: "Hạn: 15/06/2017 – 15 ngày làm việc từ 24/05/2017, không tính 6 ngày nghỉ". */
export function receiptWords(receipt: Receipt, language: Language): string {
  const words = language === 'en' ? english : vietnamese
  const { dueOn, extendedTo, lines } = receipt
  const due = dueOn === null ? words.waiting : words.due(formatDate(dueOn))
  const first = lines.at(-1)?.date
  // An extension adds no lines: without the first day the period that follows would seem to end on the later one.
  const extended = extendedTo !== null && extendedTo === dueOn && first ? ` (${words.extended(formatDate(first))})` : ''
  const paused = lines.filter(({ reason }) => reason === 'paused').length
  const off = lines.filter(({ counted, reason }) => !counted && reason !== 'start' && reason !== 'paused').length
  const left = [...(off > 0 ? [words.daysOff(off)] : []), ...(paused > 0 ? [words.daysPaused(paused)] : [])]
  const without = left.length === 0 ? '' : `, ${words.notCounted} ${left.join(words.and)}`
  return `${due}${extended} – ${words.period(receipt)}${without}`
}

interface Words {
  readonly start: string
  readonly weekend: string
  readonly paused: string
  readonly makeUpDay: string
  readonly waiting: string
  extended(first: string): string
  readonly notCounted: string
  readonly and: string
  daysOff(days: number): string
  daysPaused(days: number): string
  holiday(name: string): string
  swapped(workedOn: string | null): string
  period(receipt: Receipt): string
  due(date: string): string
}

const vietnamese: Words = {
  start: 'Ngày bắt đầu',
  weekend: 'Nghỉ hằng tuần',
  paused: 'Tạm dừng chờ người gửi bổ sung',
  makeUpDay: 'Ngày làm bù, được tính',
  waiting: 'Đang tạm dừng, chưa có hạn',
  extended: (first) => `đã gia hạn, lúc đầu là ${first}`,
  notCounted: 'không tính',
  and: ' và ',
  daysOff: (days) => `${days} ngày nghỉ`,
  daysPaused: (days) => `${days} ngày tạm dừng`,
  holiday: (name) => `Nghỉ ${name}`,
  swapped: (workedOn) => (workedOn === null ? 'Nghỉ hoán đổi' : `Nghỉ hoán đổi, làm bù ngày ${workedOn}`),
  period: ({ days, unit, direction, startOn }) =>
    `${days} ${unit === 'working-day' ? 'ngày làm việc' : 'ngày'} ${direction === 'after' ? 'từ' : 'trước'} ${formatDate(startOn)}`,
  due: (date) => `Hạn: ${date}`,
}

const english: Words = {
  start: 'Starting day',
  weekend: 'Weekend',
  paused: 'Paused: waiting for more information from the sender',
  makeUpDay: 'Worked in exchange for another day, counted',
  waiting: 'Paused, no due date yet',
  extended: (first) => `extended, at first ${first}`,
  notCounted: 'not counting',
  and: ' and ',
  daysOff: (days) => `${days} ${days === 1 ? 'day' : 'days'} off`,
  daysPaused: (days) => `${days} ${days === 1 ? 'day' : 'days'} paused`,
  holiday: (name) => `Public holiday: ${englishHoliday(name)}`,
  swapped: (workedOn) =>
    workedOn === null ? 'Day off in exchange' : `Day off in exchange, worked on ${workedOn} instead`,
  period: ({ days, unit, direction, startOn }) =>
    `${days} ${unit === 'working-day' ? 'working ' : ''}${days === 1 ? 'day' : 'days'} ${direction === 'after' ? 'from' : 'before'} ${formatDate(startOn)}`,
  due: (date) => `Due: ${date}`,
}

const englishHolidays: readonly (readonly [string, string])[] = [
  ['Tết Dương lịch', 'New Year’s Day'],
  ['Tết Nguyên đán', 'Lunar New Year'],
  ['Giỗ Tổ Hùng Vương', 'Hung Kings’ Commemoration Day'],
  ['Ngày Chiến thắng', 'Reunification Day'],
  ['Ngày Quốc tế lao động', 'International Labour Day'],
  ['Quốc khánh', 'National Day'],
  ['Ngày Văn hóa Việt Nam', 'Vietnam Culture Day'],
]

/** A holiday decreed later has only its Vietnamese name. */
function englishHoliday(name: string): string {
  const known = englishHolidays.find(([vietnameseName]) => name.startsWith(vietnameseName))?.[1]
  if (known === undefined) return name
  return name.endsWith('(nghỉ bù)') ? `${known} (in lieu)` : known
}
