/** A piece of a text that says one thing, with the headings it stands under ("Trường hợp cấp mới:"). */
export interface Segment {
  readonly text: string
  readonly headings: readonly string[]
}

const cut =
  /\n+|;(?=\s|$)|\.(?=\s+[\p{Lu}\-+*•–(]|\s+\d+[.)]\s|\s+[a-zđ]\)|\s*$)|(?<=[:;.,])\s+(?=[-+*•–]\s*[\p{L}\d(])|(?<=[:;.,]\s?)(?=\b[a-zđ]\)\s)/u

/** Bullets in the order in which they usually stand inside each other. */
const markers: readonly RegExp[] = [
  /^[*•]+\s*/u,
  /^(?:\(?\d{1,2}\)|\d{1,2}[.)](?!\d)|[IVX]+\.)\s*/u,
  /^\(?[a-zđ]\)\s*/u,
  /^[-–]\s*/u,
  /^\+\s*/u,
]

/**
 * Splits a text where its sentences and list items end. A piece that ends with a colon is the heading of the pieces below it,
 * until one of its own or a higher kind of bullet comes.
 */
export function segmentsOf(text: string): Segment[] {
  const found: Segment[] = []
  let open: { readonly level: number; readonly title: string }[] = []
  for (const piece of text.split(cut)) {
    const { level, rest } = withoutMarker(piece.trim())
    if (rest === '') continue
    const isHeading = rest.endsWith(':')
    const own = level ?? (isHeading ? -1 : markers.length)
    open = open.filter((heading) => heading.level < own)
    found.push({ text: rest, headings: open.map(({ title }) => title) })
    if (isHeading) open.push({ level: own, title: rest.replace(/\s*:$/, '') })
  }
  return found
}

function withoutMarker(piece: string): { level: number | undefined; rest: string } {
  const level = markers.findIndex((marker) => marker.test(piece))
  const marker = markers[level]
  if (marker === undefined) return { level: undefined, rest: piece }
  const inner = piece.replace(marker, '').trim()
  return { level, rest: inner }
}

/** One line of words for a condition: no doubled headings, no bullets, no colon at the end. */
export function conditionOf(parts: readonly string[]): string {
  const clean = parts
    .map((part) =>
      part
        .replace(/\s+/g, ' ')
        .replace(/^[\s,;:.)–-]+/u, '')
        .replace(/[\s,;:(–-]+$/u, '')
        .trim(),
    )
    .filter((part) => /\p{L}/u.test(part))
  return [...new Set(clean)].join(' – ').slice(0, 2000)
}
