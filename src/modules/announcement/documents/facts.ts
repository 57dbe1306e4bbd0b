import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import {
  controlAuthorityOn,
  getAgency,
  listAgencies,
  listHolders,
  managingAgencyOf,
  type Agency,
} from '#modules/agency/public.ts'
import { checkedItems } from '../checked-items.ts'
import type { CheckedItem } from '../checks/check.ts'
import { listFindings, type ShownFinding } from '../finding-queries.ts'
import { listItems, type NamedItem } from '../item-queries.ts'
import type { Announcement } from '../model.ts'
import { getAnnouncement } from '../queries.ts'

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

/** @throws NotFound when the dossier is not there, not the actor's to see, or still empty */
export async function dossierFacts(reader: Reader, actor: Actor, code: string, on: LegalDate): Promise<DossierFacts> {
  const dossier = await getAnnouncement(reader, actor, code)
  const items = await listItems(reader, dossier.id)
  if (items.length === 0) throw new NotFound('announcement.no-document')
  const day = dossier.decisionOn ?? on
  const [office] = await listAgencies(reader, day, { role: 'chairman-office' })
  if (!office) throw new NotFound('announcement.no-chairman-office')
  return {
    dossier,
    items,
    checked: await checkedItems(reader, items),
    findings: await listFindings(reader, dossier.id),
    drafting: await officeAs(reader, await getAgency(reader, dossier.agencyId), day),
    control: await officeAs(reader, await controlAuthorityOn(reader, day), day),
    chairman: await officeAs(reader, office, day),
    on: day,
  }
}

async function officeAs(reader: Reader, agency: Agency, on: LegalDate): Promise<DocumentOffice> {
  const isCommittee = agency.kind.endsWith('-committee')
  const governing = isCommittee ? undefined : await managingAgencyOf(reader, agency.id)
  const [head] = await listHolders(reader, agency.id, isCommittee ? ['leader', 'head'] : ['head'], on)
  return {
    name: agency.name,
    governing: governing?.name,
    place: placeName(agency.unitName ?? governing?.unitName ?? ''),
    headTitle:
      head?.title ?? (isCommittee ? 'Chủ tịch' : agency.kind === 'department' ? 'Giám đốc' : 'Thủ trưởng cơ quan'),
    headName: head?.officialName ?? null,
    initials: initialsOf(agency.name),
  }
}

/** `Tỉnh Sóc Trăng` → `Sóc Trăng`. */
function placeName(unitName: string): string {
  return unitName.replace(/^(?:Tỉnh|Thành phố|Thị xã|Huyện|Thị trấn|Phường|Xã) (?!\d)/u, '')
}

/** `Sở Y tế` → `SYT`. */
function initialsOf(name: string): string {
  if (name.startsWith('Văn phòng')) return 'VP'
  return name
    .replace(/^Ủy ban nhân dân.*/u, 'UBND')
    .replaceAll(/[,–-]/g, ' ')
    .split(/\s+/)
    .filter((word) => !['và', ''].includes(word))
    .map((word) => (word === 'UBND' ? word : word.charAt(0).toLocaleUpperCase('vi')))
    .join('')
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
