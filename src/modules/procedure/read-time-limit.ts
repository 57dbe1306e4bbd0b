import type { TimeLimit, TimeUnit } from './content.ts'
import { numberFromDigits, numberFromWords, numberWords } from './vietnamese-numbers.ts'
import { conditionOf, segmentsOf, type Segment } from './word-segments.ts'

/** How far the words say a time: number and unit found, said that none is prescribed, no number in them, or a number that could not be understood. */
export type ReadingKind = 'read' | 'none' | 'no-number' | 'unread'

export interface TimeReading {
  readonly kind: ReadingKind
  readonly limits: readonly TimeLimit[]
}

/** Longer texts are no time limits any more; what is beyond stays in words. */
const longestRead = 20_000
const mostLimits = 60
/** Ten years of days; a larger number is no time in which a matter is settled. */
const longestLimit = 3660

const unitWords = String.raw`ngày\s*\(?\s*l[àa]m\s*vi[ệê]c\)?|ngày|giờ|tháng|tuần\s+làm\s+việc|tuần|năm|phút`
const amount = String.raw`(?:\d{1,4}(?:[.,]\d{1,2})?|1\s*/\s*2|nửa|${numberWords}(?:\s+${numberWords})*)`
const inBrackets = String.raw`\)?(?:\s*\([^()]{1,40}\))?`
const duration = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])(?<!\d[.,])(?<low>${amount})${inBrackets}\s*(?:(?:ngày|tháng|giờ)?\s*(?:-|–|~|đến|tới)\s*(?<high>${amount})${inBrackets}\s*)?(?<unit>${unitWords})(?![\p{L}\p{N}])`,
  'giu',
)
const sameDay =
  /(?:ngay\s+)?trong\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?(?![\p{L}\p{N}]|\s+(?:làm\s+việc\s+)?(?:tiếp theo|kế tiếp|\d|tháng))/giu

/** A number with a unit of time, whatever it means: only to say honestly how many were not read. */
const anyDuration = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])(?:\d[\d.,]*|mười|hai|ba|năm|một)${inBrackets}\s*(?:${unitWords})(?![\p{L}\p{N}])`,
  'iu',
)

/** Reads what words say of the time in which a matter is settled. The words of every limit are kept with it. */
export function readTimeLimits(words: string): TimeReading {
  const text = words.slice(0, longestRead).normalize('NFC')
  const limits = segmentsOf(text).flatMap(limitsOfSegment)
  const distinct = withoutRepeats(limits).slice(0, mostLimits)
  if (distinct.length > 0) return { kind: 'read', limits: distinct }
  if (saysNoTime(text)) return { kind: 'none', limits: [] }
  return { kind: anyDuration.test(withoutKnown(text)) ? 'unread' : 'no-number', limits: [] }
}

/** How many numbers with a unit of time stand in the words, repeated ones too. */
export function countDurations(words: string): number {
  return [...words.slice(0, longestRead).normalize('NFC').replace(datesAndClocks, ' ').matchAll(duration)].length
}

const datesAndClocks =
  /ngày\s+\d{1,2}\s*(?:tháng|\/)\s*(?:\d{1,2}|\p{L}+)(?:\s*(?:năm|\/)\s*\d{4})?|\d{1,2}\/\d{1,2}(?:\/\d{4})?|kế\s+hoạch\s+năm\s+năm|năm\s+thứ|tháng\s+\d{1,2}|\d{1,2}\s*(?:giờ|h)\s*\d{1,2}(?:\s*phút)?|năm\s+\d{4}/giu

/** The text without dates and without the numbers that were understood to be something else: an applicant's notice, a validity. */
function withoutKnown(text: string): string {
  return text.replace(datesAndClocks, ' ').replace(duration, (words, low: string, high: string | undefined) => {
    const known = numberOf(high ?? low)
    return known === undefined || known > longestLimit ? words : ' '
  })
}

function saysNoTime(text: string): boolean {
  return /(?:không|chưa)\s+(?:có\s+)?(?:được\s+)?quy\s+định|không\s+phải\s+trả\s+kết\s+quả|^[\s-]*không(?:\s+có)?[\s.]*$/iu.test(
    text,
  )
}

interface Found {
  readonly start: number
  readonly end: number
  readonly amount: number
  readonly unit: TimeUnit
  readonly adds: boolean
}

function limitsOfSegment(segment: Segment): TimeLimit[] {
  const { text } = segment
  const found = [...durationsIn(text), ...sameDaysIn(text)].toSorted((left, right) => left.start - right.start)
  return found.map((one, at) => {
    const previous = found[at - 1]
    const next = found[at + 1]
    const adds = one.adds || (previous !== undefined && isSum(text.slice(previous.end, one.start)))
    const before = text.slice(previous?.end ?? 0, one.start)
    const after = text.slice(one.end, next?.start ?? text.length)
    const kept: TimeLimit = {
      amount: one.amount,
      unit: one.unit,
      condition: conditionOf([
        ...segment.headings.map(caseOf),
        caseOf(labelOf(before, previous !== undefined)),
        trailingCase(after, next !== undefined),
      ]),
      text: text.slice(0, 4000),
    }
    return adds ? { ...kept, adds } : kept
  })
}

function durationsIn(text: string): Found[] {
  return [...text.matchAll(duration)].flatMap((match) => {
    const { low = '', high, unit = '' } = match.groups ?? {}
    const before = text.slice(Math.max(0, match.index - 160), match.index)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 200)
    const amountRead = numberOf(high ?? low)
    const unitRead = unitOf(unit)
    if (amountRead === undefined || amountRead <= 0 || amountRead > longestLimit) return []
    if (
      isNoLimit({
        before,
        after,
        unit: unitRead,
        number: amountRead,
        inWords: /^\p{L}/u.test(low) && !low.includes(' '),
      })
    )
      return []
    const weeks = /^tuần/iu.test(unit)
    const workingWeek = weeks && /làm\s+việc/iu.test(unit)
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        amount: weeks ? amountRead * (workingWeek ? 5 : 7) : amountRead,
        unit: workingWeek ? 'working-day' : unitRead,
        adds: /(?:tăng|cộng|kéo dài|gia hạn)\s+thêm[^.;:]{0,40}$/iu.test(before),
      },
    ]
  })
}

/** "Trong ngày làm việc": the portal itself counts it as one working day. */
function sameDaysIn(text: string): Found[] {
  return [...text.matchAll(sameDay)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    amount: 1,
    unit: 'working-day' as const,
    adds: false,
  }))
}

function numberOf(text: string): number | undefined {
  const bare = text.toLocaleLowerCase('vi').trim()
  if (bare === 'nửa' || /^1\s*\/\s*2$/.test(bare)) return 0.5
  return /^\d/.test(bare) ? numberFromDigits(bare.replace(/^0+(?=\d)/, '')) : numberFromWords(bare)
}

function unitOf(unit: string): TimeUnit {
  const bare = unit.toLocaleLowerCase('vi')
  if (/^ngày\s*\(?\s*l[àa]m/u.test(bare)) return 'working-day'
  if (bare.startsWith('ngày') || bare.startsWith('tuần')) return 'day'
  if (bare.startsWith('tháng')) return 'month'
  if (bare.startsWith('giờ')) return 'hour'
  return bare === 'phút' ? 'minute' : 'year'
}

interface Surroundings {
  readonly before: string
  readonly after: string
  readonly unit: TimeUnit
  readonly number: number
  /** One word that is a number ("năm ngày"), which may as well be something else ("tháng năm"). */
  readonly inWords: boolean
}

/** Dates, hours of the clock, ages, periods of validity, notice that an applicant has to give: numbers with units that are no time limits. */
function isNoLimit({ before, after, unit, number, inWords }: Surroundings): boolean {
  if (inWords && !/(?:trong|vòng|hạn|quá|là|nhất|gian|:|^)\s*$/iu.test(before)) return true
  if (number >= 1900 && number <= 2100) return true
  if (unit === 'month' && (/ngày\s*$/iu.test(before) || /^\s*(?:\d|năm\s+\d|đầu|cuối)/iu.test(after))) return true
  if (unit === 'day' && /^\s*\d/u.test(after)) return true
  if (/(?:điều|khoản|điểm|mục|số|mẫu|phụ lục|tháng|năm|quý)\s*$/iu.test(before)) return true
  if (
    /^\s*(?:\/\s*(?:lần|năm)|một\s+lần|trở\s+lên|tuổi|đầu\s+tiên|liên\s+tục|gần\s+nhất|trước\s+(?:ngày|khi|thời))/iu.test(
      after,
    )
  )
    return true
  if (
    /(?:định\s+kỳ|mỗi|cứ|hàng|hằng|từ\s+đủ|đủ|trên|dưới|ít\s+nhất|tối\s+thiểu|trước|sớm\s+nhất|sau\s+khi|quá\s+hạn|(?<!không\s+|vượt\s+)quá|cho|khoá|khóa|\d\s*lần\s*\/|lần\s+trong)\s*(?:là\s+)?$/iu.test(
      before,
    )
  )
    return true
  if (unit === 'hour' && isClock(before, after)) return true
  return isValidity(before, after, unit) || isDutyOfApplicant(before, after)
}

function isClock(before: string, after: string): boolean {
  return (
    /^\s*(?:\d{1,2}\s*(?:phút|,|;|\.|-|–|đến)|cùng\s+ngày|sáng|chiều|hàng\s+ngày|các\s+ngày|ngày\s+\d|của\s+ngày)/iu.test(
      after,
    ) || /(?:trước|từ|đến|lúc|vào|hồi|\d\s*(?:giờ|h)\s*\d*\s*(?:phút)?\s*[-–])\s*$/iu.test(before)
  )
}

function isValidity(before: string, after: string, unit: TimeUnit): boolean {
  if (
    /(?:có\s+giá\s+trị|hiệu\s+lực|thời\s+hạn\s+(?:sử\s+dụng|của\s+(?:giấy|chứng|thẻ)|giấy)|hạn\s+dùng|có\s+thời\s+hạn|với\s+thời\s+hạn|kinh\s+nghiệm|hợp\s+đồng|hoạt\s+động\s+được)[^.;:]{0,60}$/iu.test(
      before,
    )
  )
    return true
  if (/^[^.;,]{0,30}(?:kinh\s+nghiệm|hiệu\s+lực\s+của)/iu.test(after)) return true
  return (
    unit === 'year' &&
    !/(?:thời\s+(?:hạn|gian)\s+(?:giải\s+quyết|thực\s+hiện|xử\s+lý)|trong\s+(?:thời\s+hạn|vòng)?|không\s+quá|^)\s*:?\s*$/iu.test(
      before,
    )
  )
}

const applicants = String.raw`(?:tổ\s+chức|cá\s+nhân|doanh\s+nghiệp|người\s+(?!có\s+thẩm\s+quyền|đứng\s+đầu|ra\s+quyết\s+định|giải\s+quyết|tiếp\s+nhận)\p{L}+|thương\s+nhân|cơ\s+sở|chủ\s+(?:đầu\s+tư|dự\s+án|hàng|tàu|sở\s+hữu|rừng)|đương\s+sự|công\s+dân|đơn\s+vị\s+đề\s+nghị|nhà\s+đầu\s+tư|học\s+sinh|sinh\s+viên|hộ\s+(?:gia\s+đình|kinh\s+doanh)|bên\s+\p{L}+)`
const duties = String.raw`(?:phải|có\s+trách\s+nhiệm|có\s+ý\s+kiến|nộp|gửi|bổ\s+sung|hoàn\s+thiện|hoàn\s+chỉnh|giải\s+trình|khắc\s+phục|khiếu\s+nại)`
const dutyAfter = new RegExp(
  String.raw`^(?:\s*(?:kể\s+từ|từ|tính\s+từ|sau)[^.;]{0,160}?)?(?:^|,)\s*(?:các\s+|nếu\s+|thì\s+)?${applicants}[^.;]{0,80}?\s${duties}(?!\p{L})`,
  'iu',
)
const dutyBefore = new RegExp(String.raw`(?:^|[,:]\s*)${applicants}[^.;:]{0,80}\s${duties}\s[^.;:]{0,80}$`, 'iu')

/** "sau khi hoàn thành việc mai táng trong vòng 30 ngày nộp 01 bộ hồ sơ": only applicants hand dossiers in. */
const submits = /^\s*(?:phải\s+)?nộp\s+(?:\d+\s+(?:\([^()]*\)\s*)?bộ\s+)?hồ\s+sơ/iu

/** "Trong thời hạn 30 ngày, tổ chức, cá nhân phải bổ sung hồ sơ": the applicant's time, not the office's. */
function isDutyOfApplicant(before: string, after: string): boolean {
  return dutyAfter.test(after) || dutyBefore.test(before) || submits.test(after)
}

function isSum(between: string): boolean {
  return /^\s*(?:và|cộng(?:\s+với)?|\+)\s*$/iu.test(between) || /^\s*$/u.test(between)
}

const cue =
  /(?:(?:thời\s+(?:hạn|gian)\s+(?:giải\s+quyết|thực\s+hiện|xử\s+lý|trả\s+kết\s+quả)(?:\s+(?:thủ\s+tục\s+hành\s+chính|tthc|hồ\s+sơ))?|trong\s+(?:thời\s+(?:hạn|gian)|vòng)|(?:thời\s+(?:hạn|gian))|trong|tối\s+đa|chậm\s+nhất|không\s+(?:quá|vượt\s+quá)|là|sau|khoảng|kể\s+từ|tổng|thì|được|tăng\s+thêm|từ)(?:\s+|\s*:\s*|$))+$/iu

/** What stands before the number without the words that only say that a time follows; after another number, only what follows its comma. */
function labelOf(before: string, afterAnother: boolean): string {
  const ownCase = /[(;.]\s*((?:trường\s+hợp|đối\s+với|nếu)\s[^()]*)$/iu.exec(before)?.[1]
  const own = afterAnother ? (ownCase ?? /[,;:.]\s*([^,;:]*)$/u.exec(before)?.[1] ?? '') : before
  return own
    .replace(/\s*[:(]\s*$/u, ' ')
    .trimEnd()
    .replace(cue, '')
    .replace(/\s*:\s*$/u, '')
}

const casesWords =
  /^\s*[,–-]?\s*\(?\s*((?:(?:đối\s+với|trường\s+hợp|nếu|áp\s+dụng|khi|cho)\s|(?:cấp\s+(?:mới|lại|đổi|lần)|gia\s+hạn|điều\s+chỉnh|sửa\s+đổi|bổ\s+sung))[^();.]*)/iu

/** "(đối với trường hợp cấp mới)" right behind the number. */
function trailingCase(after: string, anotherFollows: boolean): string {
  const found = casesWords.exec(after)?.[1] ?? ''
  // What follows the last comma belongs to the next number.
  const own = anotherFollows ? found.replace(/[,;]\s[^,;]*$/u, '') : found
  return own.split(/[,:]\s*(?:kể\s+từ|cơ\s+quan|tính\s+từ)/iu)[0] ?? ''
}

/** A heading that only says "Thời hạn giải quyết" is no condition. */
function caseOf(label: string): string {
  const bare = label.replace(/^[\s–+*-]+/u, '').trim()
  return /^(?:\d+[.)]?\s*)?(?:thời\s+(?:hạn|gian)(?:\s+(?:giải\s+quyết|thực\s+hiện|xử\s+lý))?(?:\s+(?:thủ\s+tục\s+hành\s+chính|tthc|hồ\s+sơ))?|trong|cụ\s+thể(?:\s+như\s+sau)?|như\s+sau|cách\s+(?:thức\s+)?thực\s+hiện)?$/iu.test(
    bare,
  )
    ? ''
    : bare
}

function withoutRepeats(limits: readonly TimeLimit[]): TimeLimit[] {
  const seen = new Set<string>()
  return limits.filter((limit) => {
    const key = `${limit.amount} ${limit.unit} ${limit.condition} ${limit.adds}`
    // An addition belongs to the limit in front of it: the same one may come behind several.
    if (limit.adds !== true && seen.has(key)) return false
    seen.add(key)
    return true
  })
}
