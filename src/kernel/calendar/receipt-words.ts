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

/** The whole deadline in one line: "15 ngày làm việc kể từ ngày 17/11/2026: hạn cuối là ngày 09/12/2026". */
export function receiptWords(receipt: Receipt, language: Language): string {
  const words = language === 'en' ? english : vietnamese
  const period = words.period(receipt)
  if (receipt.dueOn === null) return `${period}: ${words.waiting}`
  const due = `${period}: ${words.due(formatDate(receipt.dueOn))}`
  return receipt.extendedTo !== null && receipt.extendedTo === receipt.dueOn ? `${due} (${words.extended})` : due
}

interface Words {
  readonly start: string
  readonly weekend: string
  readonly paused: string
  readonly makeUpDay: string
  readonly waiting: string
  readonly extended: string
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
  waiting: 'đang tạm dừng, chưa có hạn cuối',
  extended: 'đã gia hạn',
  holiday: (name) => `Nghỉ ${name}`,
  swapped: (workedOn) => (workedOn === null ? 'Nghỉ hoán đổi' : `Nghỉ hoán đổi, làm bù ngày ${workedOn}`),
  period: ({ days, unit, direction, startOn }) =>
    `${days} ${unit === 'working-day' ? 'ngày làm việc' : 'ngày'} ${direction === 'after' ? 'kể từ' : 'trước'} ngày ${formatDate(startOn)}`,
  due: (date) => `hạn cuối là ngày ${date}`,
}

const english: Words = {
  start: 'Starting day',
  weekend: 'Weekend',
  paused: 'Paused: waiting for more information from the sender',
  makeUpDay: 'Worked in exchange for another day, counted',
  waiting: 'paused, no due date yet',
  extended: 'extended',
  holiday: (name) => `Public holiday: ${englishHoliday(name)}`,
  swapped: (workedOn) =>
    workedOn === null ? 'Day off in exchange' : `Day off in exchange, worked on ${workedOn} instead`,
  period: ({ days, unit, direction, startOn }) =>
    `${days} ${unit === 'working-day' ? 'working ' : ''}${days === 1 ? 'day' : 'days'} ${direction === 'after' ? 'from' : 'before'} ${formatDate(startOn)}`,
  due: (date) => `due by ${date}`,
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
