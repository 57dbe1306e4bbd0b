import { formatDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { AgencyContact } from '../contact-queries.ts'
import type { PostHolder } from '../official-queries.ts'
import { agencyPath, type AgencyPath } from '../paths.ts'
import type { OrganisationMove } from '../policy.ts'
import type { Agency, AgencyInFull, AgencyRoleRow } from '../queries.ts'
import { agencyKindLabels, agencyRoleLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { ContactLines, ContactSource } from './contact-lines.tsx'
import { PostsTable } from './posts-table.tsx'
import { period } from './staff-frame.tsx'

export interface AgencyDetailProps {
  readonly agency: AgencyInFull
  readonly parent: Agency | undefined
  readonly contacts: readonly AgencyContact[]
  readonly roles: readonly AgencyRoleRow[]
  readonly posts: readonly PostHolder[]
  readonly below: readonly Agency[]
  readonly moves: readonly OrganisationMove[]
}

const actions: readonly (readonly [OrganisationMove, AgencyPath, string])[] = [
  ['set-contact', 'contact', staffWords.setContact],
  ['amend-agency', 'amendment', staffWords.amend],
  ['grant-role', 'role', staffWords.grantRole],
  ['appoint-focal-point', 'appointment', staffWords.appoint],
  ['close-agency', 'closing', staffWords.closeAgency],
]

/** One agency with everything dated about it: contacts, roles of law, people. */
export function AgencyDetailPage(props: AgencyDetailProps) {
  const { agency, parent, moves } = props
  const crumbs = [{ label: staffWords.agencies, href: agencyPath('agencies') }, { label: agency.name }]
  return (
    <StaffShell title={agency.name} section="agencies" breadcrumbs={crumbs}>
      <PageHeader title={agency.name} kicker={agencyKindLabels[agency.kind]} />
      <ButtonGroup>
        {actions
          .filter(([move]) => moves.includes(move))
          .map(([move, path, label]) => (
            <ButtonLink key={move} kind="secondary" small href={agencyPath(path, { code: agency.code })}>
              {label}
            </ButtonLink>
          ))}
      </ButtonGroup>
      <SummaryList
        rows={[
          { term: staffWords.code, value: agency.code },
          { term: staffWords.shortName, value: agency.shortName },
          {
            term: staffWords.parent,
            value: parent && <a href={agencyPath('agency', { code: parent.code })}>{parent.name}</a>,
          },
          { term: staffWords.unit, value: agency.unitName && `${agency.unitName} (${agency.unitCode ?? ''})` },
          { term: staffWords.validity, value: period(agency.validFrom, agency.validTo) },
          { term: staffWords.synonyms, value: agency.synonyms.join('; ') },
        ]}
      />
      <Contacts contacts={props.contacts} />
      <Roles roles={props.roles} />
      <Section title={staffWords.posts}>
        <PostsTable posts={props.posts} show="official" moves={moves} />
      </Section>
      {props.below.length > 0 && (
        <Section title={staffWords.below}>
          <ul>
            {props.below.map((lower) => (
              <li key={lower.id}>
                <a href={agencyPath('agency', { code: lower.code })}>{lower.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </StaffShell>
  )
}

function Contacts({ contacts }: { readonly contacts: readonly AgencyContact[] }) {
  return (
    <Section title={staffWords.contacts}>
      {contacts.length === 0 && <p>{staffWords.noContacts}</p>}
      {contacts.map((contact, index) => (
        <Disclosure key={contact.validFrom} open={index === 0} summary={period(contact.validFrom, contact.validTo)}>
          <ContactLines contact={contact} />
          <ContactSource contact={contact} />
        </Disclosure>
      ))}
    </Section>
  )
}

function Roles({ roles }: { readonly roles: readonly AgencyRoleRow[] }) {
  return (
    <Section title={staffWords.roles}>
      <Table
        caption={staffWords.roles}
        hideCaption
        rows={roles}
        rowKey={(role) => `${role.role} ${role.validFrom}`}
        empty={staffWords.noRoles}
        columns={[
          { key: 'role', label: staffWords.role, rowHeader: true, cell: (role) => agencyRoleLabels[role.role] },
          { key: 'from', label: staffWords.from, cell: (role) => formatDate(role.validFrom) },
          {
            key: 'to',
            label: staffWords.to,
            cell: (role) => (role.validTo === null ? staffWords.present : formatDate(role.validTo)),
          },
          { key: 'basis', label: staffWords.ground, cell: (role) => role.basis },
        ]}
      />
    </Section>
  )
}
