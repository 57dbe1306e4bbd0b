import type { Reader } from '#kernel/act.ts'
import type { OfficialLetter } from '#kernel/documents/letter.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { getAgency, listHolders, managingAgencyOf, type Agency } from '#modules/agency/public.ts'

/** The part of a document that says who issues it, where, and who signs (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 2, 4, 7). */
export type LetterOffice = Pick<OfficialLetter, 'issuingAgency' | 'place' | 'signature'> & {
  readonly governingAgency?: string
  readonly symbol?: string
}

const committees: ReadonlySet<Agency['kind']> = new Set([
  'provincial-committee',
  'district-committee',
  'commune-committee',
])

/** @param signerId who approved it; null leaves the name open */
export async function officeOf(
  reader: Reader,
  agencyId: string,
  on: LegalDate,
  signerId: string | null,
): Promise<LetterOffice> {
  const agency = await getAgency(reader, agencyId)
  const governing = committees.has(agency.kind) ? undefined : await managingAgencyOf(reader, agencyId)
  const holders = await listHolders(reader, agencyId, ['head', 'deputy-head', 'leader'], on)
  const signer = holders.find(({ officialId }) => officialId === signerId)
  const headTitle = holders.find(({ role }) => role === 'head' || role === 'leader')?.title ?? null
  const symbol = symbolOf(agency)
  return {
    issuingAgency: committees.has(agency.kind) ? brokenName(agency.name) : agency.name,
    ...(governing ? { governingAgency: brokenName(governing.name) } : {}),
    ...(symbol === undefined ? {} : { symbol }),
    place: placeName(agency.unitName ?? governing?.unitName ?? ''),
    signature: {
      capacity: [
        ...(committees.has(agency.kind) ? ['TM. ỦY BAN NHÂN DÂN'] : []),
        ...capacityOf(headTitle, signer?.role === 'deputy-head' ? signer.title : undefined),
      ],
      name: signer?.officialName ?? null,
    },
  }
}

/** The head signs, or a deputy for the head (NĐ 30/2020 Đ.13); a post without a recorded title is not guessed. */
function capacityOf(headTitle: string | null, deputyTitle: string | null | undefined): readonly string[] {
  const head = headTitle ?? 'Thủ trưởng cơ quan'
  return deputyTitle === undefined ? [head] : [`KT. ${head}`, deputyTitle ?? `Phó ${head}`]
}

/** `Ủy ban nhân dân tỉnh Sóc Trăng` stands on two lines. */
function brokenName(name: string): string {
  return name.replace(/^(Ủy ban nhân dân) /u, '$1\n')
}

/** `Tỉnh Sóc Trăng` → `Sóc Trăng`; units that bear a number keep their kind: `Phường 1`. */
function placeName(unitName: string): string {
  return unitName.replace(/^(?:Tỉnh|Thành phố|Thị xã|Huyện|Thị trấn|Phường|Xã) (?!\d)/u, '')
}

/** `Sở Tư pháp` → `STP`; only where the agency's name makes it plain, otherwise the clerk fills it in. */
function symbolOf({ kind, name }: Agency): string | undefined {
  if (committees.has(kind)) return 'UBND-KSTTHC'
  if (kind !== 'department') return undefined
  const initials = name
    .replaceAll(/[,–-]/g, ' ')
    .split(/\s+/)
    .filter((word) => !['và', ''].includes(word))
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
  return `${initials.join('')}-KSTTHC`
}
