import { usePage } from '#ui/context.ts'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { AgencyContact } from '../contact-queries.ts'
import { receivingWordsEn } from '../en.ts'
import { websitePattern } from '../model.ts'
import { receivingWordsVi, type ReceivingWords } from '../vi.ts'

export function useReceivingWords(): ReceivingWords {
  return usePage().language === 'en' ? receivingWordsEn : receivingWordsVi
}

/** How an agency is reached. What is not known is said to be so; what is doubtful is shown with its doubt. */
export function ContactLines({ contact }: { readonly contact: AgencyContact | null }) {
  const words = useReceivingWords()
  const unknown = <span class="soft">{words.notYetKnown}</span>
  return (
    <SummaryList
      rows={[
        { term: words.address, value: contact?.address ?? unknown },
        { term: words.phone, value: <PhoneLinks text={contact?.phone} doubt={doubtOf(contact, 'phone', words)} /> },
        { term: words.hotline, value: contact?.hotline && <PhoneLinks text={contact.hotline} /> },
        { term: words.fax, value: contact?.fax && withDoubt(contact.fax, doubtOf(contact, 'fax', words)) },
        { term: words.email, value: contact?.email ? <MailLink contact={contact} email={contact.email} /> : unknown },
        { term: words.website, value: contact?.website && <SiteLink website={contact.website} /> },
      ]}
    />
  )
}

/** Where the contact was found. */
export function ContactSource({ contact }: { readonly contact: AgencyContact }) {
  const words = useReceivingWords()
  return (
    <p class="soft">
      {words.source}: {contact.source}
    </p>
  )
}

/** A mailbox, with its doubt if there is one. */
export function MailLink({ contact, email }: { readonly contact: AgencyContact; readonly email: string }) {
  const words = useReceivingWords()
  return (
    <>
      <a href={`mailto:${email}`}>{email}</a>
      <Doubt text={doubtOf(contact, 'email', words)} />
    </>
  )
}

function SiteLink({ website }: { readonly website: string }) {
  if (!websitePattern.test(website)) return <>{website}</>
  return <a href={/^https?:/i.test(website) ? website : `https://${website}`}>{website}</a>
}

/** Every number can be called by touching it; a doubtful one is only shown. */
export function PhoneLinks({
  text,
  doubt,
}: {
  readonly text: string | null | undefined
  readonly doubt?: string | undefined
}) {
  const words = useReceivingWords()
  if (!text) return <span class="soft">{words.notYetKnown}</span>
  const digits = text.replace(/\D/g, '')
  // Several numbers in one text cannot be dialled as one.
  const callable = !doubt && digits.length >= 8 && digits.length <= 11
  return (
    <>
      {callable ? <a href={`tel:${digits}`}>{text}</a> : text}
      <Doubt text={doubt} />
    </>
  )
}

function withDoubt(text: string, doubt: string | undefined) {
  return (
    <>
      {text}
      <Doubt text={doubt} />
    </>
  )
}

function Doubt({ text }: { readonly text: string | undefined }) {
  return text ? <span class="soft"> ({text})</span> : null
}

export function doubtOf(
  contact: AgencyContact | null,
  field: 'phone' | 'fax' | 'email',
  words: ReceivingWords,
): string | undefined {
  const found = contact?.doubts.filter((doubt) => doubt.startsWith(`${field}-`)).map((doubt) => words.doubts[doubt])
  return found?.join('; ') || undefined
}
