import { getDocumentProxy } from 'unpdf'

/** What a reader of the PDF sees: text by page, each piece with its place in points, and the fonts used. */
export interface ReadPdf {
  readonly pages: readonly {
    readonly text: string
    readonly width: number
    readonly height: number
    readonly rightmost: number
  }[]
  readonly fonts: readonly string[]
  /** Used fonts whose shapes do not come with the file: elsewhere it would look otherwise. */
  readonly notEmbedded: readonly string[]
  readonly title: string
  readonly language: string | null
}

/** Reads a PDF with another program than the one that wrote it. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const fonts = new Set<string>()
  const notEmbedded = new Set<string>()
  const known = new Set<string>()
  const pages: ReadPdf['pages'][number][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    const items = content.items.flatMap((item) => ('str' in item ? [item] : []))
    const unread = items.filter(({ fontName }) => !known.has(fontName))
    // Reads the drawing of the page and with it the fonts; by far the dearest part of a long letter, and the same fonts on every page.
    if (unread.length > 0) await page.getOperatorList()
    for (const item of unread) {
      if (!page.commonObjs.has(item.fontName)) continue
      known.add(item.fontName)
      const font: unknown = page.commonObjs.get(item.fontName)
      if (typeof font !== 'object' || font === null || !('name' in font)) continue
      fonts.add(String(font.name))
      if (!('missingFile' in font) || font.missingFile !== false) notEmbedded.add(String(font.name))
    }
    const [, , width = 0, height = 0] = page.view
    pages.push({
      text: items
        .map((item) => item.str + (item.hasEOL ? ' ' : ''))
        .join('')
        .replace(/[\s\u00a0]+/g, ' '),
      width,
      height,
      rightmost: Math.max(
        0,
        ...items.map((item) => Number(item.transform[4]) + item.width - invisibleWidth(item.str, item.height)),
      ),
    })
  }
  const metadata = await document.getMetadata()
  const info: Record<string, unknown> = { ...metadata.info }
  return {
    pages,
    fonts: [...fonts].toSorted(),
    notEmbedded: [...notEmbedded].toSorted(),
    title: String(info['Title']),
    language: typeof info['Language'] === 'string' ? info['Language'] : null,
  }
}

/** The reader counts a place to break, which has no width on paper, as a space of a quarter of the size. */
function invisibleWidth(text: string, size: number): number {
  return (text.split('\u200b').length - 1) * size * 0.25
}
