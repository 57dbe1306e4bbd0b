import type { LetterAppendix, OfficialLetter } from './letter.ts'

const blank = '\u00a0'

/** `5/UBND-KSTTHC` → `Số: 05/UBND-KSTTHC`; a draft keeps room for the number (Phụ lục I, ô số 3). */
export function numberLine(letter: Pick<OfficialLetter, 'number' | 'symbol'>): string {
  if (letter.number !== null) return `Số: ${letter.number.replace(/^(\d)(?!\d)/, '0$1')}`
  return `Số:${blank.repeat(7)}/${letter.symbol ?? '…'}`
}

/** `Sóc Trăng, ngày 05 tháng 02 năm 2017`: a zero before days under 10 and before months 1 and 2 only (ô số 4). */
export function placeDateLine(letter: Pick<OfficialLetter, 'place' | 'date' | 'year'>): string {
  if (letter.date !== null) return `${letter.place}, ${dateInWords(letter.date)}`
  const gap = blank.repeat(4)
  return `${letter.place}, ngày${gap}tháng${gap}năm ${letter.year ?? gap}`
}

/** `2017-02-05` → `ngày 05 tháng 02 năm 2017`, `2017-03-05` → `ngày 05 tháng 3 năm 2017`. */
export function dateInWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const shortMonth = Number(month) > 2 ? String(Number(month)) : month
  return `ngày ${day} tháng ${shortMonth} năm ${year}`
}

/** Each ground ends with a semicolon and the last with a full stop (ô số 6). */
export function groundLines(grounds: readonly string[]): string[] {
  return endLines(grounds.map(bare))
}

/** One addressee stands beside `Kính gửi:`; several stand below it, each with a dash (ô số 9a). */
export function addresseeLines(addressees: readonly string[]): string[] {
  if (addressees.length === 1) return addressees.map(bare)
  return endLines(addressees.map((addressee) => `- ${bare(addressee)}`))
}

/** `- Như trên;` … `- Lưu: VT, KSTTHC.` (ô số 9b). */
export function recipientLines(recipients: readonly string[]): string[] {
  return endLines(recipients.map((recipient) => `- ${bare(recipient)}`))
}

/** What the document is called in the title of the file: `Quyết định số 05/QĐ-UBND: Về việc …`. */
export function letterTitle(letter: OfficialLetter): string {
  const name = letter.form.kind === 'cong-van' ? 'Công văn' : sentenceCase(letter.form.type)
  const about = letter.form.kind === 'cong-van' ? subjectLine(letter.form.subject) : letter.form.title
  const number = letter.number === null ? '' : ` ${numberLine(letter).replace('Số: ', 'số ')}`
  return `${name}${number}: ${about.replaceAll('\n', ' ')}`
}

/** `Phụ lục I`, or `Phụ lục` when there is only one. */
export function appendixLabel(appendix: Pick<LetterAppendix, 'number'>): string {
  return appendix.number === null ? 'Phụ lục' : `Phụ lục ${appendix.number}`
}

/** The subject of a công văn begins with `V/v` (ô số 5b). */
export function subjectLine(subject: string): string {
  return /^v\/v\s/i.test(subject.trim()) ? subject.trim() : `V/v ${subject.trim()}`
}

/** Capitals as the layout asks for, with the marks of Vietnamese kept. */
export function capitals(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi')
}

function sentenceCase(text: string): string {
  const lower = text.toLocaleLowerCase('vi')
  return lower.slice(0, 1).toLocaleUpperCase('vi') + lower.slice(1)
}

function bare(line: string): string {
  return line
    .trim()
    .replace(/^[-–]\s*/, '')
    .replace(/[;.,\s]+$/, '')
}

function endLines(lines: readonly string[]): string[] {
  return lines.map((line, index) => line + (index === lines.length - 1 ? '.' : ';'))
}
