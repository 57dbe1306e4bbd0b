import type { FileStore } from '#kernel/files/store.ts'
import type { StoredFile } from '#kernel/files/stored-files.ts'

export interface ServedFile {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/**
 * The answer that hands a file to whoever may see it (the module has decided that). It is always saved, never shown inside our
 * pages: nothing that a stranger has sent runs under our address.
 * @throws NotFound when the content is gone; an Error when it has been altered
 */
export async function serveFile(files: FileStore, file: StoredFile): Promise<ServedFile> {
  const bytes = await files.get(file.sha256)
  return {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.length),
      'content-disposition': contentDisposition(file.name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
    bytes,
  }
}

/** RFC 6266 with the name twice: plain letters for old programs, RFC 5987 for Vietnamese. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
