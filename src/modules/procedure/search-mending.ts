import type { Reader } from '#kernel/act.ts'
import { pairsIn, type QuestionSegment } from './search-reading.ts'
import { stopWords } from './search-stop-words.ts'
import { listKnownWords, lookUpWords, type Vocabulary } from './search-vocabulary.ts'
import { nearestWords, type KnownWord, type NearWord } from './search-words.ts'

/** More slips than this are no slips, and looking for them is what costs. */
const mostMended = 4

interface Doubt {
  readonly at: number
  readonly choices: readonly NearWord[]
}

/** The question with the words that stand nowhere replaced by the nearest ones; undefined when there are none, or nothing is near. */
export async function mendUnknownWords(
  reader: Reader,
  segments: readonly QuestionSegment[],
  vocabulary: Vocabulary,
): Promise<string[] | undefined> {
  const words = segments.flatMap((segment) => segment.words)
  const explained = new Set(segments.filter(({ meanings }) => meanings.length > 0).flatMap((segment) => segment.words))
  const isUnknown = (word: string, at: number) =>
    word.length > 1 &&
    /[a-z]/.test(word) &&
    !explained.has(word) &&
    !stopWords.has(word) &&
    (vocabulary.of.get(word) ?? 0) === 0 &&
    !(at === words.length - 1 && vocabulary.completions.length > 0)
  const unknown = words.flatMap((word, at) => (isUnknown(word, at) ? [at] : [])).slice(0, mostMended)
  if (unknown.length === 0) return undefined
  const known = await listKnownWords(reader)
  const spelled = new Set(known.map(({ word }) => word))
  return mend(
    reader,
    words,
    doubtsAbout(
      words,
      unknown.filter((at) => !spelled.has(words[at] ?? '')),
      known,
    ),
  )
}

/**
 * The question with words that are known but stand beside a stranger ("tạm chú") replaced by ones that sound or look alike and do stand
 * beside their neighbour ("tạm trú"). Only for questions that no name answers in full.
 */
export async function mendStrangePairs(
  reader: Reader,
  segments: readonly QuestionSegment[],
  vocabulary: Vocabulary,
): Promise<string[] | undefined> {
  const words = segments.flatMap((segment) => segment.words)
  const explained = new Set(segments.filter(({ meanings }) => meanings.length > 0).flatMap((segment) => segment.words))
  const isFamiliar = (left: number) => (vocabulary.of.get(`${words[left]} ${words[left + 1]}`) ?? 0) > 0
  const strange = words
    .flatMap((word, at) =>
      word.length > 1 && !explained.has(word) && !stopWords.has(word) && !isFamiliar(at - 1) && !isFamiliar(at)
        ? [at]
        : [],
    )
    .slice(0, mostMended)
  if (strange.length === 0 || words.length < 2) return undefined
  return mend(reader, words, doubtsAbout(words, strange, await listKnownWords(reader)), true)
}

function doubtsAbout(words: readonly string[], places: readonly number[], known: readonly KnownWord[]): Doubt[] {
  return places
    .map((at) => ({ at, choices: nearestWords(words[at] ?? '', known) }))
    .filter(({ choices }) => choices.length > 0)
}

/** @param onlyFamiliar a word is replaced only by one that stands beside its neighbour in some name */
async function mend(
  reader: Reader,
  words: readonly string[],
  doubts: readonly Doubt[],
  onlyFamiliar = false,
): Promise<string[] | undefined> {
  if (doubts.length === 0) return undefined
  const beside = (at: number, word: string) =>
    pairsIn([words[at - 1], word, words[at + 1]].filter((part) => part !== undefined))
  const pairs = doubts.flatMap(({ at, choices }) => choices.flatMap(({ word }) => beside(at, word)))
  const { of } = await lookUpWords(reader, pairs, undefined)
  const mended = [...words]
  for (const { at, choices } of doubts) {
    const judged = choices.map((choice) => ({
      ...choice,
      familiar: Math.max(0, ...beside(at, choice.word).map((pair) => of.get(pair) ?? 0)),
    }))
    const [best] = judged
      .filter(({ familiar }) => familiar > 0 || !onlyFamiliar)
      .toSorted(
        (left, right) =>
          Number(right.familiar > 0) - Number(left.familiar > 0) ||
          left.slips - right.slips ||
          right.familiar - left.familiar,
      )
    if (best) mended[at] = best.word
  }
  return mended.join(' ') === words.join(' ') ? undefined : mended
}
