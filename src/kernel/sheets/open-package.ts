import { Unzip, UnzipInflate, zipSync } from 'fflate'
import type { ReadSheetCode } from './sheet.ts'

export const sheetLimits = {
  /** Bytes of the file as it was sent. */
  packedBytes: 10 * 1024 * 1024,
  /** Bytes of everything in it, counted while it is unpacked: the sizes a file states about itself may lie. */
  unpackedBytes: 50 * 1024 * 1024,
  parts: 2_000,
  rows: 50_000,
} as const

export type OpenedPackage =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: ReadSheetCode }

const zipSignature = [0x50, 0x4b, 0x03, 0x04]
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0]
/** Nothing else is needed to read values; pictures, macros, charts and outside links never reach the reader. */
const neededParts =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(_rels\/workbook\.xml\.rels|workbook\.xml|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml))$/i

/**
 * Unpacks what a stranger sent under a bound and packs the needed parts again without compression, so that the sheet
 * reader meets only sizes that are true. Refuses zip bombs, encrypted files, and XML that declares entities.
 */
export function openPackage(bytes: Uint8Array): OpenedPackage {
  if (startsWith(bytes, oleSignature)) return { ok: false, code: 'encrypted' }
  if (!startsWith(bytes, zipSignature)) return { ok: false, code: 'not-xlsx' }
  if (bytes.length > sheetLimits.packedBytes) return { ok: false, code: 'too-large' }
  const parts = unpack(bytes)
  if (!(parts instanceof Map)) return { ok: false, code: parts }
  if (![...parts.keys()].some((name) => /^xl\/workbook\.xml$/i.test(name))) return { ok: false, code: 'not-xlsx' }
  if ([...parts.values()].some(declaresEntities)) return { ok: false, code: 'damaged' }
  return { ok: true, bytes: zipSync(Object.fromEntries(parts), { level: 0 }) }
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> | ReadSheetCode {
  const parts = new Map<string, Uint8Array>()
  const totals = { bytes: 0, parts: 0 }
  let failure: ReadSheetCode | undefined
  const unzip = new Unzip((file) => {
    totals.parts++
    if (totals.parts > sheetLimits.parts) failure ??= 'too-large'
    if (failure !== undefined || !neededParts.test(file.name)) return
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      totals.bytes += chunk?.length ?? 0
      if (error) failure ??= 'damaged'
      if (totals.bytes > sheetLimits.unpackedBytes) {
        failure ??= 'too-large'
        file.terminate()
        return
      }
      chunks.push(chunk)
      if (final) parts.set(file.name, Buffer.concat(chunks))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    // In small steps: one push would unpack everything before the count could stop it.
    for (let at = 0; at < bytes.length && failure === undefined; at += 16_384) {
      unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length)
    }
  } catch {
    failure ??= 'damaged'
  }
  return failure ?? parts
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((value, index) => bytes[index] === value)
}

function declaresEntities(part: Uint8Array): boolean {
  const head = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  return head.includes('<!DOCTYPE') || head.includes('<!ENTITY')
}
