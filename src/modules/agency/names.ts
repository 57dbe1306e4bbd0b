import type { ContactDoubt, UnitKind } from './model.ts'

/**
 * Folds a name for comparing and searching: no marks, lower case, one space between words, Roman numerals of communes as digits
 * ('Xã Hòa Tú II' and 'xã hoà tú 2' are the same place).
 */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/(?<= )(iii|ii|i)$/, (numeral) => String(numeral.length))
}

/** The stable part of an address or a code: 'Thị xã Ngã Năm' → 'thi-xa-nga-nam'. */
export function slugOf(text: string): string {
  return foldName(text).replaceAll(' ', '-')
}

/** One space between words, none at the ends; invisible marks and non-breaking spaces gone. */
export function tidyName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const kindWords: readonly (readonly [string, UnitKind])[] = [
  ['Tỉnh', 'tinh'],
  ['Thành phố', 'thanh-pho'],
  ['Huyện', 'huyen'],
  ['Thị xã', 'thi-xa'],
  ['Xã', 'xa'],
  ['Phường', 'phuong'],
  ['Thị trấn', 'thi-tran'],
]

/** A full name begins with the kind of the unit. */
export const unitNamePattern = new RegExp(`^(?:${kindWords.map(([word]) => word).join('|')}) \\S`)

/** Which kind of unit a full name says it is. @throws when it says none: the source is then wrong */
export function unitKindOf(name: string): UnitKind {
  const found = kindWords.find(([word]) => name.startsWith(`${word} `))
  if (!found) throw new Error(`agency.unit-kind-unknown: ${name}`)
  return found[1]
}

/**
 * A unit inside a sentence: the common noun is small ('xã Long Bình'), but capital before a number ('Phường 1'),
 * as the rules of official writing have it (Thông tư 01/2011/TT-BNV, phụ lục VI).
 */
export function unitInSentence(name: string): string {
  return /^\S+ \d/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

export function committeeName(unitName: string): string {
  return `Ủy ban nhân dân ${unitInSentence(unitName)}`
}

export function committeeShortName(unitName: string): string {
  return `UBND ${unitInSentence(unitName)}`
}

export function deskName(agencyName: string): string {
  return `Bộ phận tiếp nhận và trả kết quả – ${agencyName}`
}

/** Fields that are written as several in the law but run together in the source, and a name whose second word is a field of its own. */
const runTogether: Readonly<Record<string, string>> = {
  'kế hoạch đầu tư': 'kế hoạch và đầu tư',
  'lao động thương binh và xã hội': 'lao động - thương binh và xã hội',
  'văn hóa thể thao và du lịch': 'văn hóa, thể thao và du lịch',
}

const officeWords = ['thanh tra', 'công an', 'công ty']

/**
 * Restores the capitals of a department's name from small letters: the word for the office and the first word of each field
 * are capital ('sở tài nguyên và môi trường' → 'Sở Tài nguyên và Môi trường').
 */
export function restoreDepartmentName(source: string): string {
  const text = tidyName(source).toLowerCase()
  if (text === 'sở công thương') return 'Sở Công Thương'
  if (text === 'ban quản lý các khu công nghiệp') return 'Ban Quản lý các khu công nghiệp'
  const office = officeWords.find((words) => text.startsWith(`${words} `)) ?? text.split(' ')[0] ?? text
  const fields = text.slice(office.length + 1)
  if (fields === 'tỉnh') return `${capital(office)} tỉnh`
  const separated = runTogether[fields] ?? fields
  return `${capital(office)} ${separated
    .split(/( và | - |, )/)
    .map((part, index) => (index % 2 ? part : capital(part)))
    .join('')}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const shortDepartments: Readonly<Record<string, string>> = {
  'Kế hoạch và Đầu tư': 'KH&ĐT',
  'Thông tin và Truyền thông': 'TT&TT',
  'Giáo dục và Đào tạo': 'GD&ĐT',
  'Giao thông vận tải': 'GTVT',
  'Khoa học và Công nghệ': 'KH&CN',
  'Lao động - Thương binh và Xã hội': 'LĐ-TB&XH',
  'Nông nghiệp và Phát triển nông thôn': 'NN&PTNT',
  'Tài nguyên và Môi trường': 'TN&MT',
  'Văn hóa, Thể thao và Du lịch': 'VH-TT&DL',
}

/** 'Sở Tài nguyên và Môi trường' → 'Sở TN&MT'; names that nobody shortens stay as they are. */
export function departmentShortName(name: string): string {
  const short = shortDepartments[name.replace(/^Sở /, '')]
  return short ? `Sở ${short}` : name
}

/**
 * What is doubtful about a telephone or fax number as found. Landlines of the province are 0299 and seven digits since 2017,
 * 079 and seven before; after the first number further ones may leave the area code out.
 */
export function numberDoubts(text: string, field: 'phone' | 'fax'): readonly ContactDoubt[] {
  const numbers = text.split(/\s+[-–]\s+/).map((part) => part.replace(/\D/g, ''))
  const [first = '', ...others] = numbers
  if (/^079\d{7}$/.test(first)) return [`${field}-old-area-code`]
  const complete = isWholeNumber(first) && others.every((number) => isWholeNumber(number) || /^\d{7}$/.test(number))
  return complete ? [] : [`${field}-incomplete`]
}

/** A landline of any province (02…, eleven digits) or a mobile number (ten digits) or a short hotline (1800…, 1900…). */
function isWholeNumber(digits: string): boolean {
  return /^02\d{9}$/.test(digits) || /^0[35789]\d{8}$/.test(digits) || /^1[89]00\d{4,6}$/.test(digits)
}
