import { foldWords } from './fold.ts'

/** A sentence of more words says less, not more, and would only make the search slow. */
const maxWords = 40

/** The folded words of what somebody typed, in their order; the last one may be unfinished. */
export function searchWords(typed: string): string[] {
  return foldWords(typed.slice(0, 500))
    .split(' ')
    .filter((word) => word !== '' && word.length <= 40)
    .slice(0, maxWords)
}

/** A lexeme or pair of lexemes as a query of PostgreSQL. Words hold a–z and 0–9 only, so nothing can be smuggled in. */
export function lexemeQuery(term: string): string {
  return `'${term}'`
}

export interface KnownWord {
  readonly word: string
  readonly procedures: number
}

export interface NearWord {
  readonly word: string
  readonly slips: number
  readonly procedures: number
}

/**
 * The known words nearest to one that no name holds: one slip away (a letter too much, too few, another, two swapped, or written as it sounds),
 * two for long words; nearer ones first, then the more usual ones. Empty when nothing is near: then the word is left out rather than guessed.
 */
export function nearestWords(word: string, known: readonly KnownWord[], limit = 6): NearWord[] {
  const reach = word.length >= 6 ? 2 : 1
  const sound = soundOf(word)
  return known
    .filter((one) => one.word !== word && Math.abs(one.word.length - word.length) <= 2)
    .map((one) => ({ ...one, slips: soundOf(one.word) === sound ? 1 : slipsBetween(word, one.word) }))
    .filter(({ slips }) => slips <= reach)
    .toSorted(
      (left, right) =>
        left.slips - right.slips ||
        sameLetters(word, right.word) - sameLetters(word, left.word) ||
        right.procedures - left.procedures,
    )
    .slice(0, limit)
}

/** Letters and endings that speakers of one region or another do not tell apart: tr/ch, s/x, gi/d/r, l/n, i/y, -n/-ng, -t/-c. */
export function soundOf(word: string): string {
  return word
    .replace(/^tr/, 'ch')
    .replace(/^s/, 'x')
    .replace(/^(gi(?=[aeou])|r)/, 'd')
    .replace(/^l/, 'n')
    .replace(/^(qu|k)/, (start) => (start === 'k' ? 'c' : 'cu'))
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/^ph/, 'f')
    .replaceAll('y', 'i')
    .replace(/ng$/, 'n')
    .replace(/c$/, 't')
}

/** Swapped letters are the commonest slip of fast typing. */
function sameLetters(left: string, right: string): number {
  return [...left].toSorted().join('') === [...right].toSorted().join('') ? 1 : 0
}

/** Damerau–Levenshtein (optimal string alignment): the number of slips that turn one word into the other. */
export function slipsBetween(left: string, right: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1
      let slips = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + change)
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1)
      current.push(slips)
    }
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}
