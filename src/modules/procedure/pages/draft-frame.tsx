import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { useUiWords } from '#ui/words.ts'
import type { DraftRevision } from '../draft-queries.ts'
import { draftWords as words } from '../draft-words.ts'
import { draftPath, staffProcedurePaths } from '../staff-paths.ts'

export interface DraftFrameProps {
  readonly draft: DraftRevision
  readonly view: 'write' | 'preview' | 'compare'
  readonly title?: string | undefined
  readonly lead?: ComponentChildren
  readonly attempt?: Attempt | null
  /** Labels of the fields, for the summary of what is wrong. */
  readonly labels?: Readonly<Record<string, string>>
  readonly head?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The frame of every page about one draft: what it is, in which state, and the ways to look at it. */
export function DraftFrame({ draft, view, title, lead, attempt, labels, head, children }: DraftFrameProps) {
  const { formExpired } = useUiWords()
  const { id: revisionId } = draft
  const shown = title ?? draft.name
  return (
    <StaffShell
      title={`${shown} – ${draft.code}`}
      section="procedures"
      head={head}
      breadcrumbs={[
        { label: words.title, href: staffProcedurePaths.list },
        ...(title === undefined
          ? [{ label: draft.code }]
          : [{ label: draft.code, href: draftPath('draft', { revisionId }) }, { label: title }]),
      ]}
    >
      <ErrorSummary problems={attempt?.problems} labels={labels} />
      {attempt?.refusal?.code === 'form.expired' && <Notice tone="warning">{formExpired}</Notice>}
      {attempt?.refusal?.code === 'procedure.draft-closed' && <Notice tone="warning">{words.closed}</Notice>}
      {attempt?.refusal?.code === 'procedure.draft-in-dossier' && (
        <Notice tone="warning">{words.inDossier(String(attempt.refusal.details['dossier'] ?? ''))}</Notice>
      )}
      <PageHeader
        kicker={title === undefined ? draft.code : `${draft.code} – ${draft.name}`}
        title={shown}
        tag={title === undefined && <Tag>{words.statuses[draft.status]}</Tag>}
        lead={lead}
      />
      {title === undefined && (
        <Tabs
          label={words.views}
          items={[
            { href: draftPath('draft', { revisionId }), label: words.write, current: view === 'write' },
            { href: draftPath('preview', { revisionId }), label: words.preview, current: view === 'preview' },
            { href: draftPath('compare', { revisionId }), label: words.compare, current: view === 'compare' },
          ]}
        />
      )}
      {children}
    </StaffShell>
  )
}
