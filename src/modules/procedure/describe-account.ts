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
    `Fees: ${wordsLine(account.fees)}`,
  ]
}

function wordsLine(words: WordsAccount): string {
  const share = (100 * readShare(words)).toFixed(1)
  return `${accountedWords.map((name) => `${name} ${words[name]}`).join(', ')}; ${share} % of those whose words name a number are read`
}
