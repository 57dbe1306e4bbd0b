import { foldWords } from './fold.ts'

/** Two neighbouring syllables as somebody wrote them, with their marks, and without. */
export interface SpokenPair {
  readonly written: string
  readonly folded: string
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Words that hold sentences together: with a neighbour they make a pair that is rare in names and says nothing ("của đơn", "tịch đã"). */
const connecting: ReadonlySet<string> = new Set(
  (
    'ai anh bà bị bởi bằng bạn biết các cả cần chị cho chúng chỉ chưa có còn của cùng cũng đã đang đây đến đều để đi đó đủ đối được do dù ' +
    'em gần gì hai hay hoặc hơn hỏi kia khác khi không là lại lên mà mình mới mỗi một mọi nào nên nếu này nghe nhau nhiều như nhưng những nói nữa ' +
    'ở ông phải qua quá ra rất rồi sao sau sẽ tại thấy theo thêm thì tôi trên trong trước từ và vào vẫn về vì với xin xuống ấy'
  )
    .split(' ')
    .map(withToneLast),
)

/** What stands in every letter to an office, whatever it is about. */
const ofEveryLetter: ReadonlySet<string> = new Set(
  (
    'hồ sơ, nộp hồ, giấy xác, xác nhận, giấy tờ, thủ tục, tục cấp, thông tin, đề nghị, yêu cầu, đáp ứng, ứng yêu, kết quả, lấy ý, ý kiến, ' +
    'văn bản, cơ quan, đơn vị, công ty, doanh nghiệp, làm việc, thời gian, thời hạn, niêm yết, hướng dẫn, trả lời, tài khoản, ký tài, cung cấp'
  )
    .split(', ')
    .map((pair) => pair.split(' ').map(withToneLast).join(' ')),
)

/**
 * The pairs of a text that may say what it is about: inside one clause, without connecting words. Of a text typed without marks
 * every pair, because there the connecting words cannot be told from others.
 */
export function spokenPairs(text: string): readonly SpokenPair[] {
  const plain = !hasMarks(text)
  const pairs = new Map<string, SpokenPair>()
  for (const clause of text.split(/[.,;:!?()\n"“”…–/]+|\s-\s/)) {
    const words = clause.trim().split(/\s+/).map(withToneLast)
    for (let at = 0; at + 1 < words.length; at++) {
      const [one = '', other = ''] = words.slice(at, at + 2)
      if (!plain && (connecting.has(one) || connecting.has(other))) continue
      const written = `${one} ${other}`
      const folded = foldWords(written)
      if (/^\S+ \S+$/.test(folded)) pairs.set(written, { written, folded })
    }
  }
  return [...pairs.values()]
}

export interface Judgement {
  /** Greater is likelier. */
  readonly score: number
  readonly matched: readonly string[]
}

/** A name of which less than this is in the text is about something else that shares a few words. */
const leastShare = 0.5
/** One pair that a handful of names hold, or two commoner ones. */
const leastWeight = 6.9

/**
 * Whether a text speaks of the procedure of this name: how much of the matter that the name begins with ("Cấp giấy phép lao động",
 * before "cho chuyên gia …") stands in it, with the same marks ("phần" is not "phân").
 * @param weightOf of a pair without marks: the rarer in the catalogue, the greater
 * @returns null when it rather does not: better no suggestion than a wrong one
 */
export function judgeSuggestion(
  text: readonly SpokenPair[],
  name: string,
  weightOf: (folded: string) => number,
): Judgement | null {
  const plain = !text.some(({ written }) => hasMarks(written))
  const said = new Set(text.map(({ written, folded }) => (plain ? folded : written)))
  const matter = spokenPairs(matterOf(name))
  const matched = matter.filter(
    ({ written, folded }) => !ofEveryLetter.has(written) && said.has(plain ? folded : written),
  )
  const weigh = (pairs: readonly SpokenPair[]) => pairs.reduce((sum, { folded }) => sum + weightOf(folded), 0)
  const [got, whole] = [weigh(matched), weigh(matter)]
  if (got < leastWeight || got < leastShare * whole) return null
  return { score: (got * got) / whole, matched: matched.map(({ folded }) => folded) }
}

/** What the name begins with, before it says for whom, where, by which rule. */
function matterOf(name: string): string {
  const [matter = name] = name.split(
    /[,;:(]| (?:bằng|cho|có|của|do|đối với|được|đến|để|hoặc|khi|là|ở|phải|ra|tại|theo|thuộc|trên|trong|từ|và|vào|về|với) /iu,
  )
  return matter
}

/** The tone after the syllable, so that "hoà" and "hòa" are one word. */
function withToneLast(word: string): string {
  const parts = word.toLowerCase().normalize('NFD')
  return parts.replaceAll(tones, '') + (parts.match(tones) ?? []).join('')
}

function hasMarks(text: string): boolean {
  return /[\p{M}đ]/u.test(text.toLowerCase().normalize('NFD'))
}
