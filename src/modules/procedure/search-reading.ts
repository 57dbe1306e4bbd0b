import { stopPhraseAt, stopWords } from './search-stop-words.ts'
import { lexemeQuery } from './search-words.ts'

/**
 * How a question is read, without the database: which of its words belong together, what they mean in the words of the law,
 * and how much each word counts. All words are folded.
 */

/** An everyday word or abbreviation and what it stands for. */
export interface FoldedSynonym {
  readonly phrase: string
  readonly meanings: readonly string[]
}

/** A stretch of the question: a single word, or a phrase that has meanings in the words of the law. */
export interface QuestionSegment {
  readonly words: readonly string[]
  readonly meanings: readonly (readonly string[])[]
}

/** A turn of speech such as "ở đâu": between its neighbours nothing stands side by side. */
const gap: QuestionSegment = { words: [], meanings: [] }

const longestSynonym = 8

/** Every stretch of neighbouring words that could be a synonym. */
export function phrasesIn(words: readonly string[]): string[] {
  const phrases = new Set<string>()
  for (let at = 0; at < words.length; at++)
    for (let length = 1; length <= longestSynonym && at + length <= words.length; length++)
      phrases.add(words.slice(at, at + length).join(' '))
  return [...phrases]
}

/** Cuts the question into segments, the longest synonym first. */
export function questionSegments(words: readonly string[], synonyms: readonly FoldedSynonym[]): QuestionSegment[] {
  const meaningsOf = new Map(synonyms.map(({ phrase, meanings }) => [phrase, meanings]))
  const segments: QuestionSegment[] = []
  for (let at = 0; at < words.length;) {
    const length = synonymAt(words, at, meaningsOf)
    const stop = length === 0 ? stopPhraseAt(words, at) : 0
    const stretch = words.slice(at, at + Math.max(1, length))
    if (stop > 0) segments.push(gap)
    else
      segments.push({
        words: stretch,
        meanings: (meaningsOf.get(stretch.join(' ')) ?? []).map((meaning) => meaning.split(' ')),
      })
    at += Math.max(1, length, stop)
  }
  return segments
}

function synonymAt(words: readonly string[], at: number, known: ReadonlyMap<string, readonly string[]>): number {
  for (let length = Math.min(longestSynonym, words.length - at); length > 0; length--)
    if (known.has(words.slice(at, at + length).join(' '))) return length
  return 0
}

/** The pairs of neighbouring words. */
export function pairsIn(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`)
}

/** Every word and pair that the search may count, to be looked up in the names. */
export function termsIn(segments: readonly QuestionSegment[]): string[] {
  const terms = new Set<string>()
  for (const stretch of stretchesOf(segments)) for (const term of [...stretch, ...pairsIn(stretch)]) terms.add(term)
  for (const { meanings } of segments)
    for (const meaning of meanings) for (const term of [...meaning, ...pairsIn(meaning)]) terms.add(term)
  return [...terms]
}

/** The question's own words, cut where a turn of speech was left out. */
function stretchesOf(segments: readonly QuestionSegment[]): string[][] {
  const stretches: string[][] = [[]]
  for (const segment of segments) {
    if (segment === gap) stretches.push([])
    else stretches.at(-1)?.push(...segment.words)
  }
  return stretches
}

/** In how many names each word and pair stands, and how many names there are. */
export interface Frequencies {
  readonly names: number
  readonly of: ReadonlyMap<string, number>
}

const singleWord = 0.3
/** What was typed counts less than what it means, where it means something else. */
const ownWordsOfSynonym = 0.6
/** A meaning of many words must not drown the rest of the question. */
const mostOfOneMeaning = 25

/** How much each word and pair counts: rare ones more than common ones, pairs more than single words, words of asking nothing. */
export function weightsOf(segments: readonly QuestionSegment[], frequencies: Frequencies): Map<string, number> {
  const weights = new Map<string, number>()
  const put = (term: string, weight: number) => {
    if (weight > (weights.get(term) ?? 0)) weights.set(term, weight)
  }
  let before: { readonly word: string; readonly share: number } | undefined
  for (const segment of segments) {
    if (segment === gap) before = undefined
    const share = segment.meanings.length > 0 ? ownWordsOfSynonym : 1
    for (const word of segment.words) {
      if (!stopWords.has(word)) put(word, singleWord * rarity(word, frequencies) * share)
      if (before) {
        const asking = stopWords.has(word) || stopWords.has(before.word) ? 0.5 : 1
        putPair(`${before.word} ${word}`, Math.min(share, before.share) * asking)
      }
      before = { word, share }
    }
    for (const meaning of segment.meanings) putMeaning(meaning)
  }
  return weights

  function putPair(pair: string, share: number): void {
    if ((frequencies.of.get(pair) ?? 0) > 0) put(pair, rarity(pair, frequencies) * share)
  }

  function putMeaning(meaning: readonly string[]): void {
    const own = [
      ...meaning
        .filter((word) => !stopWords.has(word))
        .map((word): [string, number] => [word, singleWord * rarity(word, frequencies)]),
      ...pairsIn(meaning)
        .filter((pair) => (frequencies.of.get(pair) ?? 0) > 0)
        .map((pair): [string, number] => [pair, rarity(pair, frequencies)]),
    ]
    const total = own.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [term, weight] of own) put(term, weight * Math.min(1, mostOfOneMeaning / total))
  }
}

export function rarity(term: string, { names, of }: Frequencies): number {
  return Math.log(1 + names / ((of.get(term) ?? 0) + 1))
}

const mostTelling = 3

/** The typed words and pairs that say most and stand somewhere, none within another: what can be searched alone when nothing has them all. */
export function tellingTerms(segments: readonly QuestionSegment[], frequencies: Frequencies): string[] {
  const weights = weightsOf(segments, frequencies)
  const known = stretchesOf(segments)
    .flatMap((stretch) => [...stretch, ...pairsIn(stretch)])
    .filter((term) => (frequencies.of.get(term) ?? 0) > 0 && weights.has(term))
    .toSorted((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))
  const told: string[] = []
  for (const term of known) {
    const words = term.split(' ')
    if (told.length < mostTelling && !told.some((one) => words.some((word) => one.split(' ').includes(word))))
      told.push(term)
  }
  return told.join(' ') === segments.flatMap(({ words }) => words).join(' ') ? [] : told
}

/** Every segment in its own words or in one of its meanings: `cap & lai & (so & do | giay & chung & nhan)`; undefined when only words of asking are left. */
export function allSegmentsQuery(segments: readonly QuestionSegment[]): string | undefined {
  const parts = segments.flatMap((segment) => {
    const readings = [segment.words, ...segment.meanings]
      .map((words) => words.filter((word) => !stopWords.has(word)))
      .filter((words) => words.length > 0)
      .map((words) => words.map(lexemeQuery).join(' & '))
    return readings.length === 0
      ? []
      : [readings.length === 1 ? `(${readings[0]})` : `(${readings.map((reading) => `(${reading})`).join(' | ')})`]
  })
  return parts.length === 0 ? undefined : parts.join(' & ')
}
