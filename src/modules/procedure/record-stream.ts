import { sheetLimits } from '#kernel/sheets/open-package.ts'
import { readContentSheets, type SheetRecord } from './read-content-sheets.ts'
import { isRefusal, readRecord, type ReadRecord, type RecordRefusal } from './read-record.ts'
import { readRecordLines } from './record-lines.ts'

/**
 * The records of a file one after the other: read whole, or the reason why not. A record that stood in the file before is refused and says where.
 * What reads and only counts, and what reads and stores, go through the same door, so that the figures are those of an import.
 */
export async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRecord | RecordRefusal> {
  const firstLineOf = new Map<string, number>()
  for await (const line of piecesOf(chunks)) {
    if ('bytes' in line && isBlank(line.bytes)) continue
    const read = readPiece(line)
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

function readPiece(piece: SheetRecord): ReadRecord | RecordRefusal {
  const { line } = piece
  if ('bytes' in piece) return readRecord(line, piece.bytes, piece.last)
  if ('problem' in piece) {
    const detail = piece.problem === 'file-empty' ? 'there is nothing in it' : null
    return { line, code: null, reason: piece.problem, detail }
  }
  const code = piece.code || null
  if ('lostRow' in piece) return { line, code, reason: 'lost-row', detail: piece.lostRow }
  return { line, code, reason: 'wrong-shape', detail: piece.sheetProblem }
}

/** A workbook is told by its first bytes; it is read whole, and so bounded, because its directory stands at its end. */
async function* piecesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRecord> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head = Buffer.concat([head, next.value])
    if (head.length >= 4) break
  }
  const rest = restOf(head, iterator)
  if (!head.subarray(0, 4).equals(zipSignature)) yield* readRecordLines(rest)
  else {
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of rest) {
      length += piece.length
      if (length <= sheetLimits.packedBytes) pieces.push(piece)
    }
    if (length > sheetLimits.packedBytes) yield { line: 1, problem: 'file-too-large' }
    else {
      const records = await readContentSheets(Buffer.concat(pieces))
      yield* records.length > 0 ? records : [{ line: 1, problem: 'file-empty' as const }]
    }
  }
}

const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04])

async function* restOf(head: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield head
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield Buffer.from(next.value)
}

/** Twice the same code in one file is a mistake; so is the same record with blanks around its code. */
function identitiesOf(read: ReadRecord): string[] {
  return read.nationalId === null ? [read.sourceCode] : [read.sourceCode, `${read.code}\n${read.nationalId}`]
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length <= 1 && (bytes.length === 0 || bytes[0] === 0x0d)
}
