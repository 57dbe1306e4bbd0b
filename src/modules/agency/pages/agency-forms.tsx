import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Checkbox } from '#ui/field/choice.tsx'
import { Combobox, Select, type Option } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import type { AgencyContact } from '../contact-queries.ts'
import { agencyKinds, agencyRoles, postRoles } from '../model.ts'
import { agencyPath } from '../paths.ts'
import { appointingMove, type OrganisationMove } from '../policy.ts'
import type { Agency, AgencyInFull } from '../queries.ts'
import { agencyKindLabels, agencyRoleLabels, postRoleLabels, receivingWordsVi } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { FormPage } from './staff-frame.tsx'

interface AgencyFormProps {
  readonly agency: AgencyInFull
  readonly attempt: Attempt | null
  readonly today: LegalDate
}

const listCrumb = { label: staffWords.agencies, href: agencyPath('agencies') }

function crumbsOf(agency: Agency) {
  return [listCrumb, { label: agency.name, href: agencyPath('agency', { code: agency.code }) }]
}

export function BasisField() {
  return <TextInput name="basis" label={staffWords.basis} width="full" />
}

interface CreateAgencyProps {
  readonly parents: readonly Option[]
  readonly attempt: Attempt | null
  readonly today: LegalDate
}

export function CreateAgencyPage({ parents, attempt, today }: CreateAgencyProps) {
  return (
    <FormPage
      title={staffWords.newAgency}
      section="agencies"
      crumbs={[listCrumb]}
      action={agencyPath('newAgency')}
      attempt={attempt}
    >
      <TextInput name="code" label={staffWords.code} hint={staffWords.codeHint} spellcheck={false} />
      <TextInput name="name" label={staffWords.name} width="full" />
      <TextInput name="shortName" label={staffWords.shortName} optional />
      <Select
        name="kind"
        label={staffWords.kind}
        options={agencyKinds.map((value) => ({ value, label: agencyKindLabels[value] }))}
      />
      <Combobox name="parentCode" label={staffWords.parent} options={parents} optional />
      <TextInput name="unitCode" label={staffWords.unitCode} hint={staffWords.unitHint} width="short" optional />
      <TextArea name="synonyms" label={staffWords.synonyms} hint={staffWords.synonymsHint} rows={4} optional />
      <DateInput name="from" label={staffWords.from} value={formatDate(today)} />
      <BasisField />
    </FormPage>
  )
}

export function AmendAgencyPage({
  agency,
  parents,
  parentCode,
  attempt,
}: Omit<AgencyFormProps, 'today'> & { readonly parents: readonly Option[]; readonly parentCode: string | undefined }) {
  return (
    <FormPage
      title={staffWords.amend}
      section="agencies"
      crumbs={crumbsOf(agency)}
      action={agencyPath('amendment', { code: agency.code })}
      attempt={attempt}
    >
      <TextInput name="name" label={staffWords.name} width="full" value={agency.name} />
      <TextInput name="shortName" label={staffWords.shortName} value={agency.shortName ?? undefined} optional />
      <Combobox name="parentCode" label={staffWords.parent} options={parents} value={parentCode} optional />
      <TextArea
        name="synonyms"
        label={staffWords.synonyms}
        hint={staffWords.synonymsHint}
        value={agency.synonyms.join('\n')}
        optional
      />
      <BasisField />
    </FormPage>
  )
}

export function SetContactPage({
  agency,
  contact,
  attempt,
  today,
}: AgencyFormProps & { readonly contact: AgencyContact | undefined }) {
  const words = receivingWordsVi
  return (
    <FormPage
      title={staffWords.setContact}
      section="agencies"
      crumbs={crumbsOf(agency)}
      action={agencyPath('contact', { code: agency.code })}
      attempt={attempt}
    >
      <DateInput name="from" label={staffWords.from} value={formatDate(today)} />
      <TextInput name="address" label={words.address} width="full" value={contact?.address ?? undefined} optional />
      <TextInput name="phone" label={words.phone} type="tel" value={contact?.phone ?? undefined} optional />
      <TextInput name="hotline" label={words.hotline} type="tel" value={contact?.hotline ?? undefined} optional />
      <TextInput name="fax" label={words.fax} type="tel" value={contact?.fax ?? undefined} optional />
      <TextInput name="email" label={words.email} type="email" value={contact?.email ?? undefined} optional />
      <TextInput name="website" label={words.website} value={contact?.website ?? undefined} optional />
      <Checkbox
        name="receivesFeedback"
        label={staffWords.receivesFeedback}
        checked={attempt === null && (contact?.receivesFeedback ?? true)}
      />
      <TextInput name="source" label={staffWords.source} width="full" />
    </FormPage>
  )
}

export function GrantRolePage({ agency, attempt, today }: AgencyFormProps) {
  return (
    <FormPage
      title={staffWords.grantRole}
      section="agencies"
      crumbs={crumbsOf(agency)}
      action={agencyPath('role', { code: agency.code })}
      attempt={attempt}
    >
      <Select
        name="role"
        label={staffWords.role}
        options={agencyRoles.map((value) => ({ value, label: agencyRoleLabels[value] }))}
      />
      <DateInput name="from" label={staffWords.from} value={formatDate(today)} />
      <BasisField />
    </FormPage>
  )
}

export function CloseAgencyPage({ agency, attempt }: AgencyFormProps) {
  return (
    <FormPage
      title={staffWords.closeAgency}
      section="agencies"
      crumbs={crumbsOf(agency)}
      action={agencyPath('closing', { code: agency.code })}
      attempt={attempt}
      submit={staffWords.closeAgency}
    >
      <DateInput name="closedOn" label={staffWords.closedOn} />
      <BasisField />
    </FormPage>
  )
}

interface AppointProps extends AgencyFormProps {
  readonly officials: readonly Option[]
  readonly moves: readonly OrganisationMove[]
}

export function AppointPage({ agency, officials, moves, attempt, today }: AppointProps) {
  const roles = postRoles.filter((role) => moves.includes(appointingMove(role)))
  return (
    <FormPage
      title={staffWords.appoint}
      section="agencies"
      crumbs={crumbsOf(agency)}
      action={agencyPath('appointment', { code: agency.code })}
      attempt={attempt}
    >
      <Combobox name="officialCode" label={staffWords.official} options={officials} />
      <Select
        name="role"
        label={staffWords.role}
        options={roles.map((value) => ({ value, label: postRoleLabels[value] }))}
      />
      <TextInput name="title" label={staffWords.title} optional />
      <DateInput name="from" label={staffWords.from} value={formatDate(today)} />
      <BasisField />
    </FormPage>
  )
}
