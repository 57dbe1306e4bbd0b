import { formatDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { RadioGroup } from '#ui/field/choice.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { procedurePath } from '#modules/procedure/public.ts'
import { contentParts, type ContentPart } from '#modules/procedure/public-content.ts'
import { differencesOf, PartDifferences } from '#modules/procedure/public-differences.ts'
import type { CheckedFault } from '../checks/all-checks.ts'
import type { CheckedItem } from '../checks/check.ts'
import type { FindingAction } from '../discuss-finding.ts'
import type { ShownFinding, FindingComment } from '../finding-queries.ts'
import type { NamedItem } from '../item-queries.ts'
import { announcedLines } from '../documents/announced-lines.ts'
import { findingSeverities, type Announcement } from '../model.ts'
import { announcementPath, draftEditorPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import {
  announcementProblemVi,
  contentPartLabels,
  itemKindLabels,
  itemKindTones,
  severityLabels,
  severityTones,
} from '../vi.ts'
import type { AnnouncementMove } from '../workflow.ts'
import { AnnouncementFrame, KeptAnnouncementWords, type AnnouncementAttempt } from './announcement-frame.tsx'
import { CheckGround, FindingCard, MarkedQuote, partLabel } from './findings.tsx'
import { InstrumentFields } from './instrument-fields.tsx'

export interface ItemPageProps {
  readonly dossier: Announcement
  readonly item: NamedItem
  readonly checked: CheckedItem
  /** What the checks say of the text as it is now; only while it is being written. */
  readonly live: readonly CheckedFault[] | null
  readonly findings: readonly ShownFinding[]
  readonly comments: readonly FindingComment[]
  readonly moves: readonly AnnouncementMove[]
  readonly actionsFor: (finding: ShownFinding) => readonly FindingAction[]
  readonly mayWrite: boolean
  readonly attempt: AnnouncementAttempt | null
}

/** One procedure of a dossier: part by part with what was found in it, and what changes against the text in force. */
export function ItemPage(props: ItemPageProps) {
  const { dossier, item, checked, live, moves, attempt, mayWrite } = props
  const { code } = dossier
  return (
    <AnnouncementFrame title={item.name} dossier={{ ...dossier, moves }} attempt={attempt}>
      <PageHeader
        title={item.name}
        kicker={`${item.code} · ${dossier.code}`}
        tag={<Tag tone={itemKindTones[item.kind]}>{itemKindLabels[item.kind]}</Tag>}
        actions={
          <>
            {mayWrite && item.revisionId !== null && (
              <ButtonLink href={draftEditorPath(item.revisionId)}>{words.editDraft}</ButtonLink>
            )}
            {checked.inForceBefore && (
              <ButtonLink kind="secondary" href={procedurePath(item.code)}>
                {words.readDraft}
              </ButtonLink>
            )}
          </>
        }
      />
      <ItemFacts item={item} />
      <KeptAnnouncementWords attempt={attempt} />
      {moves.includes('edit') && <ChangeForms {...props} />}
      {!checked.baseStands && moves.includes('edit') && <RebaseForm {...props} />}
      {live && <LiveChecks faults={live} />}
      {item.kind === 'amended' && checked.before && checked.content && (
        <Section title={words.changedParts} id="thay-doi">
          <PartDifferences differences={differencesOf(checked.before, checked.content)} />
        </Section>
      )}
      <PartsWithFindings {...props} />
      {moves.includes('raise-finding') && <RaiseForm {...props} />}
      <p>
        <a href={announcementPath('dossier', { code })}>{words.back}</a>
      </p>
    </AnnouncementFrame>
  )
}

function RebaseForm({ dossier, item }: ItemPageProps) {
  return (
    <Notice tone="warning">
      <p>
        <strong>{words.baseStale}.</strong> {words.baseStaleHint}
      </p>
      <Form action={announcementPath('rebaseItem', { code: dossier.code, itemId: item.id })} label={words.rebase}>
        <Hidden name="version" value={String(dossier.version)} />
        <Button kind="secondary">{words.rebase}</Button>
      </Form>
    </Notice>
  )
}

function ItemFacts({ item }: { readonly item: NamedItem }) {
  const { instrument } = item
  return (
    <SummaryList
      rows={[
        { term: words.instrument, value: `${instrument.number} – ${instrument.name}` },
        { term: words.instrumentIssuer, value: instrument.issuer },
        { term: words.instrumentEffectiveOn, value: instrument.effectiveOn && formatDate(instrument.effectiveOn) },
        { term: words.effectiveOn, value: formatDate(item.effectiveOn) },
        { term: words.earlyReason, value: item.earlyReason },
        { term: words.successorCode, value: item.successorCode },
      ]}
    />
  )
}

function ChangeForms({ dossier, item, attempt }: ItemPageProps) {
  const tried = attempt?.form === 'change-item' ? attempt : null
  const params = { code: dossier.code, itemId: item.id }
  return (
    <>
      <Disclosure summary={words.changeItem} open={tried !== null}>
        <Form
          action={announcementPath('changeItem', params)}
          label={words.changeItem}
          problems={tried?.problems}
          words={announcementProblemVi}
          typed={tried?.typed}
        >
          <Hidden name="version" value={String(dossier.version)} />
          <InstrumentFields item={item} />
          <Button>{words.changeButton}</Button>
        </Form>
      </Disclosure>
      <Form action={announcementPath('removeItem', params)} label={words.removeItem}>
        <Hidden name="version" value={String(dossier.version)} />
        <Button kind="danger" small confirm={words.removeConfirm}>
          {words.removeItem}
        </Button>
      </Form>
    </>
  )
}

interface LiveChecksProps {
  readonly faults: readonly CheckedFault[]
  /** Where in the editor the point is mended. */
  readonly mendAt?: (fault: CheckedFault) => string | undefined
}

export function LiveChecks({ faults, mendAt = () => undefined }: LiveChecksProps) {
  return (
    <Section title={words.liveChecks} id="kiem-tra">
      <p class="soft small">{words.liveLead}</p>
      {faults.length === 0 && <p>{words.noFaults}.</p>}
      {faults.map((fault) => (
        <LiveCheck key={`${fault.check.id} ${fault.key}`} fault={fault} href={mendAt(fault)} />
      ))}
    </Section>
  )
}

function LiveCheck({ fault, href }: { readonly fault: CheckedFault; readonly href: string | undefined }) {
  const { check, part, text, place, severity = check.severity } = fault
  return (
    <article class="card">
      <p>
        <Tag tone={severityTones[severity]}>{severityLabels[severity]}</Tag>{' '}
        <span class="small soft">{`${contentPartLabels[part]} · ${check.title}`}</span>
      </p>
      <p>{text}</p>
      <MarkedQuote quote={place?.quote ?? null} from={place?.from ?? null} to={place?.to ?? null} />
      <CheckGround article={check.article} why={check.why} />
      {href && (
        <p>
          <a href={href}>{words.mendPart}</a>
        </p>
      )}
    </article>
  )
}

function PartsWithFindings(props: ItemPageProps) {
  const { checked, findings } = props
  const { content } = checked
  const parts: readonly (ContentPart | null)[] = [null, ...contentParts]
  return (
    <Section title={words.contents} id="noi-dung">
      {content === null && <p class="soft">{words.noText}</p>}
      {parts.map((part) => {
        const own = findings.filter((finding) => partOf(finding) === part)
        const lines = part === null || content === null ? [] : announcedLines(part, content)
        if (own.length === 0 && lines.length === 0) return null
        return (
          <Section
            key={part ?? 'all'}
            title={partLabel(part)}
            level={3}
            id={part === null ? undefined : `bo-phan-${part}`}
          >
            {own.map((finding) => (
              <FindingCard
                key={finding.id}
                code={props.dossier.code}
                finding={finding}
                comments={props.comments.filter(({ findingId }) => findingId === finding.id)}
                actions={props.moves.includes('discuss') ? props.actionsFor(finding) : []}
                attempt={props.attempt}
              />
            ))}
            {lines.map((line, index) => (
              <p class="typed measure" key={index}>
                {line}
              </p>
            ))}
          </Section>
        )
      })}
    </Section>
  )
}

function partOf({ part }: ShownFinding): ContentPart | null {
  return contentParts.find((one) => one === part) ?? null
}

function RaiseForm({ dossier, item, attempt }: ItemPageProps) {
  const tried = attempt?.form === 'raise-finding' ? attempt : null
  return (
    <Section title={words.raise} id="neu-y-kien">
      <Form
        action={announcementPath('raiseFinding', { code: dossier.code, itemId: item.id })}
        label={words.raise}
        problems={tried?.problems}
        words={announcementProblemVi}
        typed={tried?.typed}
      >
        <Select
          name="part"
          label={words.part}
          placeholder={words.wholeItem}
          optional
          options={contentParts.map((part) => ({ value: part, label: contentPartLabels[part] }))}
        />
        <RadioGroup
          name="severity"
          label={words.severity}
          value="advisory"
          inline
          choices={findingSeverities.map((severity) => ({ value: severity, label: severityLabels[severity] }))}
        />
        <TextArea name="text" id={tried ? undefined : 'raise-text'} label={words.findingText} rows={3} limit={4000} />
        <Button>{words.raise}</Button>
      </Form>
    </Section>
  )
}
