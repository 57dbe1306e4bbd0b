/** A piece of a text that says one thing, with the headings it stands under ("Trường hợp cấp mới:"). */
export interface Segment {
  readonly text: string
  readonly headings: readonly string[]
}

/** Where a new case begins although the stop before it was forgotten. */
const openings = 'Đối với|Trường hợp|Thời hạn|Thời gian|Trong thời|Trong đó|Mức (?:thu|phí)|Phí|Lệ phí|Miễn'
const cut = new RegExp(
  [
    String.raw`\n+`,
    String.raw`;(?=\s|$)`,
    String.raw`\.(?=\s*(?:[-+*•–]\s*)?\p{Lu}|\s+[-+*•–(]|\s+\d+[.)]\s|\s*[a-zđ](?:\.\d+)?\)|\s*$)`,
    String.raw`(?<=[:;.,])\s+(?=[-+*•–]\s*[\p{L}\d(])`,
    String.raw`(?<=[:;.,]\s?)(?=(?<![\p{L}\p{N}])[a-zđ](?:\.\d+)?\)\s)`,
    String.raw`(?<=[\p{Ll}\d)%])\s+(?=(?:[-+*•–]\s*)?(?:${openings})\s)`,
    // "Hộ gia đình: Đối với đất ở: …; Đối với đất sản xuất: …": what stands in front of the first case stands in front of all.
    String.raw`(?<=:)\s+(?=(?:${openings}|Dưới|Từ|Trên|Cấp (?:mới|lại|đổi))\s)`,
    // A list whose line ends were lost.
    String.raw`\s+(?=[-+*•–]\s+\p{Lu}[^:\n]{3,120}:)`,
  ].join('|'),
  'gu',
)

/** Bullets in the order in which they usually stand inside each other. */
const markers: readonly RegExp[] = [
  /^[*•]+\s*/u,
  /^(?:\(?\d{1,2}\)|\d{1,2}[.)](?!\d)|[IVX]+\.)\s*/u,
  /^\(?[a-zđ](?:\.\d+)?\)\s*/u,
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
  let listed = false
  for (const { piece, continues } of piecesOf(text)) {
    const { level, rest } = withoutMarker(piece)
    if (rest === '') continue
    const isHeading = rest.endsWith(':')
    const own = level ?? (isHeading ? (continues ? markers.length - 0.5 : -1) : markers.length)
    // A new case without a bullet behind a list is no item of the list's heading.
    const newCase = level === undefined && listed && !continues && opening.test(rest)
    open = newCase ? [] : open.filter((heading) => heading.level < own)
    listed = level !== undefined || (listed && !isHeading)
    found.push({ text: rest, headings: open.map(({ title }) => title) })
    if (isHeading) open.push({ level: own, title: rest.replace(/\s*:$/, '') })
  }
  return found
}

const opening = new RegExp(String.raw`^(?:${openings})\s`, 'u')
const unfinishedCase = /^[^\p{L}]*(?:trường\s+hợp|đối\s+với|các\s)[^:\d]*$/iu

/** The pieces between cuts; "Trường hợp A; B; C: 05 ngày" is one piece, the cases of one time. */
function piecesOf(text: string): { piece: string; continues: boolean }[] {
  const pieces: { piece: string; continues: boolean }[] = []
  let start = 0
  let continues = false
  for (const match of text.matchAll(cut)) {
    const piece = text.slice(start, match.index)
    const follows = text.slice(match.index + match[0].length, match.index + match[0].length + 20).trimStart()
    if (match[0] === ';' && unfinishedCase.test(piece.trim()) && withoutMarker(follows).level === undefined) continue
    pieces.push({ piece: piece.trim(), continues })
    start = match.index + match[0].length
    continues = match[0] === ';' || piece.trimEnd().endsWith(':')
  }
  return [...pieces, { piece: text.slice(start).trim(), continues }]
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
        .replace(/^[\s,;:.)(–-]+/u, '')
        .replace(/[\s,;:(–-]+$/u, '')
        .trim(),
    )
    .filter((part) => /\p{L}/u.test(part))
  return [...new Set(clean)].join(' – ').slice(0, 2000)
}
