/** Signs of JSON as bytes, and how far an object or a list goes: the whole of it, up to where it is broken, or beyond what has come. */
export const jsonSign = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  open: 0x7b,
  close: 0x7d,
  lineFeed: 0x0a,
} as const

export type ValueScan = { readonly kind: 'whole'; readonly end: number } | { readonly kind: 'broken' | 'more' }

/**
 * Looks for the end of the object or list that begins here. Not a parser: it only knows which sign may stand behind which, which is enough to see a
 * quote, a comma or a bracket too many or too few at the next sign, before it swallows what follows.
 */
export function scanValue(bytes: Buffer, from: number): ValueScan {
  const opened: number[] = []
  let before = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (isSpace(byte)) continue
    const inside = opened.at(-1) ?? 0
    if (!mayFollow(before, byte, inside)) return { kind: 'broken' }
    before = byte
    if (byte === jsonSign.quote) {
      const end = endOfString(bytes, at + 1)
      if (end === undefined) return { kind: 'more' }
      if (end === -1) return { kind: 'broken' }
      at = end
    } else if (isOpener(byte)) opened.push(byte)
    else if (isCloser(byte)) {
      if (opened.pop() !== openerOf(byte)) return { kind: 'broken' }
      if (opened.length === 0) return { kind: 'whole', end: at + 1 }
    }
  }
  return { kind: 'more' }
}

/** -1 when a line ends in it, which no string of JSON holds; undefined when it goes on. */
function endOfString(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === jsonSign.quote) return at
    if (byte === jsonSign.backslash) at++
    else if (byte < 0x20) return -1
  }
  return undefined
}

/** Whether JSON allows `byte` behind `before` inside a list or an object (`inside`: how that was opened). */
function mayFollow(before: number, byte: number, inside: number): boolean {
  const valueMayBegin =
    before === jsonSign.colon ||
    before === jsonSign.openList ||
    (before === jsonSign.comma && inside === jsonSign.openList)
  const valueHasEnded = before === jsonSign.quote || isCloser(before) || isWordSign(before)
  if (isOpener(byte)) return before === 0 || valueMayBegin
  if (byte === jsonSign.quote) return valueMayBegin || before === jsonSign.open || before === jsonSign.comma
  if (byte === jsonSign.colon) return before === jsonSign.quote && inside === jsonSign.open
  if (byte === jsonSign.comma) return valueHasEnded
  if (isCloser(byte)) return valueHasEnded || before === openerOf(byte)
  return isWordSign(byte) && (valueMayBegin || isWordSign(before))
}

export function isSpace(byte: number): boolean {
  return byte <= 0x20
}

export function isOpener(byte: number): boolean {
  return byte === jsonSign.open || byte === jsonSign.openList
}

export function isCloser(byte: number): boolean {
  return byte === jsonSign.close || byte === jsonSign.closeList
}

export function openerOf(closer: number): number {
  return closer === jsonSign.close ? jsonSign.open : jsonSign.openList
}

/** Numbers, `true`, `false`, `null`. */
export function isWordSign(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x45
  )
}
