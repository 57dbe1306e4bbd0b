export interface QrFigureProps {
  /** Rows of modules, true where dark; from `encode` of `uqr`, without its border. */
  readonly matrix: readonly (readonly boolean[])[]
  /** What scanning it does, and the address or code in words: nobody can read a square. */
  readonly caption: string
  readonly alt: string
}

const quietZone = 4

/** A QR code as vectors: sharp on paper, black on white also in dark mode, because cameras need that. */
export function QrFigure({ matrix, caption, alt }: QrFigureProps) {
  const size = matrix.length + quietZone * 2
  return (
    <figure class="qr row">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        width="176"
        height="176"
        role="img"
        aria-label={alt}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={outline(matrix)} fill="#000" />
      </svg>
      <figcaption class="soft">{caption}</figcaption>
    </figure>
  )
}

/** One path for all dark modules; a run in a row is one rectangle. */
function outline(matrix: readonly (readonly boolean[])[]): string {
  return matrix
    .flatMap((row, y) =>
      row.map((dark, x) => {
        if (!dark || row[x - 1]) return ''
        const end = row.indexOf(false, x)
        const run = (end === -1 ? row.length : end) - x
        return `M${x + quietZone} ${y + quietZone}h${run}v1h-${run}z`
      }),
    )
    .join('')
}
