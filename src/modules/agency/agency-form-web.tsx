import { z } from 'zod'
import type { Reader } from '#kernel/act.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Route } from '#kernel/http/route.ts'
import { AmendAgency, amendAgency } from './amend-agency.ts'
import { AppointOfficial, appointOfficial } from './appoint-official.ts'
import { CloseAgency, closeAgency } from './close-agency.ts'
import { listContacts } from './contact-queries.ts'
import { CreateAgency, createAgency } from './create-agency.ts'
import { formPair } from './form-pair.ts'
import { GrantAgencyRole, grantAgencyRole } from './grant-agency-role.ts'
import { AgencyCode } from './model.ts'
import { listOfficialChoices } from './official-lists.ts'
import {
  AmendAgencyPage,
  AppointPage,
  CloseAgencyPage,
  CreateAgencyPage,
  GrantRolePage,
  SetContactPage,
} from './pages/agency-forms.tsx'
import { agencyPath, agencyPaths } from './paths.ts'
import { organisationMovesFor } from './policy.ts'
import { getAgencyByCode, listAgencies, managingAgencyOf } from './queries.ts'
import { SetContact, setContact } from './set-contact.ts'
import { agencyKindLabels } from './vi.ts'

const CodeInAddress = z.object({ code: AgencyCode.catch('') })
const NoParams = z.object({})

type CodeParams = z.output<typeof CodeInAddress>

const seen = (params: CodeParams): string => agencyPath('agency', { code: params.code })
const byCode = ({ code }: CodeParams): { readonly code: string } => ({ code })

/** The acts on agencies, each with its page. */
export const agencyFormPages: readonly Route[] = [
  ...formPair({
    path: agencyPaths.newAgency,
    params: NoParams,
    moves: ['create-agency'],
    input: CreateAgency,
    named: () => ({}),
    act: createAgency,
    draw: async ({ reader, today }, _, attempt) => (
      <CreateAgencyPage {...{ attempt, today }} parents={await parentChoices(reader, today)} />
    ),
    to: ({ code }) => agencyPath('agency', { code }),
  }),
  ...formPair({
    path: agencyPaths.amendment,
    params: CodeInAddress,
    moves: ['amend-agency'],
    input: AmendAgency.omit({ code: true }),
    named: byCode,
    act: amendAgency,
    async draw({ reader, today }, { code }, attempt) {
      const agency = await getAgencyByCode(reader, code)
      const parent = await managingAgencyOf(reader, agency.id)
      const parents = await parentChoices(reader, today)
      return <AmendAgencyPage {...{ agency, attempt, parents }} parentCode={parent?.code} />
    },
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.contact,
    params: CodeInAddress,
    moves: ['set-contact'],
    input: SetContact.omit({ code: true }),
    named: byCode,
    act: setContact,
    async draw({ reader, today }, { code }, attempt) {
      const agency = await getAgencyByCode(reader, code)
      const [contact] = await listContacts(reader, agency.id)
      return <SetContactPage {...{ agency, attempt, today, contact }} />
    },
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.role,
    params: CodeInAddress,
    moves: ['grant-role'],
    input: GrantAgencyRole.omit({ code: true }),
    named: byCode,
    act: grantAgencyRole,
    draw: async (exchange, { code }, attempt) => (
      <GrantRolePage {...await agencyForm(exchange, code)} attempt={attempt} />
    ),
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.closing,
    params: CodeInAddress,
    moves: ['close-agency'],
    input: CloseAgency.omit({ code: true }),
    named: byCode,
    act: closeAgency,
    draw: async (exchange, { code }, attempt) => (
      <CloseAgencyPage {...await agencyForm(exchange, code)} attempt={attempt} />
    ),
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.appointment,
    params: CodeInAddress,
    moves: ['appoint', 'appoint-focal-point'],
    input: AppointOfficial.omit({ agencyCode: true }),
    named: ({ code }) => ({ agencyCode: code }),
    act: appointOfficial,
    async draw(exchange, { code }, attempt) {
      const props = await agencyForm(exchange, code)
      const officials = await listOfficialChoices(exchange.reader, exchange.today)
      const moves = organisationMovesFor(exchange.actor, props.agency.id)
      return <AppointPage {...{ ...props, officials, moves, attempt }} />
    },
    to: (_, params) => seen(params),
  }),
]

async function agencyForm({ reader, today }: Exchange, code: string) {
  return { agency: await getAgencyByCode(reader, code), today }
}

/** Agencies that can manage another: not desks, media or outsiders. */
async function parentChoices(reader: Reader, today: LegalDate) {
  const agencies = await listAgencies(reader, today)
  return agencies
    .filter((agency) => !['one-stop-desk', 'media', 'outside'].includes(agency.kind))
    .map(({ code, name, kind }) => ({ value: code, label: name, group: agencyKindLabels[kind] }))
}
