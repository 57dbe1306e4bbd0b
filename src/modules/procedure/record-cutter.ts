import type { RefusalReason } from './model.ts'

/** One line of the file, or why it cannot be one. Lines are counted from 1. */
export type RecordLine =
  | {
      readonly line: number
      readonly bytes: Buffer
      /** The file ended without a line end here. */ readonly last: boolean
    }
  | {
      readonly line: number
      readonly problem: Extract<
        RefusalReason,
        'record-too-large' | 'file-too-large' | 'file-cut' | 'file-corrupt' | 'wrong-encoding'
      >
    }

/** The longest real record has 188,763 bytes. */
export const maxRecordBytes = 4 * 1024 * 1024

/** Cuts bytes as they come into records: lines, or the items of one JSON array. */
export interface RecordCutter {
  take(chunk: Buffer): RecordLine[]
  end(): RecordLine[]
  /** Line of the file that is being read. */
  line(): number
}

const lineFeed = 0x0a
const headLength = 4096

/** The form is told by the first signs: `[{` begins an array of records, anything else is lines. */
export function newCutter(): RecordCutter {
  let head: Buffer | undefined = Buffer.alloc(0)
  let cutter: RecordCutter = lineCutter()
  const begin = (bytes: Buffer): RecordLine[] => {
    head = undefined
    if (/^\s*\[\s*\{/u.test(bytes.toString('latin1'))) cutter = arrayCutter()
    return cutter.take(bytes)
  }
  return {
    take(chunk) {
      if (head === undefined) return cutter.take(chunk)
      head = Buffer.concat([head, chunk])
      return head.length < headLength && !/\S\s*\S/u.test(head.toString('latin1')) ? [] : begin(head)
    },
    end() {
      return [...(head === undefined ? [] : begin(head)), ...cutter.end()]
    },
    line: () => cutter.line(),
  }
}

/** Bytes of one record as they come; what is too large is counted but not kept, or one field could fill the memory. */
function newRecord() {
  let pieces: Buffer[] = []
  let length = 0
  return {
    add(piece: Buffer): void {
      length += piece.length
      if (length <= maxRecordBytes) pieces.push(piece)
      else pieces = []
    },
    isEmpty: () => length === 0,
    take(line: number, last: boolean): RecordLine {
      const found: RecordLine =
        length > maxRecordBytes ? { line, problem: 'record-too-large' } : { line, bytes: Buffer.concat(pieces), last }
      pieces = []
      length = 0
      return found
    },
  }
}

function lineCutter(): RecordCutter {
  const record = newRecord()
  let line = 1
  return {
    take(chunk) {
      const found: RecordLine[] = []
      let start = 0
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
        record.add(chunk.subarray(start, end))
        found.push(record.take(line, false))
        line++
        start = end + 1
      }
      if (start < chunk.length) record.add(chunk.subarray(start))
      return found
    },
    end: () => (record.isEmpty() ? [] : [record.take(line, true)]),
    line: () => line,
  }
}

const open = new Set([0x5b, 0x7b])
const close = new Set([0x5d, 0x7d])
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c

/** Items of the outer array; an item's line is the one it begins on. What stands behind the array is told as one broken record. */
function arrayCutter(): RecordCutter {
  const record = newRecord()
  let line = 1
  let begunOn = 1
  let depth = 0
  let quoted = false
  let escaped = false
  let ended = false
  const see = (byte: number): void => {
    if (quoted) {
      if (escaped) escaped = false
      else if (byte === backslash) escaped = true
      else if (byte === quote) quoted = false
    } else if (byte === quote) quoted = true
    else if (open.has(byte)) depth++
    else if (close.has(byte)) depth--
  }
  return {
    take(chunk) {
      const found: RecordLine[] = []
      let start = -1
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0
        const wasOutside = depth <= 1 && !quoted
        if (start === -1 && record.isEmpty() && isSign(byte) && !(wasOutside && isFrame(byte, depth, ended))) {
          start = at
          begunOn = line
        } else if (start === -1 && !record.isEmpty()) start = at
        if (byte === lineFeed) line++
        see(byte)
        if (wasOutside && depth <= 1 && (byte === comma || (depth === 0 && byte === 0x5d))) {
          if (start !== -1) record.add(chunk.subarray(start, at))
          if (!record.isEmpty()) found.push(record.take(begunOn, false))
          start = -1
          if (depth === 0) ended = true
        }
      }
      if (start !== -1) record.add(chunk.subarray(start))
      return found
    },
    end() {
      const cut: RecordLine[] = ended ? [] : [{ line, problem: 'file-cut' }]
      if (record.isEmpty()) return cut
      // A whole item before the missing bracket is taken; half an item tells of the cut itself.
      const isWhole = !ended && depth === 1 && !quoted
      return isWhole ? [record.take(begunOn, false), ...cut] : [record.take(begunOn, !ended)]
    },
    line: () => line,
  }
}

function isSign(byte: number): boolean {
  return byte > 0x20
}

/** Brackets of the outer array and commas between its items belong to no record. */
function isFrame(byte: number, depth: number, ended: boolean): boolean {
  if (ended) return false
  return byte === comma || (depth === 0 && byte === 0x5b) || (depth === 1 && byte === 0x5d)
}
