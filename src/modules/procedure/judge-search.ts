import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { searchProcedures } from './search-procedures.ts'

/** One everyday question and the codes of the procedures that answer it. */
export interface JudgedQuestion {
  readonly query: string
  readonly right: readonly string[]
}

export interface SearchJudgement {
  readonly questions: number
  /** Share of the right ones among the first five, of at most five; the mean over all questions. */
  readonly recallAt5: number
  /** Share of the questions with at least one right one among the first five. */
  readonly answeredAt5: number
  /** Mean of one by the place of the first right one, among the first ten. */
  readonly meanReciprocalRank: number
  readonly missed: readonly {
    readonly query: string
    readonly right: readonly string[]
    readonly found: readonly string[]
  }[]
}

/** Asks every question of the search and counts how often the right procedures come first. */
export async function judgeSearch(
  reader: Reader,
  questions: readonly JudgedQuestion[],
  on: LegalDate,
): Promise<SearchJudgement> {
  let recall = 0
  let answered = 0
  let reciprocal = 0
  const missed: SearchJudgement['missed'][number][] = []
  for (const { query, right } of questions) {
    const codes = (await searchProcedures(reader, { q: query, page: 1, on })).items.slice(0, 10).map(({ code }) => code)
    const found = codes.slice(0, 5)
    const hit = found.filter((code) => right.includes(code)).length
    const place = codes.findIndex((code) => right.includes(code))
    recall += hit / Math.min(5, right.length)
    answered += hit > 0 ? 1 : 0
    reciprocal += place < 0 ? 0 : 1 / (place + 1)
    if (hit < Math.min(5, right.length)) missed.push({ query, right, found })
  }
  const count = Math.max(1, questions.length)
  return {
    questions: questions.length,
    recallAt5: recall / count,
    answeredAt5: answered / count,
    meanReciprocalRank: reciprocal / count,
    missed,
  }
}

const headings = new Set(['query,codes', 'query,code', 'query,right'])

/** Lines `query,code|code`; a query with a comma stands in quotes. A heading and blank lines are passed over. */
export async function readJudgedQuestions(file: string): Promise<readonly JudgedQuestion[]> {
  const lines = (await readFile(file, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.flatMap((line, at) => {
    if (line.trim() === '' || (at === 0 && headings.has(line.trim().toLowerCase()))) return []
    const parts = /^(?:"((?:[^"]|"")*)"|([^,]*)),\s*"?([^"]*)"?\s*$/.exec(line)
    const right = (parts?.[3] ?? '').split('|').map((code) => code.trim())
    return [
      z
        .object(
          { query: z.string().min(1), right: z.array(z.string().min(1)).min(1) },
          { error: `line ${at + 1}: ${line}` },
        )
        .parse({ query: (parts?.[1]?.replaceAll('""', '"') ?? parts?.[2] ?? '').trim(), right }),
    ]
  })
}
