import { foldWords } from './fold.ts'

/** Folded words as these texts write them, the last text first; words that stand in none of them as they are. */
export function spelledAs(folded: string, texts: readonly string[]): string {
  const spelled = new Map(
    texts.flatMap((text) =>
      text
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .map((word) => [foldWords(word), word]),
    ),
  )
  return folded
    .split(' ')
    .map((word) => spelled.get(word) ?? word)
    .join(' ')
}
