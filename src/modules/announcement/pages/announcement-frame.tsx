import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/card/card.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import {
  announcementMoveLabels,
  announcementProblemVi,
  announcementRefusalVi,
  announcementStatusLabels,
} from '../vi.ts'
import type { AnnouncementMove, AnnouncementStatus } from '../workflow.ts'

/** A form that was not taken, and which one: names come again in every form of the page. */
export interface AnnouncementAttempt extends Attempt {
  readonly form: string
}

interface FrameProps {
  readonly title: string
  /** The dossier that the page belongs to; absent where a new one is made. */
  readonly dossier?:
    | {
        readonly code: string
        readonly status: AnnouncementStatus
        readonly moves: readonly AnnouncementMove[]
      }
    | undefined
  readonly attempt: AnnouncementAttempt | null
  readonly children: ComponentChildren
}

const labels: Readonly<Record<string, string>> = {
  title: words.decisionTitle,
  procedureCode: words.procedureCode,
  successorCode: words.successorCode,
  name: words.newName,
  instrumentNumber: words.instrumentNumber,
  instrumentName: words.instrumentName,
  instrumentIssuer: words.instrumentIssuer,
  instrumentIssuedOn: words.instrumentIssuedOn,
  instrumentEffectiveOn: words.instrumentEffectiveOn,
  effectiveOn: words.itemEffectiveOn,
  earlyReason: words.earlyReason,
  reason: words.reason,
  text: words.findingText,
  decisionNumber: words.decisionNumber,
  decisionOn: words.decisionOn,
  signerName: words.signerName,
  files: words.signedFileLabel,
}

/** What all staff pages of a dossier have in common: where one is, and what was wrong. */
export function AnnouncementFrame({ title, dossier, attempt, children }: FrameProps) {
  const ofDossier = dossier?.code === title
  return (
    <StaffShell
      title={title}
      section="announcements"
      breadcrumbs={[
        { label: words.title, href: announcementPath('list') },
        ...(dossier && !ofDossier
          ? [{ label: dossier.code, href: announcementPath('dossier', { code: dossier.code }) }]
          : []),
        { label: title },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={announcementProblemVi} labels={labels} />
      {attempt?.refusal && (
        <Notice tone="warning">
          <p>
            <strong>{announcementRefusalVi(attempt.refusal.code, attempt.refusal.details)}</strong>
          </p>
          {dossier && (
            <p>
              {`${words.nowIs}: ${announcementStatusLabels[dossier.status].toLowerCase()}. `}
              {dossier.moves.length > 0 &&
                words.youMay(dossier.moves.map((move) => announcementMoveLabels[move]).join('; '))}
            </p>
          )}
        </Notice>
      )}
      {children}
    </StaffShell>
  )
}

const notTyped = new Set(['version', 'kind', 'severity', 'part', 'action', 'itemId'])

/** The form may be gone from the page, but what was typed into it is kept: nobody types a reason twice. */
export function KeptAnnouncementWords({ attempt }: { readonly attempt: AnnouncementAttempt | null }) {
  if (!attempt?.refusal) return null
  const texts = Object.entries(attempt.typed).flatMap(([name, value]) =>
    notTyped.has(name) || name.startsWith('_') ? [] : [value].flat().filter((text) => text.trim() !== ''),
  )
  if (texts.length === 0) return null
  return (
    <Section title={words.kept}>
      {texts.map((text, index) => (
        <Inset key={index}>
          <p class="typed">{text}</p>
        </Inset>
      ))}
    </Section>
  )
}
