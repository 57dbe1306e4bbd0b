import { fileTypeFromBuffer } from 'file-type'
import type { FileKind, FoundContent } from '#kernel/files/kinds.ts'
import { inspectOfficeFile } from '#kernel/files/office.ts'

/**
 * Finds what the bytes are, without believing their name.
 * @param claimed the kind that the name claims: it only decides between containers that share one form (an .m4a recording in an MP4 container)
 */
export async function findContent(bytes: Buffer, claimed: FileKind | null): Promise<FoundContent> {
  const type = await typeByMagic(bytes)
  switch (type) {
    case 'pdf':
      return onlyOneForm(bytes, 'pdf')
    // Pictures are drawn anew, so whatever else hides in the bytes is left behind.
    case 'jpg':
      return { kind: 'jpeg' }
    case 'png':
    case 'apng':
      return { kind: 'png' }
    case 'webp':
      return { kind: 'webp' }
    case 'heic':
      return { kind: 'heic' }
    case 'mp3':
    case 'wav':
      return onlyOneForm(bytes, type)
    case 'm4a':
      return onlyOneForm(bytes, 'm4a')
    case 'mp4':
    case 'm4v':
      // Many Android recorders write a sound-only file under the general MP4 brand.
      return onlyOneForm(bytes, claimed === 'm4a' ? 'm4a' : 'mp4')
    case 'cfb':
      return refuseCompoundFile(bytes)
    // Two letters are their whole mark, and a note may begin with them ("BM-01: biểu mẫu"); a real one is not text.
    case 'bmp':
    case 'exe': {
      const text = findText(bytes)
      return 'kind' in text ? text : { refused: 'file-type-not-allowed', reason: type }
    }
    case undefined:
      return looksLikeZip(bytes) ? inspectOfficeFile(bytes) : findText(bytes)
    default:
      return looksLikeZip(bytes)
        ? inspectOfficeFile(bytes)
        : { refused: 'file-type-not-allowed', reason: type.slice(0, 20) }
  }
}

async function typeByMagic(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext
  } catch {
    // The detector reads deep into some containers; a broken one is then judged by our own checks.
    return undefined
  }
}

function looksLikeZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50
}

/**
 * Refuses bytes that are a second thing as well: a reader that starts at the end (ZIP) or a little way in (PDF) would open
 * something that nobody has checked.
 */
function onlyOneForm(bytes: Buffer, kind: FileKind): FoundContent {
  if (endsAsZip(bytes)) return { refused: 'file-not-what-it-says', reason: 'also-zip' }
  if (kind !== 'pdf' && opensAsPdf(bytes)) return { refused: 'file-not-what-it-says', reason: 'also-pdf' }
  if (kind === 'pdf' && !bytes.subarray(-2048).includes('%%EOF'))
    return { refused: 'file-unreadable', reason: 'cut-off' }
  return { kind }
}

/** Whether an archive's directory closes the file: its comment must reach exactly to the last byte. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= from; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true
  }
  return false
}

function opensAsPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-')
}

/** The old Office container: also the wrapping of an Office file under a password. */
function refuseCompoundFile(bytes: Buffer): FoundContent {
  const locked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return locked
    ? { refused: 'file-unreadable', reason: 'encrypted' }
    : { refused: 'file-type-not-allowed', reason: 'old-office' }
}

// Characters that no text has; a tab, line ends and a form feed are fine.
const controlCharacters = /[^\P{Cc}\t\n\r\f]/u
const markup = /^\s*<[a-z!?/]|<(?:script|html|svg|iframe|object|embed|!doctype\s+html)[\s>/]|<\?php/i
const scripts = /^\s*(?:#!|@echo\s|%!PS|WScript\.)/i

function findText(bytes: Buffer): FoundContent {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { refused: 'file-unreadable', reason: 'not-utf-8' }
  }
  if (controlCharacters.test(text)) return { refused: 'file-type-not-allowed', reason: 'binary' }
  if (markup.test(text)) return { refused: 'file-type-not-allowed', reason: 'markup' }
  if (scripts.test(text)) return { refused: 'file-type-not-allowed', reason: 'script' }
  return onlyOneForm(bytes, 'text')
}
