/** Abbreviations that stay in capitals; the list covers the names in capitals of the national portal. */
const abbreviations = [
  'BHXH',
  'BHYT',
  'BHTN',
  'BHTNLĐ',
  'BNN',
  'BQP',
  'CCCD',
  'CITES',
  'HĐND',
  'NSNN',
  'ODA',
  'PPP',
  'TTHC',
  'TNHH',
  'TP',
  'HCM',
  'UBND',
  'II',
  'III',
  'IV',
  'VII',
  'VIII',
]

const properNames = [
  'Việt Nam',
  'Hà Nội',
  'Hồ Chí Minh',
  'Bộ Quốc phòng',
  'Bộ Công an',
  'Quốc hội',
  'Chính phủ',
  'Thủ tướng',
  'Ủy ban nhân dân',
  'Hội đồng nhân dân',
]

/** Whether a name is shouted: no small letter outside a bracket such as "(Cấp tỉnh)". */
export function isInCapitals(name: string): boolean {
  const bare = name.replace(/\([^()]*\)/g, ' ')
  return !/\p{Ll}/u.test(bare) && (bare.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 2
}

/** "THỦ TỤC THÀNH LẬP HỘI (CẤP TỈNH)." → "Thủ tục thành lập hội (cấp tỉnh)". A name that is not in capitals stays as it is. */
export function sentenceCase(name: string): string {
  if (!isInCapitals(name)) return name
  let result = name.replace(/\.$/, '').toLocaleLowerCase('vi')
  for (const word of [...abbreviations, ...properNames]) result = replaceWord(result, word)
  return result.charAt(0).toLocaleUpperCase('vi') + result.slice(1)
}

/** \b knows ASCII letters only and would find "tp" inside a Vietnamese word. */
function replaceWord(text: string, word: string): string {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word.toLocaleLowerCase('vi')}(?![\\p{L}\\p{N}])`, 'gu')
  return text.replace(pattern, word)
}
