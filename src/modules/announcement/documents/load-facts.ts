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
import { listFindings } from '../finding-queries.ts'
import { listItems } from '../item-queries.ts'
import { getAnnouncement } from '../queries.ts'
import type { DocumentOffice, DossierFacts } from './facts.ts'

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

/** What the head of an agency is called where it is not written down. */
const headTitles: ReadonlyMap<string, string> = new Map([
  ['department', 'Giám đốc'],
  ['office', 'Chánh Văn phòng'],
])

async function officeAs(reader: Reader, agency: Agency, on: LegalDate): Promise<DocumentOffice> {
  const isCommittee = agency.kind.endsWith('-committee')
  const governing = isCommittee ? undefined : await managingAgencyOf(reader, agency.id)
  const [head] = await listHolders(reader, agency.id, isCommittee ? ['leader', 'head'] : ['head'], on)
  return {
    name: agency.name,
    governing: governing?.name,
    place: placeName(agency.unitName ?? governing?.unitName ?? ''),
    headTitle: head?.title ?? (isCommittee ? 'Chủ tịch' : (headTitles.get(agency.kind) ?? 'Thủ trưởng cơ quan')),
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
