/** Numbers as Vietnamese papers write them: `1.500.000`, `0,02`, `mười lăm`, `hai trăm nghìn`. */

const digits: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const scales: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
}

/** Alternatives for a regular expression that finds a number in words of at least one word. */
export const numberWords = `(?:${[...Object.keys(digits), 'mười', 'mươi', 'trăm', 'linh', 'lẻ', ...Object.keys(scales)].join('|')})`

/** `mười lăm` → 15; undefined when the words are no number. */
export function numberFromWords(words: string): number | undefined {
  let total = 0
  let group = 0
  let digit: number | undefined
  for (const word of words.toLocaleLowerCase('vi').trim().split(/\s+/)) {
    const scale = scales[word]
    if (word === 'mười') group += 10
    else if (word === 'mươi' && digit !== undefined) [group, digit] = [group + digit * 10, undefined]
    else if (word === 'trăm' && digit !== undefined) [group, digit] = [group + digit * 100, undefined]
    else if (word === 'linh' || word === 'lẻ') continue
    else if (scale !== undefined && group + (digit ?? 0) > 0)
      [total, group, digit] = [total + (group + (digit ?? 0)) * scale, 0, undefined]
    else if (digits[word] !== undefined && digit === undefined) digit = digits[word]
    else return undefined
  }
  return total + group + (digit ?? 0)
}

/** `1.500.000` → 1500000, `0,02` → 0.02, `1,5` → 1.5; undefined when points and commas make no number (`35.000.00`). */
export function numberFromDigits(text: string): number | undefined {
  const bare = text.replace(/\s/g, '')
  if (/^\d+$/.test(bare)) return Number(bare)
  const grouped = /^([1-9]\d{0,2})((?:([.,])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d{1,2}))?$/.exec(bare)
  if (grouped) return Number(`${grouped[1]}${grouped[2]?.replace(/[.,]/g, '')}.${grouped[4] ?? 0}`)
  return /^\d+[.,]\d+$/.test(bare) && !/^[1-9]\d*[.,]\d{3,}$/.test(bare) ? Number(bare.replace(',', '.')) : undefined
}
