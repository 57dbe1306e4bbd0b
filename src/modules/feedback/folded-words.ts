/** One word of a text without marks and in small letters, and where it stands. */
export interface FoldedWord {
  readonly folded: string
  readonly from: number
  readonly to: number
}

/** As the database's `fold_vi` sees it. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}

/** The words of a text in order: letters, digits and their marks. */
export function foldedWordsOf(text: string): FoldedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    folded: foldText(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** Every place where the words of a folded phrase stand next to one another: first and last word. */
export function placesOfPhrase(
  words: readonly FoldedWord[],
  phrase: string,
): readonly { readonly first: number; readonly last: number }[] {
  const sought = phrase.split(' ').filter((word) => word !== '')
  if (sought.length === 0) return []
  return words.flatMap((_, first) =>
    sought.every((word, offset) => words[first + offset]?.folded === word)
      ? [{ first, last: first + sought.length - 1 }]
      : [],
  )
}
