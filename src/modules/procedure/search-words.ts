import { foldWords } from './fold.ts'

/** More words than this in a search say less, not more, and would only make it slow. */
const maxWords = 12

/** The folded words of what somebody typed, each once; the last one may be unfinished. */
export function searchWords(typed: string): string[] {
  return [
    ...new Set(
      foldWords(typed.slice(0, 500))
        .split(' ')
        .filter((word) => word !== ''),
    ),
  ].slice(0, maxWords)
}

/**
 * Every word, the last one as a beginning: `dang & ky & khai:*`. One letter begins half of all words and is taken as it stands.
 * Words hold a–z and 0–9 only, so nothing can be smuggled in.
 */
export function allWordsQuery(words: readonly string[]): string {
  return words.map((word, at) => (at === words.length - 1 && word.length > 1 ? `${word}:*` : word)).join(' & ')
}

/** Every word in one of its spellings: `khai & (sinh | sih)`. */
export function spellingsQuery(spellings: readonly (readonly string[])[]): string {
  return spellings.map((words) => (words.length === 1 ? words[0] : `(${words.join(' | ')})`)).join(' & ')
}

export interface KnownWord {
  readonly word: string
  readonly procedures: number
}

/**
 * The known words nearest to one that no name holds: one slip away (a letter too much, too few, another, or two swapped), two for long words;
 * nearer ones first, then the more usual ones. Empty when nothing is near: then the word is left out of the search rather than guessed.
 */
export function nearestWords(word: string, known: readonly KnownWord[], limit = 4): string[] {
  const reach = word.length >= 6 ? 2 : 1
  return known
    .map((one) => ({ ...one, slips: slipsBetween(word, one.word) }))
    .filter(({ slips }) => slips <= reach)
    .toSorted(
      (left, right) =>
        left.slips - right.slips ||
        sameLetters(word, right.word) - sameLetters(word, left.word) ||
        right.procedures - left.procedures,
    )
    .slice(0, limit)
    .map((one) => one.word)
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
