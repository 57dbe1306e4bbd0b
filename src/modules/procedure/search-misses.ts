import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { foldWords } from './fold.ts'

/** What people searched and did not find, so that the control authority can teach the search their words. */

/** Kept so long. Said on the page, and deleted by a job every night. */
export const missKeptDays = 90

export interface SearchMiss {
  readonly query: string
  /** None; or as many as came only after a word was mended or left out. */
  readonly found: number
  readonly times: number
}

/**
 * How many a search found that is worth knowing: none, or those that only came after a word was mended or left out. Undefined when what was
 * typed was found as it was typed, be it one.
 */
export function missedBy({
  total,
  partial,
  mendedTo,
}: {
  readonly total: number
  readonly partial: boolean
  readonly mendedTo: string | null
}): number | undefined {
  return total === 0 || partial || mendedTo !== null ? total : undefined
}

/**
 * Counts misses in memory, so that a page that only reads does not write, and gives them away from time to time. At most some hundreds:
 * whoever floods the search fills no table. What has not been given away is lost when the process ends.
 */
export function missCounter(most = 300): {
  note(typed: string, found: number): void
  take(): readonly SearchMiss[]
} {
  let counted = new Map<string, { found: number; times: number }>()
  return {
    note(typed, found) {
      const query = missQuery(typed)
      if (query === undefined) return
      const known = counted.get(query)
      if (known) counted.set(query, { found, times: known.times + 1 })
      else if (counted.size < most) counted.set(query, { found, times: 1 })
    },
    take() {
      const taken = [...counted].map(([query, { found, times }]) => ({ query, found, times }))
      counted = new Map()
      return taken
    },
  }
}

const longestMiss = 120

/**
 * The question as it is kept: folded, without accents. Undefined when it must not be kept: anything that looks like a person's (many digits as in
 * telephone and identity numbers, an address of mail or of the net, the code of a feedback), too short to say anything, or longer than a question.
 */
export function missQuery(typed: string): string | undefined {
  if (typed.length > 200 || looksPersonal(typed)) return undefined
  const query = foldWords(typed)
  return query.length < 2 || query.length > longestMiss ? undefined : query
}

function looksPersonal(typed: string): boolean {
  const digits = typed.replace(/\D/g, '').length
  // The national codes of procedures have six or seven; telephones and papers of persons have more.
  const isCode = digits <= 7 && /^[\d.\s]+$/.test(typed)
  return (
    (digits >= 6 && !isCode) ||
    /@|https?:|www\./i.test(typed) ||
    /\bPA[\s–-]*[0-9A-Z]{2,4}[\s–-]*[0-9A-Z]{2,4}\b/i.test(typed) ||
    fullName.test(typed.normalize('NFC')) ||
    foldedName.test(foldWords(typed))
  )
}

/** One of the commonest surnames and two more words, all with capitals: "Nguyễn Thị Lan". */
const fullName =
  /(?<!\p{L})(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lâm|Thạch|Sơn|Kim|Danh)(?:\s+\p{Lu}\p{Ll}*){2}/u

/** A surname and the commonest middle names, however they are typed: "nguyen van a". Not Đỗ: that is also "đô thị mới". */
const foldedName =
  /(?:^| )(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|ho|ngo|duong|ly|lam|thach|son|kim|danh) (?:van|thi) [a-z]+/

/** Adds what was counted to the days; no address, no identity, only words and how often. */
export async function recordSearchMisses(act: Act, misses: readonly SearchMiss[]): Promise<void> {
  if (misses.length === 0) return
  await act.tx
    .insertInto('searchMiss')
    .values(misses.map(({ query, found, times }) => ({ day: act.today, query, found, times })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'query']).doUpdateSet((set) => ({
        times: sql<number>`search_miss.times + excluded.times`,
        found: set.ref('excluded.found'),
      })),
    )
    .execute()
}

export async function forgetSearchMisses(act: Act): Promise<void> {
  await act.tx
    .deleteFrom('searchMiss')
    .where('day', '<', sql<string>`${act.today}::date - ${missKeptDays}::int`)
    .execute()
}
