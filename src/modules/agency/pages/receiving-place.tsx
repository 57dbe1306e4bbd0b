import { encode } from 'uqr'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import type { ReceivingPlace } from '../contact-queries.ts'
import { agencyPath } from '../paths.ts'
import { ContactLines, ContactSource, useReceivingWords } from './contact-lines.tsx'

export interface ReceivingPlaceProps {
  readonly place: ReceivingPlace
  readonly on: LegalDate
}

/** One agency's contact. Printed, it is the notice sheet that hangs at the desk (plan V.1, NĐ 20/2008 Điều 13, TT 05/2014/TT-BTP Điều 12). */
export function ReceivingPlacePage({ place, on }: ReceivingPlaceProps) {
  const words = useReceivingWords()
  const ui = useUiWords()
  const { language, baseUrl } = usePage()
  const address = `${baseUrl}${agencyPath('place', { code: place.code })}`
  // Whoever scans the sheet at a desk finds the form with the desk already known (channel `desk-qr`).
  const formPath = `/phan-anh-kien-nghi/gui?noi=${encodeURIComponent(place.code)}`
  const formAddress = `${baseUrl}${formPath}`
  return (
    <PublicShell
      title={`${words.title}: ${place.name}`}
      canonical={address}
      breadcrumbs={[
        { label: ui.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, agencyPath('places')) },
        { label: place.name },
      ]}
    >
      <PageHeader title={place.name} kicker={words.title} lead={words.sheetLead} />
      <ContactLines contact={place.contact} />
      {place.parentName && place.parentCode && (
        <p>
          {words.managedBy}:{' '}
          <a href={pathIn(language, agencyPath('place', { code: place.parentCode }))}>{place.parentName}</a>
        </p>
      )}
      {place.contact && <ContactSource contact={place.contact} />}
      <ButtonGroup>
        <ButtonLink href={pathIn(language, formPath)}>{words.send}</ButtonLink>
      </ButtonGroup>
      <Section title={words.whatToSendTitle}>
        <ul>
          {words.whatToSend.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <QrFigure
        matrix={encode(formAddress, { border: 0 }).data}
        caption={`${words.scan}: ${formAddress}`}
        alt={words.scanAlt}
      />
      <p class="soft">
        {words.basis} {words.asOf(formatDate(on))}
      </p>
    </PublicShell>
  )
}
