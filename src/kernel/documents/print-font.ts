import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kernel/root.ts'

export const printFontStyles = ['Regular', 'Bold', 'Italic', 'BoldItalic'] as const
export type PrintFontStyle = (typeof printFontStyles)[number]

/** What a layout must know of a font: which characters it has and how wide they are. */
export interface PrintFont {
  readonly bytes: Buffer
  hasGlyph(codePoint: number): boolean
  /** Advance width in thousandths of the size; a character that is not there counts as a full em. */
  advance(codePoint: number): number
}

const loaded = new Map<PrintFontStyle, PrintFont>()

/**
 * Tinos, shipped with the program: metrically equal to Times New Roman, which the decree asks for and which cannot be
 * given away. A system font would differ from machine to machine; some have no Vietnamese letters at all.
 */
export function printFont(style: PrintFontStyle): PrintFont {
  const known = loaded.get(style)
  if (known) return known
  const font = parseFont(readFileSync(join(projectRoot, `assets/fonts/print/Tinos-${style}.ttf`)))
  loaded.set(style, font)
  return font
}

/** Width of one line of text in points. */
export function textWidth(text: string, size: number, style: PrintFontStyle = 'Regular'): number {
  const font = printFont(style)
  let thousandths = 0
  for (const character of text) thousandths += font.advance(character.codePointAt(0) ?? 0)
  return (thousandths * size) / 1000
}

function parseFont(bytes: Buffer): PrintFont {
  const tables = new Map<string, number>()
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const record = 12 + 16 * index
    tables.set(bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8))
  }
  const at = (name: string): number => {
    const offset = tables.get(name)
    if (offset === undefined) throw new Error(`print font has no table ${name}`)
    return offset
  }
  const glyphs = readCharacterMap(bytes, at('cmap'))
  const unitsPerEm = bytes.readUInt16BE(at('head') + 18)
  const wideGlyphs = bytes.readUInt16BE(at('hhea') + 34)
  const metrics = at('hmtx')
  return {
    bytes,
    hasGlyph: (codePoint) => glyphs.has(codePoint),
    advance(codePoint) {
      const glyph = glyphs.get(codePoint)
      if (glyph === undefined) return 1000
      return (bytes.readUInt16BE(metrics + 4 * Math.min(glyph, wideGlyphs - 1)) * 1000) / unitsPerEm
    },
  }
}

/** Reads the Unicode BMP subtable (format 4): Tinos has no letters beyond it. */
function readCharacterMap(bytes: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const table = findFormat4(bytes, cmap)
  const segments = bytes.readUInt16BE(table + 6) / 2
  const ends = table + 14
  const starts = ends + 2 * segments + 2
  for (let segment = 0; segment < segments; segment++) {
    const end = bytes.readUInt16BE(ends + 2 * segment)
    const start = bytes.readUInt16BE(starts + 2 * segment)
    const delta = bytes.readUInt16BE(starts + 2 * (segments + segment))
    const rangeAt = starts + 2 * (2 * segments + segment)
    const range = bytes.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const found = range === 0 ? code : bytes.readUInt16BE(rangeAt + range + 2 * (code - start))
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

function findFormat4(bytes: Buffer, cmap: number): number {
  for (let index = 0; index < bytes.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + 8 * index
    const table = cmap + bytes.readUInt32BE(record + 4)
    if (bytes.readUInt16BE(record) === 3 && bytes.readUInt16BE(table) === 4) return table
  }
  throw new Error('print font has no Unicode character map')
}
