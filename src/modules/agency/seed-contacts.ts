import type { ContactDoubt } from './model.ts'
import { numberDoubts, tidyName } from './names.ts'

/** One entry of the province's list as it was found (2021–2022): small letters, contacts as typed by somebody. */
export interface SourceAgency {
  readonly name: string
  readonly synonyms: readonly string[]
  readonly domain: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly fax: string | null
  readonly email: string | null
}

/** What a person found wrong in that list, kept beside it in `data/agencies/corrections.json`. */
export interface SourceCorrections {
  readonly emailOfAnother: readonly { readonly name: string; readonly email: string }[]
  readonly testWebsites: readonly string[]
  readonly sameAs: readonly { readonly name: string; readonly unit: string }[]
}

export interface ContactSeed {
  readonly address: string | null
  readonly phone: string | null
  readonly fax: string | null
  readonly email: string | null
  readonly website: string | null
  readonly doubts: readonly ContactDoubt[]
}

export type ContactOf = (entry: SourceAgency) => ContactSeed

const unknownWord = 'chưa cập nhật'

/** Reads the contacts of the list: what it does not know is null, what is doubtful is said. */
export function contactReader(source: readonly SourceAgency[], corrections: SourceCorrections): ContactOf {
  const phones = countsOf(source.map((entry) => entry.phone))
  const faxes = countsOf(source.map((entry) => entry.fax))
  const isShared = (counts: ReadonlyMap<string, number>, text: string): boolean => (counts.get(digitsOf(text)) ?? 0) > 2
  return (entry) => {
    const phone = known(entry.phone)
    const fax = known(entry.fax)
    const email = known(entry.email)
    const wrongEmail = corrections.emailOfAnother.some((wrong) => wrong.name === entry.name && wrong.email === email)
    const doubts = [
      ...(phone ? numberDoubts(phone, 'phone') : []),
      ...(phone && isShared(phones, phone) ? ['phone-shared' as const] : []),
      ...(fax ? numberDoubts(fax, 'fax') : []),
      ...(fax && isShared(faxes, fax) ? ['fax-shared' as const] : []),
      ...(wrongEmail ? ['email-of-another' as const] : []),
    ]
    const domain = known(entry.domain)
    const website = domain && !corrections.testWebsites.includes(domain) ? domain : null
    const address = known(entry.address)
    return {
      address: address && address.charAt(0).toUpperCase() + address.slice(1),
      phone,
      fax,
      email,
      website,
      doubts,
    }
  }
}

function known(text: string | null): string | null {
  const tidied = tidyName(text ?? '')
  return tidied === '' || tidied === unknownWord ? null : tidied
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** How many entries give the same number: one that stands for dozens of communes is a default, not their telephone. */
function countsOf(numbers: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) {
    const digits = digitsOf(number ?? '')
    if (digits) counts.set(digits, (counts.get(digits) ?? 0) + 1)
  }
  return counts
}
