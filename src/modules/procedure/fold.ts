/**
 * The words of a text without marks, as the database's `fold_vi` and the search document hold them: `Đăng ký khai sinh` → `dang ky khai sinh`.
 * An import folds some ten million signs, so each sign is looked up: what a sign folds to does not depend on its neighbours.
 */
export function foldWords(text: string): string {
  const bytes = Buffer.allocUnsafe(text.length)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (isHighSurrogate(sign) && mark.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
      at++
      continue
    }
    const folded = foldedSigns[sign] || learn(sign)
    if (folded === nothing) continue
    // One blank between words, none in front.
    if (folded !== blank || (length > 0 && bytes[length - 1] !== blank)) bytes[length++] = folded
  }
  if (length > 0 && bytes[length - 1] === blank) length--
  return bytes.toString('latin1', 0, length)
}

const blank = 0x20
/** A mark: it goes without parting the letters around it. */
const nothing = 1
/** By code unit; 0 is not known yet. No sign beyond the first 65,536 holds one of our letters: but for marks, each half of it parts words. */
const foldedSigns = new Uint8Array(0x10000)
const mark = /^\p{M}/u

function isHighSurrogate(sign: number): boolean {
  return sign >= 0xd800 && sign <= 0xdbff
}

function learn(sign: number): number {
  const [folded] = String.fromCharCode(sign)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, ' ')
  const found = folded === undefined ? nothing : folded.charCodeAt(0)
  foldedSigns[sign] = found
  return found
}
