import { foldedWordsOf, foldText, placesOfPhrase, type FoldedWord } from './folded-words.ts'
import type { Sender } from './model.ts'
import type { RedactedSpan } from './redaction.ts'

/** Names of the sender, and of whoever is called ông, bà, anh, chị … or bears a name with Văn or Thị in it. */
export function findNames(text: string, sender: Sender | null): readonly RedactedSpan[] {
  const words = foldedWordsOf(text)
  const reading: Reading = { text, words, sender }
  const runs = [
    ...(sender ? [...ownNames(reading, sender.name), ...ownOrganization(reading, sender.organization)] : []),
    ...titledNames(reading),
    ...middleNames(reading),
  ]
  return runs.flatMap(({ first, last }) => {
    const from = words[first]?.from
    const to = words[last]?.to
    return from === undefined || to === undefined ? [] : [{ kind: 'name' as const, from, to }]
  })
}

interface Reading {
  readonly text: string
  readonly words: readonly FoldedWord[]
  readonly sender: Sender | null
}

interface Run {
  readonly first: number
  readonly last: number
}

/** With and without accents, in small letters or capitals, whole or in part, the family name first or last. */
function ownNames(reading: Reading, name: string): readonly Run[] {
  const { words } = reading
  const parts = foldedWordsOf(name)
  const folded = parts.map((part) => part.folded)
  const runs: Run[] = words.flatMap((word, at) =>
    folded.length > 1 && word.folded === folded.join('') ? [{ first: at, last: at }] : [],
  )
  for (let first = 0; first < words.length; first++) {
    let last = first - 1
    while (folded.includes(words[last + 1]?.folded ?? '') && (last < first || areNeighbours(reading, last))) last++
    if (last < first) continue
    const length = last - first + 1
    const whole =
      length >= folded.length &&
      folded.every((part) => words.slice(first, last + 1).some((word) => word.folded === part))
    const capitals = words.slice(first, last + 1).every((word) => isCapitalised(reading, word))
    if (folded.length > 1 && (whole || (length > 1 && capitals))) runs.push({ first, last })
    else for (let at = first; at <= last; at++) if (isOwnWord(reading, at, name)) runs.push({ first: at, last: at })
    first = last
  }
  return runs
}

/** One word of the name alone: the given name wherever it is written large, the family name only where no sentence begins ("Hồ sơ …"). */
function isOwnWord(reading: Reading, at: number, name: string): boolean {
  const word = reading.words[at]
  const written = name.normalize('NFC').toLowerCase().split(/\s+/)
  if (!word || !isCapitalised(reading, word) || word.folded.length < 2 || middles.has(word.folded)) return false
  const shown = reading.text.slice(word.from, word.to).normalize('NFC').toLowerCase()
  // "Bản sao" is not somebody called Ban; written without accents it may be.
  const same = (part: string | undefined): boolean =>
    part === shown || (shown === word.folded && foldText(part ?? '') === shown)
  if (same(written.at(-1))) return true
  // "Trần Hưng Đạo" is somebody else.
  const goesOn = areNeighbours(reading, at) && isNameLike(reading, reading.words[at + 1])
  return written.some(same) && !goesOn && !beginsSentence(reading, at)
}

function ownOrganization({ words }: Reading, organization: string | null): readonly Run[] {
  const folded = foldedWordsOf(organization ?? '').map((word) => word.folded)
  return folded.length < 2 ? [] : placesOfPhrase(words, folded.join(' '))
}

const titles = new Set(['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác'])
const middles = new Set(['van', 'thi'])

/** Offices in which somebody is spoken of; the office is no secret. */
const offices =
  /^(?:chu tich|pho|giam doc|tong|bi thu|truong|chanh|thu tuong|thu truong|bo truong|can bo|cong chuc|cong an|canh sat|chuyen vien|nhan vien|hieu truong|vien truong|doi truong|uy vien|thanh tra|tham phan|bac si|y si|giao vien|ke toan|van thu|dai bieu|luat su|cong chung|dia chinh|tu phap|ubnd|hdnd|uy ban|so |phong |quoc|ho chi minh)/

/** "chị Lan", "ÔNG NGUYỄN VĂN BẢY", "ông Giám đốc Sở Trần Quốc Bảo" (the name only). */
function titledNames(reading: Reading): readonly Run[] {
  const { text, words } = reading
  return words.flatMap((word, at) => {
    const title = text.slice(word.from, word.to).normalize('NFC')
    if (!titles.has(title.toLowerCase())) return []
    const following = words
      .slice(at + 1, at + 4)
      .map(({ folded }) => folded)
      .join(' ')
    if (offices.test(`${following} `)) return nameAfterOffice(reading, at + 1)
    const run = capitalRun(reading, at + 1, at)
    if (!run) return []
    // "Bà Rịa", "Cô Tô", "Bác Hồ" are no persons spoken of; "tiếng Anh Văn" is none either.
    const placeLike = isCapitalised(reading, word) && title !== title.toUpperCase() && !beginsSentence(reading, at)
    if ((placeLike && run.last === run.first) || (words[run.first]?.folded.length ?? 0) < 2) return []
    if (title.toLowerCase() === 'bác' && words[run.first]?.folded === 'ho' && run.first === run.last) return []
    return [run]
  })
}

/** Up to five words written large, one after another, with nothing but blanks between. */
function capitalRun(reading: Reading, first: number, after: number): Run | undefined {
  let last = after
  while (last - after < 5 && areNeighbours(reading, last) && isNameLike(reading, reading.words[last + 1])) last++
  // In a text all in capitals nothing shows where the name ends: as long as most names are.
  const shouted = reading.words.slice(first, last + 1).every(({ from, to }) => isShouted(reading.text.slice(from, to)))
  if (shouted) last = Math.min(last, after + 4)
  return last > after ? { first, last } : undefined
}

const familyNames = new Set(
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly lam thach son kim danh chau tang trieu dinh mai trinh doan cao quach to truong thai luu ma kieu ha vuong luong khuu ong lieu tra'.split(
    ' ',
  ),
)
/** A name after these is the name of a place. */
const places = new Set(
  'xa phuong huyen quan tran pho tinh duong ap khom thon to hem ngo cau cho truong thpt thcs vien cong khu kenh rach chua lo ben song'.split(
    ' ',
  ),
)

function nameAfterOffice(reading: Reading, start: number): readonly Run[] {
  for (let at = start; at < Math.min(reading.words.length, start + 9); at++) {
    if (at > start && /[.;!?\n]/.test(between(reading, at - 1))) return []
    if (!familyNames.has(reading.words[at]?.folded ?? '') || places.has(reading.words[at - 1]?.folded ?? '')) continue
    if (!isNameLike(reading, reading.words[at])) continue
    const run = capitalRun(reading, at, at - 1)
    if (run && run.last > run.first) return [run]
  }
  return []
}

/** "Nguyễn Văn Bảy", "Trần Thị Ngọc Hân" need no title to be somebody's name, unless a street or a school is called so. */
function middleNames(reading: Reading): readonly Run[] {
  const { words } = reading
  return words.flatMap((word, at) => {
    const first = at - 1
    if (!middles.has(word.folded) || !familyNames.has(words[first]?.folded ?? '')) return []
    if (places.has(words[first - 1]?.folded ?? '')) return []
    const run = capitalRun(reading, first, first - 1)
    return run && run.last > at ? [run] : []
  })
}

function isNameLike(reading: Reading, word: FoldedWord | undefined): boolean {
  return word !== undefined && isCapitalised(reading, word) && /^[a-z]+$/.test(word.folded)
}

function isCapitalised({ text }: Reading, { from }: FoldedWord): boolean {
  return /^\p{Lu}/u.test(text.slice(from))
}

function isShouted(written: string): boolean {
  return written.length > 1 && written === written.toUpperCase()
}

/** Only blanks stand between this word and the next. */
function areNeighbours(reading: Reading, at: number): boolean {
  return at < 0 || /^[ \t\u00a0]*$/.test(between(reading, at))
}

function between({ text, words }: Reading, at: number): string {
  const next = words[at + 1]
  return next === undefined ? '.' : text.slice(words[at]?.to ?? 0, next.from)
}

function beginsSentence(reading: Reading, at: number): boolean {
  if (at === 0) return true
  return /[.!?:;\n…"“(-]/.test(between(reading, at - 1))
}
