import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { LegalInstrument } from '#modules/procedure/public-announcing.ts'
import { itemKinds, type Announcement, type ItemKind } from '../model.ts'
import type { NewDraft } from '../new-drafts.ts'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import { announcementProblemVi, itemKindLabels } from '../vi.ts'
import type { AnnouncementMove } from '../workflow.ts'
import { AnnouncementFrame, KeptAnnouncementWords, type AnnouncementAttempt } from './announcement-frame.tsx'
import { InstrumentFields } from './instrument-fields.tsx'

export interface AddItemPageProps {
  readonly dossier: Announcement
  readonly moves: readonly AnnouncementMove[]
  readonly kind: ItemKind
  readonly search: string
  readonly found: readonly { readonly code: string; readonly name: string }[]
  /** Code of the procedure that was chosen. */
  readonly chosen: string
  /** New texts of this agency that stand in no dossier yet. */
  readonly newDrafts: readonly NewDraft[]
  readonly instruments: readonly LegalInstrument[]
  readonly attempt: AnnouncementAttempt | null
}

/** What is done to which procedure, on the ground of which instrument: works by links and one form. */
export function AddItemPage(props: AddItemPageProps) {
  const { dossier, kind, search, found, chosen, attempt, moves } = props
  const begun = props.newDrafts.find(({ code }) => code === chosen)
  const address = announcementPath('addItem', { code: dossier.code })
  return (
    <AnnouncementFrame title={words.addItem} dossier={{ ...dossier, moves }} attempt={attempt}>
      <PageHeader title={words.addItem} kicker={dossier.title} lead={words.addLead} />
      <Tabs
        label={words.kind}
        items={itemKinds.map((one) => ({
          href: `${address}?kieu=${one}`,
          label: itemKindLabels[one],
          current: one === kind,
        }))}
      />
      {kind !== 'new' && (
        <Section title={words.search}>
          <SearchBox action={address} label={words.search} name="q" value={search} hint={words.searchHint}>
            <Hidden name="kieu" value={kind} />
          </SearchBox>
          {search !== '' && found.length === 0 && <p class="soft">{words.nothingFound}</p>}
          <Choices address={address} kind={kind} from={found} />
        </Section>
      )}
      {kind === 'new' && props.newDrafts.length > 0 && (
        <Section title={words.newDrafts}>
          <Choices address={address} kind={kind} from={props.newDrafts} />
        </Section>
      )}
      <Section title={itemKindLabels[kind]} id="them">
        <Form
          action={address}
          problems={attempt?.problems}
          words={announcementProblemVi}
          typed={attempt?.typed}
          label={words.addItem}
        >
          <Hidden name="version" value={String(dossier.version)} />
          <Hidden name="kind" value={kind} />
          {begun && <p>{words.begunDraft(begun.name)}</p>}
          {kind === 'new' && !begun && <TextInput name="name" label={words.newName} width="full" />}
          <TextInput
            name="procedureCode"
            label={words.procedureCode}
            hint={kind === 'new' ? words.procedureCodeNewHint : undefined}
            optional={kind === 'new'}
            value={chosen === '' ? undefined : chosen}
            width="medium"
          />
          {kind === 'replaced' && <TextInput name="successorCode" label={words.successorCode} width="medium" />}
          <InstrumentFields />
          <Button>{words.addButton}</Button>
        </Form>
      </Section>
      <KnownInstruments instruments={props.instruments} />
      <KeptAnnouncementWords attempt={attempt} />
    </AnnouncementFrame>
  )
}

interface ChoicesProps {
  readonly address: string
  readonly kind: ItemKind
  readonly from: readonly { readonly code: string; readonly name: string }[]
}

/** Procedures to choose from by a link: the form below then has the code. */
function Choices({ address, kind, from }: ChoicesProps) {
  if (from.length === 0) return null
  return (
    <ul>
      {from.map(({ code, name }) => (
        <li key={code} class="row">
          <span>
            {`${name} `}
            <span class="small soft">{code}</span>
          </span>
          <ButtonLink kind="secondary" small href={`${address}?kieu=${kind}&ma=${encodeURIComponent(code)}#them`}>
            {words.choose}
            <span class="visually-hidden">{`: ${name}`}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}

function KnownInstruments({ instruments }: { readonly instruments: readonly LegalInstrument[] }) {
  if (instruments.length === 0) return null
  return (
    <Disclosure summary={words.knownInstruments}>
      <ul>
        {instruments.map(({ id, number, name, effectiveOn }) => (
          <li key={id}>
            <strong>{number}</strong>
            {` – ${name}`}
            {effectiveOn && <span class="soft">{` (có hiệu lực từ ${formatDate(effectiveOn)})`}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
