import { foldWords } from './fold.ts'

/**
 * What the last word is going to be is likelier the word that many of the answers go on with: of “khai s…” rather “khai sinh” than the
 * “triển khai sau” of a few. Answers with a rare ending of it come last; nothing else changes its place.
 * @param typed folded
 */
export function likelyFirst<Named extends { readonly name: string }>(items: readonly Named[], typed: string): Named[] {
  const endings = items.map(({ name }) => endingOf(name, typed))
  const counts = Map.groupBy(
    endings.filter((ending) => ending !== undefined),
    (ending) => ending,
  )
  const most = Math.max(0, ...[...counts.values()].map((same) => same.length))
  const isRare = (at: number) => {
    const ending = endings[at]
    return ending !== undefined && (counts.get(ending)?.length ?? 0) * rareShare <= most
  }
  return [...items.filter((_, at) => !isRare(at)), ...items.filter((_, at) => isRare(at))]
}

/** So many times rarer than the commonest. */
const rareShare = 2

/** The rest of the last word as a name has it; undefined where the words do not follow one another there. */
function endingOf(name: string, typed: string): string | undefined {
  const folded = ` ${foldWords(name)} `
  const at = folded.indexOf(` ${typed}`)
  if (at === -1) return undefined
  const from = at + typed.length + 1
  return folded.slice(from, folded.indexOf(' ', from))
}
