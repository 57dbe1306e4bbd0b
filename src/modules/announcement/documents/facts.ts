import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { CheckedItem } from '../checks/check.ts'
import type { ShownFinding } from '../finding-queries.ts'
import type { NamedItem } from '../item-queries.ts'
import type { Announcement } from '../model.ts'

/** Who issues a document, where, and who signs it (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 2, 4, 7). */
export interface DocumentOffice {
  readonly name: string
  readonly governing: string | undefined
  readonly place: string
  /** Title of its head: "Giám đốc"; "Thủ trưởng cơ quan" where it is not recorded. */
  readonly headTitle: string
  readonly headName: string | null
  /** `STP`: only where the agency's name makes it plain. */
  readonly initials: string
}

/** What the documents of a dossier are made from. */
export interface DossierFacts {
  readonly dossier: Announcement
  readonly items: readonly NamedItem[]
  readonly checked: ReadonlyMap<string, CheckedItem>
  readonly findings: readonly ShownFinding[]
  readonly drafting: DocumentOffice
  readonly control: DocumentOffice
  readonly chairman: DocumentOffice
  readonly on: LegalDate
}

/** Who heads an office, as a sentence names them: "Giám đốc Sở Y tế", "Chánh Văn phòng Ủy ban nhân dân tỉnh". */
export function headOf({ name, headTitle }: DocumentOffice): string {
  return name.startsWith('Văn phòng') ? `Chánh ${name}` : `${headTitle} ${name}`
}

/** The agency above and the one that issues, as they stand in the head: the office of a committee is "Văn phòng" under its committee. */
export function issuersOf({ name, governing }: DocumentOffice): {
  readonly governingAgency?: string
  readonly issuingAgency: string
} {
  if (governing === undefined) return { issuingAgency: brokenName(name) }
  const isItsOffice = name.startsWith('Văn phòng Ủy ban nhân dân')
  return { governingAgency: brokenName(governing), issuingAgency: isItsOffice ? 'Văn phòng' : name }
}

/** `Ủy ban nhân dân tỉnh Sóc Trăng` stands on two lines. */
export function brokenName(name: string): string {
  return name.replace(/^(Ủy ban nhân dân) /u, '$1\n')
}

/** "Công bố Danh mục …" → "công bố Danh mục …", as it stands after "Về việc". */
export function subjectOf({ title }: Pick<Announcement, 'title'>): string {
  const bare = title.replace(/^về việc\s+/iu, '').trim()
  return `${bare.slice(0, 1).toLocaleLowerCase('vi')}${bare.slice(1)}`
}

/** `03 thủ tục hành chính mới ban hành; 01 …` */
export function countsInWords(items: readonly NamedItem[]): string {
  const kinds = {
    new: 'mới ban hành',
    amended: 'được sửa đổi, bổ sung',
    replaced: 'được thay thế',
    repealed: 'bị bãi bỏ',
    annulled: 'bị hủy bỏ',
  } as const
  return Object.entries(kinds)
    .map(([kind, words]) => ({ count: items.filter((item) => item.kind === kind).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${twoDigits(count)} thủ tục hành chính ${words}`)
    .join('; ')
}

/** Numbers below ten with a zero, as offices write them. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
