import { createHash } from 'node:crypto'
import type { FieldProblem } from '#kernel/errors.ts'
import { extensionOf, safeFileName } from '#kernel/files/file-name.ts'
import { findContent } from '#kernel/files/find-content.ts'
import { redrawImage } from '#kernel/files/images.ts'
import { claimedKind, fileKinds, type FileKind } from '#kernel/files/kinds.ts'
import { eraseMediaLocation } from '#kernel/files/media-location.ts'
import type { Scanner } from '#kernel/files/scan.ts'

/** At most so many files with one record, and so many bytes in each (docs: the limits stand on the form as well). */
export const fileLimits = { files: 10, bytes: 10 * 1024 * 1024 } as const

export interface UploadedFile {
  /** As the browser or the mail gave it; believed in nothing. */
  readonly name: string
  readonly bytes: Buffer
}

/** A file that may be kept: what it is was found in its bytes, and they are the bytes to keep. */
export interface CheckedFile {
  /** Safe, Vietnamese letters kept, at most 150 characters, with the extension of what it really is. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  /** Of `bytes`, in hexadecimal: the key in the store. */
  readonly sha256: string
  readonly size: number
  /** The place where a picture or film was taken stood in it and was removed: the page tells the sender. */
  readonly strippedLocation: boolean
}

export const fileProblemCodes = [
  'file-too-large',
  'too-many-files',
  'file-type-not-allowed',
  'file-not-what-it-says',
  'file-empty',
  'file-unreadable',
  'file-infected',
  'scanner-unavailable',
] as const
export type FileProblemCode = (typeof fileProblemCodes)[number]

export interface CheckedUpload {
  readonly files: readonly CheckedFile[]
  /** One for each file that cannot be taken, with `details.name` and often `details.reason`; nothing is kept unless this is empty. */
  readonly problems: readonly FieldProblem[]
}

/**
 * Judges what was sent with a form or a mail, by content and not by name.
 * @param field the form field that the problems point at
 */
export async function checkFiles(
  uploads: readonly UploadedFile[],
  scanner: Scanner,
  field = 'files',
): Promise<CheckedUpload> {
  if (uploads.length > fileLimits.files) {
    const details = { most: fileLimits.files, found: uploads.length }
    return { files: [], problems: [{ field, code: 'too-many-files', details }] }
  }
  const files: CheckedFile[] = []
  const problems: FieldProblem[] = []
  for (const upload of uploads) {
    const outcome = await checkFile(upload, scanner)
    if ('bytes' in outcome) files.push(outcome)
    else problems.push({ field, code: outcome.code, details: { name: shownName(upload.name), ...outcome.details } })
  }
  return { files, problems }
}

interface FileFault {
  readonly code: FileProblemCode
  readonly details?: Readonly<Record<string, string | number>>
}

async function checkFile(upload: UploadedFile, scanner: Scanner): Promise<CheckedFile | FileFault> {
  const { bytes } = upload
  if (bytes.length === 0) return { code: 'file-empty' }
  if (bytes.length > fileLimits.bytes) return { code: 'file-too-large', details: { mostBytes: fileLimits.bytes } }

  const claimed = claimedKind(extensionOf(upload.name))
  if (claimed === undefined) return { code: 'file-type-not-allowed', details: { reason: extensionOf(upload.name) } }
  const found = await findContent(bytes, claimed)
  if ('refused' in found)
    return { code: codeFor(found.refused, found.reason, claimed), details: { reason: found.reason } }
  if (claimed !== null && claimed !== found.kind) {
    return { code: 'file-not-what-it-says', details: { reason: found.kind } }
  }

  // The bytes as they came: redrawing a picture would already have removed what the scanner looks for.
  const scan = await scanner.scan(bytes)
  if (scan.verdict === 'infected')
    return { code: 'file-infected', details: { signature: scan.signature.slice(0, 100) } }
  if (scan.verdict === 'unavailable') return { code: 'scanner-unavailable' }
  return cleaned(upload, found.kind)
}

/** Macros, passwords and archives are named for what they are; anything else under an allowed name is a lie of that name. */
function codeFor(refused: FileProblemCode, reason: string, claimed: FileKind | null): FileProblemCode {
  if (refused !== 'file-type-not-allowed' || claimed === null) return refused
  const dangers = claimed === 'text' ? ['markup', 'script'] : ['macros', 'runnable-inside', 'remote-template']
  return dangers.includes(reason) ? refused : 'file-not-what-it-says'
}

async function cleaned(upload: UploadedFile, kind: FileKind): Promise<CheckedFile | FileFault> {
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'heic': {
      const image = await redrawImage(upload.bytes, kind)
      if (!('refused' in image)) return checkedFile(upload.name, image.kind, image.bytes, image.hadLocation)
      return kind === 'heic'
        ? { code: 'file-type-not-allowed', details: { reason: 'heic' } }
        : { code: image.refused, details: { reason: 'image' } }
    }
    case 'mp4':
    case 'm4a': {
      const { bytes, hadLocation } = eraseMediaLocation(upload.bytes)
      return checkedFile(upload.name, kind, bytes, hadLocation)
    }
    default:
      return checkedFile(upload.name, kind, upload.bytes, false)
  }
}

function checkedFile(name: string, kind: FileKind, bytes: Buffer, strippedLocation: boolean): CheckedFile {
  const { mediaType, extension } = fileKinds[kind]
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name: safeFileName(name, extension), mediaType, bytes, sha256, size: bytes.length, strippedLocation }
}

/** The sender's own name for the file, for the error message only. */
function shownName(name: string): string {
  const extension = extensionOf(name)
  const safe = safeFileName(name, extension === '' ? 'x' : extension)
  return extension === '' ? safe.slice(0, -2) : safe
}
