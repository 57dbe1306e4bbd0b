import type { Agency } from '#modules/agency/public.ts'

/** Someone who signs, by the post in which she does. A title that nobody recorded is null. */
export interface Signing {
  readonly role: string
  readonly title: string | null
}

type Named = Pick<Agency, 'kind' | 'name'>

/** Where the rules and the name of the agency do not tell: a gap that nobody can overlook, never a title that may be wrong. */
const unknownTitle = '[Ghi chức vụ người ký]'
const unknownHead = '[Ghi chức vụ thủ trưởng]'
const unknownCapacity = '[Ghi quyền hạn, chức vụ người ký]'

/** What heads are called, by the first words of their agency's name. */
const headTitles: readonly (readonly [begins: string, title: string])[] = [
  ['Ủy ban nhân dân', 'Chủ tịch'],
  ['Sở', 'Giám đốc'],
  ['Công an tỉnh', 'Giám đốc'],
  ['Trung tâm', 'Giám đốc'],
  ['Kho bạc Nhà nước', 'Giám đốc'],
  ['Bảo hiểm xã hội', 'Giám đốc'],
  ['Văn phòng', 'Chánh Văn phòng'],
  ['Thanh tra', 'Chánh Thanh tra'],
  ['Ban', 'Trưởng ban'],
  ['Chi cục', 'Chi cục trưởng'],
  ['Cục', 'Cục trưởng'],
  ['Phòng', 'Trưởng phòng'],
]

/** Null when the name does not make it plain. */
export function headTitleOf({ name }: Named): string | null {
  return headTitles.find(([begins]) => name.startsWith(`${begins} `))?.[1] ?? null
}

/** An agency whose decisions are those of a body: its papers are signed on the body's behalf. */
export function isCollective({ kind }: Named): boolean {
  return kind === 'provincial-committee' || kind === 'district-committee' || kind === 'commune-committee'
}

/**
 * Quyền hạn, chức vụ của người ký, a line each (NĐ 30/2020 Đ.13 and Phụ lục I, ô số 7a): TM. for a body; Q. before the title of
 * whoever is charged with the head's post; KT. when a deputy signs for the head.
 * @param head whoever heads the agency on the day, for the recorded title
 * @param signer null while nobody has signed: then the head is expected to
 */
export function signingCapacity(agency: Named, head: Signing | undefined, signer: Signing | null): readonly string[] {
  const headTitle = baseTitle(head?.title ?? null) ?? headTitleOf(agency)
  return [...(isCollective(agency) ? ['TM. Ủy ban nhân dân'] : []), ...ownLines(headTitle, signer ?? head)]
}

/** TL.: the head of a part signs by order of the head of the whole (Đ.13.3). */
export function signingByOrder(
  whole: { readonly agency: Named; readonly head: Signing | undefined },
  part: { readonly agency: Named; readonly head: Signing | undefined; readonly signer: Signing },
): readonly string[] {
  const title = baseTitle(whole.head?.title ?? null) ?? headTitleOf(whole.agency) ?? unknownHead
  const partTitle = baseTitle(part.head?.title ?? null) ?? headTitleOf(part.agency)
  return [`TL. ${title}`, ...ownLines(partTitle, part.signer)]
}

/** Somebody of whom no post in the agency is known that day: only she and the clerk know by what right she signs. */
export const signingUnknown: readonly string[] = [unknownCapacity]

function ownLines(headTitle: string | null, signer: Signing | undefined): readonly string[] {
  const recorded = signer?.title ?? null
  if (signer?.role === 'deputy-head' || isDeputyTitle(recorded)) {
    const derived = headTitle === null ? unknownTitle : `Phó ${headTitle}`
    return [`KT. ${headTitle ?? unknownHead}`, recorded ?? derived]
  }
  // A leader without a title may be the chairman or one of the deputies.
  if (recorded === null && signer?.role === 'leader') return [unknownTitle]
  if (recorded === null) return [headTitle ?? unknownTitle]
  return [/^quyền /iu.test(recorded) ? `Q. ${baseTitle(recorded)}` : recorded]
}

function isDeputyTitle(title: string | null): boolean {
  return title !== null && /^phó /iu.test(title)
}

/** The title of the post itself: `Quyền Giám đốc` and `Q. Giám đốc` hold the post of `Giám đốc`. A deputy's says nothing of the head's. */
function baseTitle(title: string | null): string | null {
  if (title === null || isDeputyTitle(title)) return null
  const base = title.replace(/^(?:quyền|q\.)\s+/iu, '')
  return base.slice(0, 1).toLocaleUpperCase('vi') + base.slice(1)
}
