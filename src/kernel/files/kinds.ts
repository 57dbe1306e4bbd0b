/** What an attachment may be. Everything else is refused, whatever its name says. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf', alsoNamed: [] },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg', alsoNamed: ['jpeg', 'jpe', 'jfif'] },
  png: { mediaType: 'image/png', extension: 'png', alsoNamed: [] },
  webp: { mediaType: 'image/webp', extension: 'webp', alsoNamed: [] },
  heic: { mediaType: 'image/heic', extension: 'heic', alsoNamed: ['heif'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    alsoNamed: [],
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    alsoNamed: [],
  },
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', alsoNamed: [] },
  mp3: { mediaType: 'audio/mpeg', extension: 'mp3', alsoNamed: [] },
  m4a: { mediaType: 'audio/mp4', extension: 'm4a', alsoNamed: [] },
  wav: { mediaType: 'audio/wav', extension: 'wav', alsoNamed: [] },
  mp4: { mediaType: 'video/mp4', extension: 'mp4', alsoNamed: ['m4v'] },
} as const satisfies Record<
  string,
  { readonly mediaType: string; readonly extension: string; readonly alsoNamed: readonly string[] }
>

export type FileKind = keyof typeof fileKinds

/** What the bytes turn out to be, or why they cannot be taken. */
export type FoundContent =
  | { readonly kind: FileKind }
  | { readonly refused: 'file-type-not-allowed' | 'file-not-what-it-says' | 'file-unreadable'; readonly reason: string }

/** The kind that a file name claims; undefined for a claim that is never allowed; null when the name claims nothing. */
export function claimedKind(extension: string): FileKind | undefined | null {
  if (extension === '') return null
  for (const [kind, { extension: usual, alsoNamed }] of Object.entries(fileKinds)) {
    const names: readonly string[] = [usual, ...alsoNamed]
    if (isFileKind(kind) && names.includes(extension)) return kind
  }
  return undefined
}

function isFileKind(name: string): name is FileKind {
  return Object.hasOwn(fileKinds, name)
}
