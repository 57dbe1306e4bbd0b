import { formatDate } from '#kernel/i18n/dates.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Steps, type Step } from '#ui/steps/steps.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { documentsOf } from '../documents/kinds.ts'
import type { NamedItem } from '../item-queries.ts'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import {
  announcementStatusLabels,
  announcementStatusTones,
  documentLabels,
  itemKindLabels,
  itemKindTones,
} from '../vi.ts'
import type { AnnouncementStatus } from '../workflow.ts'
import { AnnouncementFrame, KeptAnnouncementWords } from './announcement-frame.tsx'
import { DossierClocks, DossierTimeline, SignatureReport } from './dossier-course.tsx'
import { DossierMoves } from './dossier-moves.tsx'
import type { DossierView } from './dossier-view.ts'
import { FindingList } from './findings.tsx'

/** One dossier: how far it has come, its procedures with what the checks say, what may be done now, documents, course. */
export function DossierPage({ view }: { readonly view: DossierView }) {
  const { dossier, attempt, moves } = view
  return (
    <AnnouncementFrame title={dossier.code} dossier={{ ...dossier, moves }} attempt={attempt}>
      <PageHeader
        title={dossier.title}
        kicker={`${dossier.code} · ${view.agencyName}`}
        tag={<Tag tone={announcementStatusTones[dossier.status]}>{announcementStatusLabels[dossier.status]}</Tag>}
        actions={
          moves.includes('edit') && (
            <ButtonLink href={announcementPath('addItem', { code: dossier.code })}>{words.addItem}</ButtonLink>
          )
        }
      />
      {dossier.status === 'withdrawn' ? (
        <Notice>{announcementStatusLabels.withdrawn}</Notice>
      ) : (
        <Steps label={words.status} items={stepsOf(dossier.status)} />
      )}
      <DossierMoves view={view} />
      {dossier.status === 'signed' && <AfterSigning />}
      <KeptAnnouncementWords attempt={attempt} />
      <DossierFacts view={view} />
      <ItemTable view={view} />
      {dossier.submittedAt !== null && <FindingList view={view} />}
      <Documents view={view} />
      <DossierClocks clocks={view.clocks} />
      <DossierTimeline view={view} />
    </AnnouncementFrame>
  )
}

/** The signature has given others work: where it stands. */
function AfterSigning() {
  return (
    <Section title={words.next} id="viec-tiep-theo">
      <p>{words.afterSigning}</p>
      <ul>
        {Object.entries(words.afterSigningLinks).map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const course: readonly AnnouncementStatus[] = [
  'drafting',
  'in-quality-control',
  'cleared',
  'submitted-to-chairman',
  'signed',
]

function stepsOf(status: AnnouncementStatus): readonly Step[] {
  const at = course.indexOf(status === 'returned' ? 'drafting' : status)
  return course.map((step, index) => ({
    label:
      status === 'returned' && step === 'drafting' ? announcementStatusLabels.returned : announcementStatusLabels[step],
    state: index < at || status === 'signed' ? 'done' : index === at ? 'current' : 'upcoming',
  }))
}

function DossierFacts({ view }: { readonly view: DossierView }) {
  const { dossier, today, signatures } = view
  const { dueOn, decisionNumber, decisionOn, decisionSlug, closedAt } = dossier
  const late = dueOn !== null && dueOn < today && closedAt === null
  return (
    <Section title={words.facts}>
      <SummaryList
        rows={[
          { term: words.agency, value: view.agencyName },
          {
            term: words.due,
            value: closedAt === null && dueOn !== null && (
              <span class={late ? 'late' : undefined}>{`${formatDate(dueOn)}${late ? ` (${words.late})` : ''}`}</span>
            ),
          },
          {
            term: words.decisionNumber,
            value: decisionNumber && decisionOn && `${decisionNumber}, ngày ${formatDate(decisionOn)}`,
          },
          {
            term: words.signerName,
            value: dossier.signerName && `${dossier.signerTitle ?? ''} ${dossier.signerName}`.trim(),
          },
          {
            term: words.signedFile,
            value: decisionNumber && (
              <a href={announcementPath('signedFile', { code: dossier.code })}>{words.signedFileLabel}</a>
            ),
          },
          { term: words.signatureCheck, value: decisionNumber && <SignatureReport signatures={signatures} /> },
          {
            term: words.publicPage,
            value: decisionSlug && (
              <a href={announcementPath('publicDecision', { slug: decisionSlug })}>{`/cong-bo/${decisionSlug}`}</a>
            ),
          },
        ].map((row) => ({ ...row, value: row.value === false ? null : row.value }))}
      />
    </Section>
  )
}

function ItemTable({ view }: { readonly view: DossierView }) {
  const { items, dossier } = view
  const { code } = dossier
  return (
    <Section title={words.procedures} id="thu-tuc">
      <Table<NamedItem>
        caption={words.procedures}
        hideCaption
        rows={items}
        rowKey={({ id }) => id}
        empty={words.noItems}
        columns={[
          {
            key: 'procedure',
            label: words.procedure,
            rowHeader: true,
            cell: (item) => (
              <>
                <a href={announcementPath('item', { code, itemId: item.id })}>{item.name}</a>
                <span class="small soft">
                  {' '}
                  {item.successorCode === null ? item.code : `${item.code}, thay bằng ${item.successorCode}`}
                </span>
              </>
            ),
          },
          {
            key: 'kind',
            label: words.kind,
            cell: ({ kind }) => <Tag tone={itemKindTones[kind]}>{itemKindLabels[kind]}</Tag>,
          },
          { key: 'instrument', label: words.instrument, cell: ({ instrument }) => instrument.number },
          { key: 'effective', label: words.effectiveOn, cell: ({ effectiveOn }) => formatDate(effectiveOn) },
          {
            key: 'checks',
            label: words.checks,
            cell: ({ id }) => {
              const { blocking, advisory } = view.faults.get(id) ?? { blocking: 0, advisory: 0 }
              return blocking + advisory === 0 ? (
                <span class="soft">{words.noFaults}</span>
              ) : (
                <span class={blocking > 0 ? 'late' : undefined}>{words.faultCount(blocking, advisory)}</span>
              )
            },
          },
        ]}
      />
    </Section>
  )
}

function Documents({ view }: { readonly view: DossierView }) {
  const { dossier, items } = view
  if (items.length === 0) return null
  return (
    <Section title={words.documents}>
      <p class="soft small">{words.documentsHint}</p>
      <ul>
        {documentsOf(dossier).map((kind) => (
          <li key={kind}>
            {documentLabels[kind]}:{' '}
            <a href={announcementPath('document', { code: dossier.code, file: `${kind}.docx` })}>Word</a>
            {', '}
            <a href={announcementPath('document', { code: dossier.code, file: `${kind}.pdf` })}>PDF</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
