import { printFont, printFontStyles, textWidth } from './print-font.ts'

/** Shown for a character that the print font does not have: a loss that is seen is better than a word that vanishes. */
export const missingCharacter = '□'

// No letter of Vietnamese has three marks; a tower of hundreds covers the lines above it.
const stackedMarks = /(\p{M}{3})\p{M}+/gu

const zeroWidthSpace = '\u200b'

// Tab is a space here; format characters go because a right-to-left override can make a decision read as another one.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFE00-\uFE0F\uFFF9-\uFFFF]/gu

/** Text that any document format can hold: composed letters (NFC), `\n` for a new line, no control characters. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, (character) => (character === '\n' ? '\n' : ''))
}

/**
 * Plain text that the print font can show in all its styles. PDF/A refuses a document with a missing glyph, so one
 * emoji in a feedback would otherwise leave its sender without an answer.
 * @param width room for a line in points: a longer run without spaces gets places where it may break
 */
export function printableText(text: string, width = 440, size = 14): string {
  const shown = [...plainText(text).replace(stackedMarks, '$1')]
    .map((character) => (isShown(character) ? character : missingCharacter))
    .join('')
  return shown.replace(/\S+/g, (run) => (textWidth(run, size, 'Bold') > width ? breakable(run, width, size) : run))
}

/** One short line for the title or author of a file. */
export function metadataText(text: string): string {
  return [...printableText(text, Infinity).replace(/\s+/g, ' ')].slice(0, 300).join('')
}

function isShown(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return character === '\n' || printFontStyles.every((style) => printFont(style).hasGlyph(codePoint))
}

/** Breaks after the signs of an address or a code first, and inside a word only where even one part is too wide: there with a new line. */
function breakable(run: string, width: number, size: number): string {
  return run
    .split(/(?<=[/.@_?&=-])/)
    .map((part) => (textWidth(part, size, 'Bold') > width ? chopped(part, width * 0.85, size) : part))
    .join(zeroWidthSpace)
}

function chopped(part: string, step: number, size: number): string {
  let sinceBreak = 0
  // A break before it too: another run of the same word may stand on this line.
  let result = zeroWidthSpace
  for (const character of part) {
    const width = textWidth(character, size, 'Bold')
    if (sinceBreak > 0 && sinceBreak + width > step) {
      result += '\n'
      sinceBreak = 0
    }
    result += character
    sinceBreak += width
  }
  return result
}
