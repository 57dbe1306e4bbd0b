/**
 * "63/2010/NĐ-CP" however it was typed: `Nghị định số 63/2010/NĐ-CP ngày …`, ` 63/2010/nđ-cp `; undefined when there is no number in it.
 * The last piece has a letter, or every date (`18/01/2024`) would be an instrument. One instrument has one spelling, the customary one, so that
 * two numbers can be compared as they are: symbols in capitals, but for those that everybody writes otherwise (`766/QĐ-TTg`).
 */
export function legalNumberOf(words: string): string | undefined {
  const found = legalNumber.exec(words.normalize('NFC'))?.[0].replace(/\s+/g, '').replaceAll('–', '-')
  if (found === undefined) return undefined
  const [first = '', ...symbols] = found.split('/')
  return [first.toLowerCase(), ...symbols.map(customary)].join('/')
}

const legalNumber =
  /(?<![\d/])\d{1,6}[a-z]?\s*\/\s*(?:\d{4}\s*\/\s*)?(?=\d*\p{L})[\p{L}0-9]+(?:\s*[-–]\s*[\p{L}0-9]+)*(?![\p{L}\d])/iu

/** Thủ tướng: the last letter is small in every gazette. */
const otherwise: Readonly<Record<string, string>> = { TTG: 'TTg' }

function customary(symbol: string): string {
  return symbol
    .split('-')
    .map((piece) => piece.toUpperCase())
    .map((piece) => otherwise[piece] ?? piece)
    .join('-')
}
