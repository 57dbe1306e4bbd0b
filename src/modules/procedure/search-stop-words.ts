/** Words of a question that say nothing about which procedure is meant, folded. In a pair that names hold ("việc làm") they count all the same. */
export const stopWords: ReadonlySet<string> = new Set(
  `toi minh em anh chi ban muon can phai xin lam cho thi la gi o dau nao the sao khi nay kia va voi de bi duoc cua ve ra vao roi
   moi nua khong nhu bao nhieu co ai thu tuc hoi giup nho nhe a u oi cung luc mot cac nhung hay hoac dang se da den tai theo trong
   nguoi ta chung vay thoi con hien biet huong dan tim kiem ma so`.split(/\s+/),
)

/** Turns of speech that ask for something; the words in them are never part of a name. */
export const stopPhrases: readonly string[] = [
  'thu tuc',
  'giay to gi',
  'ho so gi',
  'can nhung gi',
  'can gi',
  'nhu the nao',
  'the nao',
  'lam sao',
  'lam the nao',
  'o dau',
  'den dau',
  'bao lau',
  'bao nhieu tien',
  'mat bao lau',
  'het bao nhieu',
  'cho toi hoi',
  'xin hoi',
  'cho hoi',
  'toi muon',
  'em muon',
  'minh muon',
]

const longestPhrase = Math.max(...stopPhrases.map((phrase) => phrase.split(' ').length))
const phrases = new Set(stopPhrases)

/** How many words from here on are such a turn of speech; 0 when none begins here. */
export function stopPhraseAt(words: readonly string[], at: number): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 1; length--)
    if (phrases.has(words.slice(at, at + length).join(' '))) return length
  return 0
}
