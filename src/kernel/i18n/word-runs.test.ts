import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordRuns, type WordRun } from './word-runs.ts'

const without = (kind: WordRun['kind'], runs: readonly WordRun[]) =>
  runs
    .filter((run) => run.kind !== kind)
    .map(({ text }) => text)
    .join('')

/** `giữ nguyên [-bỏ-]{+thêm+}`, as one reads it. */
function marked(before: string, after: string): string {
  return wordRuns(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}

const word = fc.constantFrom(
  'hồ',
  'sơ',
  'nộp',
  '05',
  'ngày',
  '01/06/2017',
  ' ',
  ' ',
  '\n',
  ',',
  '63/2010/NĐ-CP',
  '😀',
  'ă',
)
const text = fc.oneof(
  fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'grapheme' }),
)

describe('the words that differ', () => {
  test('a number that was changed is marked alone', () => {
    expect(marked('Trong 05 ngày làm việc.', 'Trong 07 ngày làm việc.')).toBe('Trong [-05-]{+07+} ngày làm việc.')
  })

  test('a date and the number of a decree are changed as a whole, never by half', () => {
    expect(marked('từ 01/06/2017 theo 63/2010/NĐ-CP', 'từ 01/07/2017 theo 92/2017/NĐ-CP')).toBe(
      'từ [-01/06/2017-]{+01/07/2017+} theo [-63/2010/NĐ-CP-]{+92/2017/NĐ-CP+}',
    )
  })

  test('words side by side are one change', () => {
    expect(marked('nộp ba bản sao', 'nộp một bản chính')).toBe('nộp [-ba-]{+một+} bản [-sao-]{+chính+}')
    expect(marked('nộp hai bộ', 'gửi một hồ sơ')).toBe('[-nộp hai bộ-]{+gửi một hồ sơ+}')
  })

  test('a line put in between leaves the others alone', () => {
    expect(marked('một\nba', 'một\nhai\nba')).toBe('một\n{+hai\n+}ba')
  })

  test('equal texts have no change, and an empty one is all new', () => {
    expect(wordRuns('như cũ', 'như cũ')).toEqual([{ kind: 'same', text: 'như cũ' }])
    expect(wordRuns('', 'mới')).toEqual([{ kind: 'added', text: 'mới' }])
    expect(wordRuns('', '')).toEqual([])
  })

  test('whatever was changed, both texts come back whole, and no change is without words', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordRuns(before, after)
        expect(without('added', runs)).toBe(before)
        expect(without('removed', runs)).toBe(after)
        expect(runs.every(({ text: words }) => words !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('nothing common is passed over: of two texts that share words in order, no longer share is there', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        // Each word on a line of its own: what is compared is the line, and no words are joined for reading.
        const runs = wordRuns(one.map((each) => `${each}\n`).join(''), other.map((each) => `${each}\n`).join(''))
        const kept = runs.filter(({ kind }) => kind === 'same').flatMap((each) => each.text.match(/[abc]/g) ?? [])
        expect(kept.length).toBe(longestShared(one, other))
      }),
      { numRuns: 300 },
    )
  })

  test('two long texts that have nothing in common are compared without delay', () => {
    const words = (mark: string) => Array.from({ length: 20_000 }, (_, at) => `${mark}${at}`).join(' ')
    const start = performance.now()
    const runs = wordRuns(words('a'), words('b'))
    expect(without('added', runs)).toBe(words('a'))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

function longestShared(one: readonly string[], other: readonly string[]): number {
  const best = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0))
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const row = best[i] ?? []
      const next = best[i + 1] ?? []
      row[j] = one[i] === other[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return best[0]?.[0] ?? 0
}
