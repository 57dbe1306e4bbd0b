import { maxRecordBytes } from './record-line.ts'
import { isCloser, isOpener, isSpace, openerOf, jsonSign } from './json-signs.ts'

/** What tells where a record begins: the blanks before the first one, when it stands on a line of its own; the key it begins with. */
export interface ItemLook {
  readonly indent: Buffer | undefined
  readonly firstKey: Buffer
  /** Items of a list, whose end is looked for too. */
  readonly inList: boolean
}

/** How far one has gone through a broken item. */
export interface Search {
  at: number
  readonly opened: number[]
  before: number
  begun: boolean
}

export function newSearch(at: number, begun: boolean): Search {
  return { at, opened: [], before: 0, begun }
}

/**
 * Where the next item begins, or the list ends, behind an item that is broken; -1 when that has not come yet, with `search.at` at what was looked through.
 * Items that stand on lines of their own are known by that, whatever the quotes and brackets before them say. Else quotes are judged by their
 * neighbours and brackets are counted; a bracket too many is passed over, one that is missing is taken as given where only that makes sense.
 */
export function findNextItem(bytes: Buffer, search: Search, look: ItemLook, isLast: boolean): number {
  return look.indent === undefined ? byBrackets(bytes, search, look, isLast) : byLines(bytes, search, look, look.indent)
}

/** Between a record's bracket and its first key. */
const longestBlanks = 64

function byLines(bytes: Buffer, search: Search, look: ItemLook, indent: Buffer): number {
  const head = Buffer.concat([Buffer.of(jsonSign.lineFeed), indent, Buffer.of(jsonSign.open)])
  for (let at = bytes.indexOf(head, search.at); at !== -1; at = bytes.indexOf(head, at + 1)) {
    const begin = at + head.length - 1
    // Without blanks before them, what stands inside a record may begin its line alike.
    if (indent.length > 0 || startsWithKey(bytes, begin, look.firstKey)) return begin
  }
  search.at = Math.max(search.at, bytes.length - head.length - look.firstKey.length - longestBlanks)
  return -1
}

function byBrackets(bytes: Buffer, search: Search, look: ItemLook, isLast: boolean): number {
  const { opened } = search
  for (; search.at < bytes.length; search.at++) {
    const byte = bytes[search.at] ?? 0
    if (isSpace(byte)) continue
    if (byte === jsonSign.quote) {
      const end = endOfDoubtfulString(bytes, search.at, isLast)
      if (end === undefined) return -1
      search.at = end
    } else if (isOpener(byte)) {
      const isMissingCloser = search.before === jsonSign.comma && opened.at(-1) === jsonSign.open
      if (isMissingCloser && !isLast && bytes.length - search.at < look.firstKey.length + longestBlanks) return -1
      const mayBegin = opened.length === 0 || (isMissingCloser && startsWithKey(bytes, search.at, look.firstKey))
      if (search.begun && byte === jsonSign.open && mayBegin) return search.at
      search.begun = true
      opened.push(byte)
    } else if (isCloser(byte)) {
      const matching = opened.lastIndexOf(openerOf(byte))
      if (matching !== -1) opened.length = matching
      else if (look.inList && byte === jsonSign.closeList && opened.length === 0) return search.at
    }
    search.before = byte
  }
  return -1
}

/**
 * A quote ends a string when what follows a string follows it. One behind which something else stands is part of the text, or, when it follows
 * what comes before a string, the beginning of the next one: then the first was never closed, and what it seemed to hold is looked at as well.
 */
function endOfDoubtfulString(bytes: Buffer, from: number, isLast: boolean): number | undefined {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === jsonSign.backslash) at++
    if (byte === jsonSign.lineFeed) return from
    if (byte !== jsonSign.quote) continue
    const next = nextSign(bytes, at + 1)
    if (next === undefined && !isLast) return undefined
    if (next === undefined || next === jsonSign.comma || next === jsonSign.colon || isCloser(next)) return at
    const before = signBefore(bytes, at, from)
    if (before === jsonSign.comma || before === jsonSign.colon || isOpener(before)) return from
  }
  return isLast || bytes.length - from > maxRecordBytes ? from : undefined
}

function nextSign(bytes: Buffer, from: number): number | undefined {
  let at = from
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at++
  return bytes[at]
}

function signBefore(bytes: Buffer, until: number, from: number): number {
  let at = until - 1
  while (at > from && isSpace(bytes[at] ?? 0)) at--
  return at > from ? (bytes[at] ?? 0) : 0
}

function startsWithKey(bytes: Buffer, at: number, key: Buffer): boolean {
  let begin = at + 1
  while (begin < bytes.length && isSpace(bytes[begin] ?? 0)) begin++
  return key.length > 0 && bytes.subarray(begin, begin + key.length).equals(key)
}
