import { isRefusal, readRecord, type ReadRecord, type RecordRefusal } from './read-record.ts'
import { readRecordLines } from './record-lines.ts'

/**
 * The records of a file one after the other: read whole, or the reason why not. A record that stood in the file before is refused and says where.
 * What reads and only counts, and what reads and stores, go through the same door, so that the figures are those of an import.
 */
export async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRecord | RecordRefusal> {
  const firstLineOf = new Map<string, number>()
  for await (const line of readRecordLines(chunks)) {
    if ('bytes' in line && isBlank(line.bytes)) continue
    const read =
      'bytes' in line
        ? readRecord(line.line, line.bytes, line.last)
        : { line: line.line, code: null, reason: line.problem, detail: null }
    if (isRefusal(read)) {
      yield read
      continue
    }
    const earlier = identitiesOf(read)
      .map((identity) => firstLineOf.get(identity))
      .find((first) => first !== undefined)
    if (earlier !== undefined) {
      yield { line: read.line, code: read.code, reason: 'duplicate-code', detail: String(earlier) }
      continue
    }
    for (const identity of identitiesOf(read)) firstLineOf.set(identity, read.line)
    yield read
  }
}

/** Twice the same code in one file is a mistake; so is the same record with blanks around its code. */
function identitiesOf(read: ReadRecord): string[] {
  return read.nationalId === null ? [read.sourceCode] : [read.sourceCode, `${read.code}\n${read.nationalId}`]
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length <= 1 && (bytes.length === 0 || bytes[0] === 0x0d)
}
