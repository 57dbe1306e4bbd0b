import { itemCutter, type ItemForm } from './item-cutter.ts'
import { scanValue } from './json-signs.ts'
import { maxRecordBytes, type RecordCutter, type RecordLine } from './record-line.ts'

const lineFeed = 0x0a
const headLength = 4096

/**
 * The form is told by the first signs: one JSON array; one object that holds it (`{"items":[…]}`); objects over several lines; anything else is
 * one record a line.
 */
export function newCutter(): RecordCutter {
  let head: Buffer | undefined = Buffer.alloc(0)
  let cutter: RecordCutter = lineCutter()
  const begin = (bytes: Buffer): RecordLine[] => {
    head = undefined
    if (isEmptyList(bytes)) return []
    const form = itemFormOf(bytes)
    if (form) cutter = itemCutter(form)
    return cutter.take(bytes)
  }
  const beginWith = (bytes: Buffer | undefined): RecordLine[] => (bytes === undefined ? [] : begin(bytes))
  return {
    take(chunk) {
      if (head === undefined) return cutter.take(chunk)
      head = Buffer.concat([head, chunk])
      return head.length < headLength ? [] : begin(head)
    },
    end: () => [...beginWith(head), ...cutter.end()],
    stop: () => [...beginWith(head), ...cutter.stop()],
    line: () => cutter.line(),
  }
}

function isEmptyList(head: Buffer): boolean {
  return head.length < headLength && /^\s*\[\s*\]\s*$/u.test(head.toString('latin1'))
}

/** Names under which other systems hand over a list of records, with nothing but words and numbers before it. */
const wrapper =
  /^\s*\{(?:\s*"(?!code")[^"\\]*"\s*:\s*(?:"[^"\\]*"|-?[\d.]+|true|false|null)\s*,)*\s*"(?:items|data|records|results?|content|rows|value|procedures)"\s*:\s*\[\s*(?=\{)/u

/** Undefined when the file has one record a line. */
function itemFormOf(bytes: Buffer): ItemForm | undefined {
  const head = bytes.subarray(0, headLength).toString('latin1')
  const list = /^\s*\[\s*(?=\{)/u.exec(head)
  const inObject = list ? null : wrapper.exec(head)
  const before =
    list?.[0] ?? inObject?.[0] ?? (isSpreadOverLines(bytes, head) ? (/^\s*/u.exec(head)?.[0] ?? '') : undefined)
  if (before === undefined) return undefined
  const lineBegin = before.lastIndexOf('\n') + 1
  const isOnOwnLine = (lineBegin > 0 || (!list && !inObject)) && /^\s*$/u.test(before.slice(lineBegin))
  return {
    begin: before.length,
    wrapped: inObject !== null,
    inList: list !== null || inObject !== null,
    indent: isOnOwnLine ? Buffer.from(before.slice(lineBegin), 'latin1') : undefined,
    firstKey: Buffer.from(/^\{\s*("(?:[^"\\]|\\.)*"\s*:)/u.exec(head.slice(before.length))?.[1] ?? '', 'latin1'),
  }
}

/** A first line that does not end its record, and a key on the next one: no record is a line. */
function isSpreadOverLines(bytes: Buffer, head: string): boolean {
  const [, blanks, first] = /^(\s*)(\{[^\n]*)\n\s*"/u.exec(head) ?? []
  if (blanks === undefined || first === undefined) return false
  return scanValue(bytes.subarray(0, blanks.length + first.length), blanks.length).kind === 'more'
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
    stop: () => [],
    line: () => line,
  }
}
