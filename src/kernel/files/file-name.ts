const longestName = 150
const longestRead = 1_000

// Marks that are not seen but turn the reading around (`hoa-don‮fdp.exe`), and characters that some file system forbids.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029\ufff0-\uffff]/gu
const forbidden = /[<>:"|?*]/g
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** The extension that a name claims, in lower case and without the dot; empty when it claims none. */
export function extensionOf(name: string): string {
  const match = /^.+\.([a-z0-9]{1,10})$/i.exec(baseName(name))
  return match?.[1]?.toLowerCase() ?? ''
}

/**
 * A name that is safe on any disk and in any header: Vietnamese letters kept (composed), no folders, at most 150 characters.
 * @param extension the right extension for what the file really is, without the dot
 */
export function safeFileName(name: string, extension: string): string {
  const base = baseName(name)
  const claimed = extensionOf(base)
  const stem = claimed === '' ? base : base.slice(0, -(claimed.length + 1))
  const room = longestName - extension.length - 1
  const cut = [...stem]
    .slice(0, room)
    .join('')
    .replace(/[. ]+$/, '')
  const kept = cut === '' ? 'tep-dinh-kem' : deviceName.test(cut) ? `_${cut}` : cut
  return `${kept}.${extension}`
}

/** The last part of a path, cleaned; Windows drops dots and spaces at the end, so `a.exe. ` counts as `a.exe`. */
function baseName(name: string): string {
  // A mail may carry a name of megabytes; the patterns below take the square of its length.
  const last = name.slice(-longestRead).toWellFormed().split(/[/\\]/).at(-1) ?? ''
  return last
    .replace(unseen, '')
    .replace(forbidden, '_')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
}
