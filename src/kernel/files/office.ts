import { createInflateRaw, crc32 } from 'node:zlib'
import type { FoundContent } from '#kernel/files/kinds.ts'

// An Office file of 10 MB on disk holds less than this; a bomb holds more. Counted while unpacking, since the sizes in the directory may lie.
const largestUnpacked = 200 * 1024 * 1024
const mostEntries = 4_000
const largestSmallPart = 1024 * 1024

const runnable = /\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh|html?|svg)$/i
const macroTypes = /macroEnabled|vbaProject|activeX/i
const remoteParts =
  /<Relationship\b(?=[^>]*(?:attachedTemplate|oleObject)")(?=[^>]*TargetMode="External")(?=[^>]*Target="(?:https?:|ftp:|\\\\))[^>]*>/i

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where its own header stands, and where its packed bytes begin. */
  readonly local: number
  readonly start: number
}

/**
 * Reads a ZIP as strictly as Office itself should: one directory, nothing before or after it, no passwords, no macros,
 * no part that unpacks without end. Gives `docx` or `xlsx`, or the reason for refusing.
 */
export async function inspectOfficeFile(bytes: Buffer): Promise<FoundContent> {
  const entries = readDirectory(bytes)
  if (typeof entries === 'string') return refusalFor(entries)

  for (const { name } of entries) {
    if (/vbaProject/i.test(name) || /(?:^|\/)activeX\//i.test(name)) return notAllowed('macros')
    if (runnable.test(name)) return notAllowed('runnable-inside')
  }

  let contentTypes = ''
  let unpacked = 0
  for (const entry of entries) {
    const keep = isSmallPart(entry.name)
    const part = await unpack(bytes, entry, largestUnpacked - unpacked, keep)
    if (typeof part === 'string') return unreadable(part)
    unpacked += entry.size
    if (/<!(?:DOCTYPE|ENTITY)/i.test(part.opening)) return unreadable('entities')
    if (entry.name === '[Content_Types].xml') contentTypes = part.text
    if (entry.name.endsWith('.rels') && remoteParts.test(part.text)) return notAllowed('remote-template')
  }

  if (macroTypes.test(contentTypes)) return notAllowed('macros')
  if (contentTypes.includes('wordprocessingml.document.main+xml')) return { kind: 'docx' }
  if (contentTypes.includes('spreadsheetml.sheet.main+xml')) return { kind: 'xlsx' }
  return notAllowed('archive')
}

type DirectoryFault = 'encrypted' | 'broken' | 'also-something-else' | 'bomb'

function refusalFor(fault: DirectoryFault): FoundContent {
  return fault === 'also-something-else' ? { refused: 'file-not-what-it-says', reason: fault } : unreadable(fault)
}

function notAllowed(reason: string): FoundContent {
  return { refused: 'file-type-not-allowed', reason }
}

function unreadable(reason: string): FoundContent {
  return { refused: 'file-unreadable', reason }
}

function isSmallPart(name: string): boolean {
  return name === '[Content_Types].xml' || name.endsWith('.rels')
}

function readDirectory(bytes: Buffer): readonly ZipEntry[] | DirectoryFault {
  const end = findEnd(bytes)
  if (end === undefined) return 'broken'
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) return 'bomb'
  // Anything between, before or after the parts is a place to hide a second file.
  if (start + size !== end) return 'also-something-else'

  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = start
  while (at < end) {
    const entry = readEntry(bytes, at, end)
    if (typeof entry === 'string') return entry
    const key = entry.name.toLowerCase()
    // Two parts of one name: which of them is opened depends on the program, so neither has been checked.
    if (names.has(key)) return 'also-something-else'
    names.add(key)
    entries.push(entry)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== end || names.size !== count) return 'broken'
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > largestUnpacked) return 'bomb'
  return faultOfOrder(entries, start) ?? entries
}

function findEnd(bytes: Buffer): number | undefined {
  const from = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= from; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  return undefined
}

function readEntry(bytes: Buffer, at: number, end: number): ZipEntry | DirectoryFault {
  if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return 'broken'
  const flags = bytes.readUInt16LE(at + 8)
  if ((flags & 0b0010_0000_0100_0001) !== 0) return 'encrypted'
  const method = bytes.readUInt16LE(at + 10)
  if (method === 99) return 'encrypted'
  if (method !== 0 && method !== 8) return 'broken'

  const nameLength = bytes.readUInt16LE(at + 28)
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
  if (name === '' || name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) return 'broken'

  const packedSize = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return 'broken'
  const localNameLength = bytes.readUInt16LE(local + 26)
  if (bytes.toString('utf8', local + 30, local + 30 + localNameLength) !== name) return 'also-something-else'
  if ((bytes.readUInt16LE(local + 6) & 1) !== 0) return 'encrypted'
  const start = local + 30 + localNameLength + bytes.readUInt16LE(local + 28)
  if (start + packedSize > bytes.length) return 'broken'
  return { name, method, crc: bytes.readUInt32LE(at + 16), packedSize, size, local, start }
}

/** A checksum and sizes may follow a part that was written as a stream; anything longer is not of this ZIP. */
const longestGap = 24

/**
 * The parts must fill the file from its first byte to the directory. Parts that share their packed bytes make a small file
 * unpack to a huge one without any single part looking wrong; room between them hides what no directory names.
 */
function faultOfOrder(entries: readonly ZipEntry[], directory: number): DirectoryFault | undefined {
  let expected = 0
  for (const { local, start, packedSize } of entries.toSorted((left, right) => left.local - right.local)) {
    if (local < expected) return 'bomb'
    if (local - expected > longestGap) return 'also-something-else'
    expected = start + packedSize
  }
  if (directory < expected) return 'bomb'
  return directory - expected > longestGap ? 'also-something-else' : undefined
}

type Unpacked = { readonly opening: string; readonly text: string }

/** Unpacks one part as a stream, keeping nothing but its opening (and the whole of a small part that is to be read). */
async function unpack(
  bytes: Buffer,
  entry: ZipEntry,
  room: number,
  keep: boolean,
): Promise<Unpacked | 'bomb' | 'broken'> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize)
  const kept: Buffer[] = []
  const keepUpTo = keep ? largestSmallPart : 2048
  let size = 0
  let keptSize = 0
  let crc = 0
  try {
    for await (const chunk of chunksOf(packed, entry.method)) {
      size += chunk.length
      if (size > room || size > entry.size) return 'bomb'
      crc = crc32(chunk, crc)
      if (keptSize < keepUpTo) {
        kept.push(Buffer.from(chunk.subarray(0, keepUpTo - keptSize)))
        keptSize += chunk.length
      }
    }
  } catch {
    return 'broken'
  }
  if (size !== entry.size || crc !== entry.crc || (keep && size > largestSmallPart)) return 'broken'
  const text = Buffer.concat(kept).toString('utf8')
  return { opening: /\.(?:xml|rels|vml)$/i.test(entry.name) ? text : '', text }
}

async function* chunksOf(packed: Buffer, method: number): AsyncIterable<Buffer> {
  if (method === 0) {
    yield packed
    return
  }
  const inflate = createInflateRaw()
  inflate.end(packed)
  for await (const chunk of inflate) if (Buffer.isBuffer(chunk)) yield chunk
}
