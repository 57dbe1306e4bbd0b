/** A stretch of words that both texts have, that only the old one has, or that only the new one has. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * What was taken out of a text and what was put in, word by word. Joining all runs but the added ones gives the old text back,
 * joining all but the removed ones the new one: nothing is left out, nothing invented.
 *
 * Lines first, words only within lines that differ: an hour's typing in a text of sixty thousand characters is found at once, and a
 * word of one paragraph is never matched with the same word of another.
 */
export function wordRuns(before: string, after: string): readonly WordRun[] {
  const lines = shortestScript(linesOf(before), linesOf(after))
  const runs: WordRun[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    if (line?.kind === 'same') {
      runs.push(line)
      at++
      continue
    }
    const block = { removed: '', added: '' }
    for (let next = lines[at]; next && next.kind !== 'same'; next = lines[++at]) block[next.kind] += next.text
    runs.push(...readable(shortestScript(wordsOf(block.removed), wordsOf(block.added))))
  }
  return joined(runs)
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Words as they are read, `01/06/2017` and `63/2010/NĐ-CP` whole; blanks and each other sign by itself. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:[./,-][\p{L}\p{M}\p{N}]+)*|./gsu) ?? []
}

/** Beyond so many changes a text is another one, and marking single words in it would only confuse. */
const mostChanges = 1200

/**
 * Myers, "An O(ND) difference algorithm" (1986), greedy: the fewest removals and additions. `furthest[k]` is how far the old text
 * can be read on diagonal k; one copy is kept for each number of changes, to walk back along.
 */
function shortestScript(before: readonly string[], after: readonly string[]): WordRun[] {
  const most = Math.min(before.length + after.length, mostChanges)
  const trace: Int32Array[] = []
  let furthest = new Int32Array(2 * most + 3)
  for (let changes = 0; changes <= most; changes++) {
    trace.push(furthest)
    furthest = furthest.slice()
    for (let k = -changes; k <= changes; k += 2) {
      let old = startOn(furthest, { k, changes, most })
      while (old < before.length && old - k < after.length && before[old] === after[old - k]) old++
      furthest[k + most + 1] = old
      if (old >= before.length && old - k >= after.length) return walkBack(trace, before, after, most)
    }
  }
  return [run('removed', before.join('')), run('added', after.join(''))].filter(({ text }) => text !== '')
}

interface Diagonal {
  readonly k: number
  readonly changes: number
  readonly most: number
}

/** Where a diagonal begins after one more change: below the one above (an addition), or right of the one beneath (a removal). */
function startOn(furthest: Int32Array, { k, changes, most }: Diagonal): number {
  const removal = furthest[k + most] ?? 0
  const addition = furthest[k + most + 2] ?? 0
  return comesByAddition(furthest, { k, changes, most }) ? addition : removal + 1
}

function comesByAddition(furthest: Int32Array, { k, changes, most }: Diagonal): boolean {
  return k === -changes || (k !== changes && (furthest[k + most] ?? 0) < (furthest[k + most + 2] ?? 0))
}

function walkBack(
  trace: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
  most: number,
): WordRun[] {
  const runs: WordRun[] = []
  let old = before.length
  let young = after.length
  for (let changes = trace.length - 1; changes >= 0; changes--) {
    const furthest = trace[changes] ?? new Int32Array()
    const here = { k: old - young, changes, most }
    const start = changes === 0 ? 0 : startOn(furthest, here)
    for (; old > start; old--, young--) runs.push(run('same', before[old - 1] ?? ''))
    if (changes === 0) break
    if (comesByAddition(furthest, here)) runs.push(run('added', after[--young] ?? ''))
    else runs.push(run('removed', before[--old] ?? ''))
  }
  return runs.toReversed()
}

function run(kind: WordRun['kind'], text: string): WordRun {
  return { kind, text }
}

/** A lone blank or comma between two changes belongs to them: "năm ngày" → "ba tháng" is one change, not two. */
function readable(runs: readonly WordRun[]): WordRun[] {
  const whole = joined(runs)
  return whole.flatMap((one, at) => {
    const inside = one.kind === 'same' && at > 0 && at < whole.length - 1 && !/[\p{L}\p{N}\n]/u.test(one.text)
    return inside ? [run('removed', one.text), run('added', one.text)] : [one]
  })
}

/** Neighbours of one kind become one; between two stretches that both have, what was taken out stands before what was put in. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const whole: WordRun[] = []
  const change = { removed: '', added: '' }
  const closeChange = () => {
    if (change.removed !== '') whole.push(run('removed', change.removed))
    if (change.added !== '') whole.push(run('added', change.added))
    change.removed = ''
    change.added = ''
  }
  for (const { kind, text } of runs) {
    if (kind !== 'same') {
      change[kind] += text
      continue
    }
    closeChange()
    const last = whole.at(-1)
    if (last?.kind === 'same') whole[whole.length - 1] = run('same', last.text + text)
    else whole.push(run('same', text))
  }
  closeChange()
  return whole
}
