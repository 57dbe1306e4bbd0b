import type { FlaggedWords } from './examine-procedures.ts'
import type { RecordRefusal } from './read-record.ts'
import { accountedParts, accountedWords, readShare, type RecordAccount, type WordsAccount } from './record-account.ts'

/** The figures of an import, a line for every part. */
export function linesOfAccount(account: RecordAccount): string[] {
  return [
    'Part          in source    placed   flagged says nothing',
    ...accountedParts.map((name) => {
      const { inSource, placed, flagged, empty } = account.parts[name]
      return `${name.padEnd(12)}${[inSource, placed, flagged, empty].map((count) => String(count).padStart(10)).join('')}`
    }),
    `Times: ${wordsLine(account.times)}`,
    `Times given beside words that name another: ${account.contradicted}`,
    `Fees: ${wordsLine(account.fees)}`,
  ]
}

function wordsLine(words: WordsAccount): string {
  const share = readShare(words)
  const percent = share === undefined ? '–' : (100 * share).toFixed(1)
  return `${accountedWords.map((name) => `${name} ${words[name]}`).join(', ')}; ${percent} % of those whose words name a number are read`
}

/** What was refused, a line for each: where in the file, which record, why. */
export function linesOfProblems(report: {
  readonly refused: number
  readonly problems: readonly RecordRefusal[]
}): string[] {
  const { refused, problems } = report
  return [
    ...problems.map(
      ({ line, code, reason, detail }) =>
        `Line ${line}${code === null ? '' : ` (${code})`}: ${reason}${detail === null ? '' : ` [${detail}]`}`,
    ),
    ...(refused > problems.length ? [`… and ${refused - problems.length} more`] : []),
  ]
}

/** Columns parted by tabs, for a table program or `cut`. */
export function flaggedLine({ line, code, part, flag, text }: FlaggedWords): string {
  return [line, code, part, flag, text.replace(/\s+/g, ' ')].join('\t')
}
