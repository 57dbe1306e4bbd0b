import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import type { ReceivingPlace } from '../contact-queries.ts'
import { agencyPath } from '../paths.ts'
import { placeGroups, type PlaceGroup } from '../place-groups.ts'
import { ContactLines, doubtOf, MailLink, PhoneLinks, useReceivingWords } from './contact-lines.tsx'

export interface ReceivingPlacesProps {
  readonly places: readonly ReceivingPlace[]
  readonly controlAuthority: ReceivingPlace | null
  readonly on: LegalDate
  readonly query: string
  readonly group: PlaceGroup | undefined
}

/** Where to send feedback, for every agency (plan V.1): complete, printable, and plain about what is not known. */
export function ReceivingPlacesPage(props: ReceivingPlacesProps) {
  const words = useReceivingWords()
  const ui = useUiWords()
  const { language } = usePage()
  const list = pathIn(language, agencyPath('places'))
  const filtered = props.query !== '' || props.group !== undefined
  return (
    <PublicShell
      title={words.title}
      description={words.lead}
      breadcrumbs={[{ label: ui.home, href: pathIn(language, '/') }, { label: words.title }]}
    >
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={<ButtonLink href={pathIn(language, '/phan-anh-kien-nghi/gui')}>{words.send}</ButtonLink>}
      />
      <SearchBox action={list} label={words.search} hint={words.searchHint} value={props.query} />
      {!filtered && <ControlAuthority place={props.controlAuthority} />}
      <p class="soft">
        {words.count(formatCount(props.places.length))} · {words.asOf(formatDate(props.on))}
        {filtered && (
          <>
            {' · '}
            <a href={list}>{words.all}</a>
          </>
        )}
      </p>
      {props.places.length === 0 ? (
        <EmptyState title={words.nothing}>
          <p>{words.nothingHint}</p>
        </EmptyState>
      ) : (
        <PlacesByGroup places={props.places} open={filtered} />
      )}
      <p class="soft">{words.basis}</p>
    </PublicShell>
  )
}

function ControlAuthority({ place }: { readonly place: ReceivingPlace | null }) {
  const words = useReceivingWords()
  const { language } = usePage()
  return (
    <Section title={words.controlAuthority}>
      {place ? (
        <>
          <p>
            {words.controlAuthorityLead}{' '}
            <a href={pathIn(language, agencyPath('place', { code: place.code }))}>
              <strong>{place.name}</strong>
            </a>
          </p>
          <ContactLines contact={place.contact} />
        </>
      ) : (
        <p>{words.noControlAuthority}</p>
      )}
    </Section>
  )
}

/** Folded, so that a phone shows the groups and not a hundred and forty cards; what was searched for stands open. */
function PlacesByGroup({ places, open }: { readonly places: readonly ReceivingPlace[]; readonly open: boolean }) {
  const words = useReceivingWords()
  const groups = Map.groupBy(places, (place) => place.group)
  return (
    <>
      {placeGroups.map((group) => {
        const members = groups.get(group)
        if (!members) return null
        const folds =
          group === 'commune'
            ? [...Map.groupBy(members, (place) => place.parentName ?? words.groups[group])]
            : ([[words.groups[group], members]] as const)
        return (
          <Section key={group} title={words.groups[group]} id={group}>
            {folds.map(([name, some]) => (
              <details key={name} class="disclosure print-open" open={open || group === 'province'}>
                <summary>
                  {group === 'commune' && `${name}: `}
                  {words.count(formatCount(some.length))}
                </summary>
                <PlacesTable caption={name} places={some} />
              </details>
            ))}
          </Section>
        )
      })}
    </>
  )
}

interface PlacesTableProps {
  readonly caption: string
  readonly places: readonly ReceivingPlace[]
}

function PlacesTable({ caption, places }: PlacesTableProps) {
  const words = useReceivingWords()
  const { language } = usePage()
  const unknown = <span class="soft">{words.notYetKnown}</span>
  return (
    <Table
      caption={caption}
      hideCaption
      rows={places}
      rowKey={(place) => place.code}
      columns={[
        {
          key: 'agency',
          label: words.agency,
          rowHeader: true,
          cell: (place) => <a href={pathIn(language, agencyPath('place', { code: place.code }))}>{place.name}</a>,
        },
        { key: 'address', label: words.address, cell: (place) => place.contact?.address ?? unknown },
        {
          key: 'phone',
          label: words.phone,
          cell: ({ contact }) => <PhoneLinks text={contact?.phone} doubt={doubtOf(contact, 'phone', words)} />,
        },
        {
          key: 'email',
          label: words.email,
          cell: ({ contact }) => (contact?.email ? <MailLink contact={contact} email={contact.email} /> : unknown),
        },
      ]}
    />
  )
}
