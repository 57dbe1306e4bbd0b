import { findNextItem, newSearch, type ItemLook, type Search } from './find-next-item.ts'
import { isCloser, isSpace, isWordSign, scanValue, jsonSign } from './json-signs.ts'
import { maxRecordBytes, type RecordCutter, type RecordLine } from './record-line.ts'

/** How the records of a file stand in it: one after the other, as items of a list, as items of a list inside an object. */
export interface ItemForm extends ItemLook {
  /** Where the first one begins. */
  readonly begin: number
  readonly wrapped: boolean
}

/** What came last: a record, a comma behind it, the bracket that may end the list. */
type Place = 'item' | 'comma' | 'bracket' | 'broken' | 'behind' | 'cut'

/** What may stand behind the list in an object around it. */
const longestTail = 65_536

/**
 * Records that are objects over any number of lines; a record's line is the one it begins on. One is given when what follows it shows that it
 * ended there; a broken one is told by its line and the next is looked for, so that it costs only itself.
 */
export function itemCutter(form: ItemForm): RecordCutter {
  let bytes = Buffer.alloc(0)
  let line = 1
  let place: Place = 'comma'
  let held: RecordLine | undefined
  let search: Search = newSearch(0, true)
  let lastSign = 0
  let at = 0
  let begun = false
  let found: RecordLine[] = []

  const moveTo = (to: number): void => {
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte === jsonSign.lineFeed) line++
      if (!isSpace(byte)) lastSign = byte
    }
  }
  const release = (): void => {
    if (held) found.push(held)
    held = undefined
  }
  /** From here on nothing is taken until the next item is found. `isBehindIt`: the broken one's own bracket is. */
  const lose = (problem: RecordLine | undefined, isBehindIt: boolean): void => {
    if (problem) found.push(problem)
    held = undefined
    place = 'broken'
    search = newSearch(at, isBehindIt)
  }
  const broken = (): RecordLine => ({ line: held?.line ?? line, problem: 'broken-json' })

  const takeItem = (isLast: boolean): boolean => {
    const scan = scanValue(bytes, at)
    if (scan.kind === 'broken') lose({ line, problem: 'broken-json' }, false)
    else if (scan.kind === 'whole' && scan.end - at <= maxRecordBytes) {
      held = { line, bytes: bytes.subarray(at, scan.end), last: false }
      place = 'item'
      moveTo(scan.end)
    } else {
      const isTooLarge = scan.kind === 'whole' || bytes.length - at > maxRecordBytes
      if (!isTooLarge && !isLast) return false
      // What never ends has swallowed what follows, or the file ends in it.
      const next = findNextItem(bytes, newSearch(at, false), form, isLast)
      const isSwallowing = scan.kind === 'more' && next !== -1 && next - at <= maxRecordBytes
      if (isSwallowing || isTooLarge) lose({ line, problem: isSwallowing ? 'broken-json' : 'record-too-large' }, false)
      else {
        found.push({ line, problem: 'file-cut' })
        place = 'cut'
        moveTo(bytes.length)
      }
    }
    return true
  }

  const lookOn = (isLast: boolean): boolean => {
    const next = findNextItem(bytes, search, form, isLast)
    if (next === -1) {
      const passed = search.at
      moveTo(isLast ? bytes.length : passed)
      return false
    }
    moveTo(next)
    place = 'comma'
    return true
  }

  /** One sign that stands between records. */
  const takeSign = (byte: number): void => {
    const isEnd = form.inList && byte === jsonSign.closeList
    if (place === 'bracket') {
      if (form.wrapped && (byte === jsonSign.close || byte === jsonSign.comma)) {
        release()
        place = 'behind'
        return
      }
      // A bracket too many inside a record looks like the end of the list, until a record goes on behind it.
      if (byte === jsonSign.comma || isCloser(byte)) return lose(held && broken(), true)
      release()
      return lose({ line, problem: 'broken-json' }, true)
    }
    if (byte === jsonSign.comma || isEnd) {
      place = isEnd ? 'bracket' : 'comma'
      return moveTo(at + 1)
    }
    if (place === 'item' || byte === jsonSign.quote || byte === jsonSign.colon || isCloser(byte))
      return lose(held && broken(), true)
    release()
    const end = endOfOther(bytes, at)
    if (end === undefined) return lose({ line, problem: 'not-an-object' }, true)
    found.push({ line, problem: 'not-an-object' })
    place = 'item'
    moveTo(end)
  }

  const step = (isLast: boolean): boolean => {
    if (place === 'behind' || place === 'cut') return false
    if (place === 'broken') return lookOn(isLast)
    let to = at
    while (to < bytes.length && isSpace(bytes[to] ?? 0)) to++
    moveTo(to)
    const byte = bytes[at]
    if (byte === undefined) return false
    if (byte !== jsonSign.open || place === 'bracket') {
      takeSign(byte)
      return true
    }
    release()
    return takeItem(isLast)
  }

  const drain = (isLast: boolean): void => {
    if (!begun) moveTo(form.begin)
    begun = true
    while (step(isLast)) continue
    if (place === 'behind' && bytes.length - at <= longestTail) return
    if (place === 'behind') moveTo(bytes.length)
    bytes = bytes.subarray(at)
    search.at -= at
    at = 0
  }
  const given = (): RecordLine[] => {
    const all = found
    found = []
    return all
  }
  const isListOpen = (): boolean => {
    if (place === 'broken') return lastSign !== (form.wrapped ? jsonSign.close : jsonSign.closeList)
    return place === 'bracket' ? form.wrapped : place === 'item' || place === 'comma'
  }
  const endOfTail = (): void => {
    const tail = bytes.subarray(at).toString('utf8')
    moveTo(bytes.length)
    if (!form.wrapped || place !== 'behind' || holdsNoMore(tail)) return
    found.push({ line, problem: lastSign === jsonSign.close ? 'broken-json' : 'file-cut' })
  }
  return {
    take(chunk) {
      bytes = Buffer.concat([bytes, chunk])
      drain(false)
      return given()
    },
    end() {
      drain(true)
      release()
      if (form.inList && isListOpen()) found.push({ line, problem: 'file-cut' })
      endOfTail()
      return given()
    },
    stop() {
      release()
      return given()
    },
    line: () => line,
  }
}

/** End of a list, a number or `null` where a record should stand. */
function endOfOther(bytes: Buffer, from: number): number | undefined {
  const scan = scanValue(bytes, from)
  if (scan.kind === 'whole') return scan.end
  let end = from
  while (isWordSign(bytes[end] ?? 0)) end++
  return end === from ? undefined : end
}

/** Behind the list of records: numbers and words about it, no second list. */
function holdsNoMore(tail: string): boolean {
  try {
    const rest: unknown = JSON.parse(`{"":0${tail}`)
    return typeof rest === 'object' && rest !== null && Object.values(rest).every((value) => !Array.isArray(value))
  } catch {
    return false
  }
}
