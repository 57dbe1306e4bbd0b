import type { Reader } from '#kernel/act.ts'
import type { OfficialLetter } from '#kernel/documents/letter.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { getAgency, listHolders, managingAgencyOf, resolveOfficial, type Agency } from '#modules/agency/public.ts'
import { isCollective, signingByOrder, signingCapacity, signingUnknown } from './signing-capacity.ts'

/** The part of a document that says who issues it, where, and who signs (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 2, 4, 7). */
export type LetterOffice = Pick<OfficialLetter, 'issuingAgency' | 'place' | 'signature'> & {
  readonly governingAgency?: string
  readonly symbol?: string
}

/** @param signerId who approved it; null leaves the name open */
export async function officeOf(
  reader: Reader,
  agencyId: string,
  on: LegalDate,
  signerId: string | null,
): Promise<LetterOffice> {
  const agency = await getAgency(reader, agencyId)
  const governing = isCollective(agency) ? undefined : await managingAgencyOf(reader, agencyId)
  const symbol = symbolOf(agency)
  return {
    issuingAgency: isCollective(agency) ? brokenName(agency.name) : agency.name,
    ...(governing ? { governingAgency: brokenName(governing.name) } : {}),
    ...(symbol === undefined ? {} : { symbol }),
    place: placeName(agency.unitName ?? governing?.unitName ?? ''),
    signature: await signatureOf(reader, agency, on, signerId),
  }
}

/** The post in which she signs is looked for in the agency itself, then in a part of it; else it stays a gap beside her name. */
async function signatureOf(
  reader: Reader,
  agency: Agency,
  on: LegalDate,
  signerId: string | null,
): Promise<OfficialLetter['signature']> {
  const leading = await leadersOf(reader, agency.id, on)
  const signer = leading.holders.find(({ officialId }) => officialId === signerId)
  if (signerId === null || signer)
    return {
      capacity: signingCapacity(agency, leading.head, signer ?? null),
      name: signer?.officialName ?? null,
    }
  const official = await resolveOfficial(reader, signerId, on)
  if (!official) return { capacity: signingUnknown, name: null }
  for (const { agencyId } of official.posts) {
    const part = await getAgency(reader, agencyId)
    const { head, holders } = await leadersOf(reader, agencyId, on)
    const own = holders.find(({ officialId }) => officialId === signerId)
    if (own && part.parentId === agency.id)
      return {
        capacity: signingByOrder({ agency, head: leading.head }, { agency: part, head, signer: own }),
        name: official.name,
      }
  }
  return { capacity: signingUnknown, name: official.name }
}

async function leadersOf(reader: Reader, agencyId: string, on: LegalDate) {
  const holders = await listHolders(reader, agencyId, ['head', 'deputy-head', 'leader'], on)
  return { holders, head: holders.find(({ role }) => role === 'head') ?? holders.find(({ role }) => role === 'leader') }
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
  if (isCollective({ kind, name })) return 'UBND-KSTTHC'
  if (kind !== 'department') return undefined
  const initials = name
    .replaceAll(/[,–-]/g, ' ')
    .split(/\s+/)
    .filter((word) => !['và', ''].includes(word))
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
  return `${initials.join('')}-KSTTHC`
}
