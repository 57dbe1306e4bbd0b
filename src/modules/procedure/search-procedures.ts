import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { pageSize, type ProcedureItem } from './model.ts'
import type { Facets, ProcedureFilters } from './search-filters.ts'
import {
  countFacets,
  findByCode,
  findByPapers,
  findRanked,
  listByName,
  type Found,
  type Wanted,
} from './search-hits.ts'
import { mendStrangePairs, mendUnknownWords } from './search-mending.ts'
import { anchorsQuery, scoreOf, withCompletions } from './search-ranking.ts'
import {
  allSegmentsQuery,
  phrasesIn,
  questionSegments,
  tellingTerms,
  termsIn,
  weightsOf,
  type QuestionSegment,
} from './search-reading.ts'
import { likelyFirst } from './likely-first.ts'
import { sectorsApart } from './sector-names.ts'
import { stopWords } from './search-stop-words.ts'
import { findSynonyms, lookUpWords, type Vocabulary } from './search-vocabulary.ts'
import { lexemeQuery, searchWords } from './search-words.ts'

export interface ProcedureSearch extends ProcedureFilters {
  readonly q?: string | undefined
  /** From 1. */
  readonly page: number
  /** Procedures in force on this day. */
  readonly on: LegalDate
  /** Count the facets as well. */
  readonly facets?: boolean | undefined
}

export interface ProcedureHits {
  readonly items: readonly ProcedureItem[]
  /** Exact, unless `more`: then there are more than were counted. */
  readonly total: number
  readonly more: boolean
  readonly page: number
  readonly pageSize: number
  /** The words that were searched for when what was typed stands nowhere; null when nothing was mended. */
  readonly mendedTo: string | null
  /** No procedure has all the words: these have the most telling ones. */
  readonly partial: boolean
  /** Of a question that no procedure answers in full: the words and pairs that say most, folded, to be searched alone. */
  readonly telling: readonly string[]
  readonly facets: Facets
}

/**
 * Procedures in force on a day, 50 a page: by words as people say them (accents optional, abbreviations, everyday words, whole sentences,
 * slips mended, the last word may be unfinished) or code, narrowed by filters. Three statements; some more when words are mistyped.
 * Without words in the order of the names.
 */
export async function searchProcedures(reader: Reader, search: ProcedureSearch): Promise<ProcedureHits> {
  const typed = search.q ?? ''
  const { page, on } = search
  const wanted: Wanted = { filters: search, page, size: pageSize, on, withFacets: search.facets ?? false }
  const code = codeIn(typed)
  if (code !== undefined) return hitsOf(search, await findByCode(reader, wanted, code))
  const words = searchWords(typed)
  if (words.length > 0) return searchByWords(reader, search, wanted, words)
  if (typed.trim() !== '') return hitsOf(search, nothingFound)
  return listAll(reader, search, wanted)
}

async function listAll(reader: Reader, search: ProcedureSearch, wanted: Wanted): Promise<ProcedureHits> {
  const listed = await listByName(reader, wanted)
  return hitsOf(
    search,
    wanted.withFacets ? { ...listed, facets: await countFacets(reader, search, search.on) } : listed,
  )
}

/** What is suggested while somebody types. */
export const mostSuggested = 8

/**
 * The few procedures that answer best what has been typed so far: as the search finds them, but without its second attempts, which would be
 * made anew at every letter. Three statements; some more when words are mistyped.
 */
export async function suggestWhileTyping(
  reader: Reader,
  { typed, on }: { readonly typed: string; readonly on: LegalDate },
): Promise<readonly ProcedureItem[]> {
  const wanted: Wanted = { filters: {}, page: 1, size: mostSuggested * 3, on, withFacets: false }
  const code = codeIn(typed)
  if (code !== undefined) return (await findByCode(reader, wanted, code)).items.slice(0, mostSuggested)
  const words = searchWords(typed)
  if (words.length === 0 || words.join('').length < 2) return []
  const { reading } = await readMended(reader, words, on)
  const { items } = await findByReading(reader, wanted, reading)
  return likelyFirst(items, words.join(' ')).slice(0, mostSuggested)
}

/** `1.004227`, ` 1.004227.000.00.00.H51 `, `thủ tục 2.000815`: a digit, a dot and digits begin a code. */
function codeIn(typed: string): string | undefined {
  const bare = typed.slice(0, 500).replace(/[\s\u200b\ufeff]+/g, '')
  if (/^\d\.\d[\p{L}\d._-]*$/u.test(bare)) return bare
  return /(?:^|\s)(\d\.\d{6}(?:\.[\p{L}\d]+)*)(?=$|[\s,;:!?)])/u.exec(typed.slice(0, 500))?.[1]
}

/** A question as it is read: what its words mean, and how often they stand in names. */
export interface Reading {
  readonly segments: readonly QuestionSegment[]
  readonly vocabulary: Vocabulary
}

export async function readQuestion(reader: Reader, words: readonly string[], on: LegalDate): Promise<Reading> {
  const segments = questionSegments(words, await findSynonyms(reader, phrasesIn(words), on))
  return { segments, vocabulary: await lookUpWords(reader, termsIn(segments), beginningOf(segments)) }
}

/** What the last word may be the beginning of: with its neighbour a pair, alone a word. One letter alone begins half of all words. */
function beginningOf(segments: readonly QuestionSegment[]): string | undefined {
  const last = segments.at(-1)
  const word = last?.words.at(-1)
  if (word === undefined || last?.meanings.length !== 0) return undefined
  const before = segments.at(-2)?.words.at(-1)
  if (before !== undefined) return `${before} ${word}`
  return word.length < 2 ? undefined : word
}

async function searchByWords(
  reader: Reader,
  search: ProcedureSearch,
  wanted: Wanted,
  words: readonly string[],
): Promise<ProcedureHits> {
  const { reading, mended } = await readMended(reader, words, search.on)
  // "Thủ tục" alone asks for all of them.
  if (allSegmentsQuery(reading.segments) === undefined) return listAll(reader, search, wanted)
  const found = await findByReading(reader, wanted, reading)
  const answer = (hits: Found, by: readonly string[] | undefined): ProcedureHits =>
    hitsOf(search, hits, by, hits.full > 0 ? [] : tellingTerms(reading.segments, reading.vocabulary))
  if (found.full >= enough || search.page > 1) return answer(found, mended)
  const otherWords = await mendStrangePairs(reader, reading.segments, reading.vocabulary)
  const other = otherWords && (await findByReading(reader, wanted, await readQuestion(reader, otherWords, search.on)))
  if (other && isBetter(other, found)) return answer(other, otherWords)
  if (found.full > 0) return answer(found, mended)
  if (found.total > 0) return answer(found, mended)
  const papers = ownWordsQuery(reading.segments)
  return answer(papers === undefined ? nothingFound : await findByPapers(reader, wanted, papers), mended)
}

/** With so many that have all the words nobody's spelling is doubted; one or two may have them by chance ("giay khai sanh"). */
const enough = 3

/** The mended question answers better: in full where nothing did; more and clearly better ones where a few did. */
function isBetter(other: Found, found: Found): boolean {
  const isClearlyBetter = other.best > found.best * 1.2
  return found.full === 0 ? other.full > 0 || isClearlyBetter : other.full > found.full && isClearlyBetter
}

async function readMended(
  reader: Reader,
  words: readonly string[],
  on: LegalDate,
): Promise<{ readonly reading: Reading; readonly mended: readonly string[] | undefined }> {
  const reading = await readQuestion(reader, words, on)
  const mended = await mendUnknownWords(reader, reading.segments, reading.vocabulary)
  return { reading: mended ? await readQuestion(reader, mended, on) : reading, mended }
}

async function findByReading(reader: Reader, wanted: Wanted, { segments, vocabulary }: Reading): Promise<Found> {
  const weights = withCompletions(weightsOf(segments, vocabulary), vocabulary.completions, vocabulary)
  const any = anchorsQuery(weights, vocabulary)
  if (any === undefined) return nothingFound
  return findRanked(reader, wanted, {
    all: allSegmentsQuery(segments),
    any,
    score: scoreOf(weights, ownWordsQuery(segments)),
  })
}

/** Every word as it was typed, words of asking left out. */
function ownWordsQuery(segments: readonly QuestionSegment[]): string | undefined {
  const words = segments.flatMap((segment) => segment.words).filter((word) => !stopWords.has(word))
  return words.length === 0 ? undefined : words.map(lexemeQuery).join(' & ')
}

const nothingFound: Found = { items: [], total: 0, more: false, full: 0, best: 0, facets: {} }

function hitsOf(
  { page }: ProcedureSearch,
  { items, total, more, full, facets }: Found,
  mended?: readonly string[],
  telling: readonly string[] = [],
): ProcedureHits {
  const partial = total > 0 && full === 0
  return { items, total, more, page, pageSize, mendedTo: mended?.join(' ') ?? null, partial, telling, facets }
}

export interface SectorCount {
  readonly code: string
  readonly name: string
  readonly procedures: number
}

/** Sectors that have procedures in force, with how many, in the order of their names; no two names are alike. */
export async function listSectors(reader: Reader, on: LegalDate): Promise<readonly SectorCount[]> {
  const { rows } = await sql<SectorCount>`
    select s.code, s.name, c.procedures from sector s
    join (select r.sector_code, count(*) as procedures from procedure_revision r
      where r.status = 'announced' and r.effective @> ${sql.lit(on)}::date group by r.sector_code) c on c.sector_code = s.code
    order by s.name collate "vi-x-icu", s.code`.execute(reader)
  return sectorsApart(rows)
}
