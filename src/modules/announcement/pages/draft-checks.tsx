import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import type { DraftRevision } from '#modules/procedure/public-drafts.ts'
import { draftPath, sectionOfPart } from '#modules/procedure/public-editing.ts'
import type { CheckedFault } from '../checks/all-checks.ts'
import { announcementPath, draftEditorPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import { AnnouncementFrame } from './announcement-frame.tsx'
import { LiveChecks } from './item-page.tsx'

export interface DraftChecksProps {
  readonly draft: DraftRevision
  readonly content: ProcedureContent | null
  readonly faults: readonly CheckedFault[]
  /** Where it stands in a dossier. */
  readonly dossier: { readonly code: string; readonly itemId: string } | undefined
}

/** What the automatic checks say of a draft as it is now, also before it stands in a dossier: each with its article, why, and where to mend it. */
export function DraftChecksPage({ draft, content, faults, dossier }: DraftChecksProps) {
  const { id: revisionId } = draft
  return (
    <AnnouncementFrame title={`${words.draftChecks} – ${draft.code}`} attempt={null}>
      <PageHeader
        title={draft.name}
        kicker={`${words.draftChecks} · ${draft.code}`}
        actions={<ButtonLink href={draftEditorPath(revisionId)}>{words.editDraft}</ButtonLink>}
      />
      {dossier ? (
        <p>
          {`${words.inDossier} `}
          <a href={announcementPath('item', dossier)}>{dossier.code}</a>.
        </p>
      ) : (
        <p class="soft">{words.inNoDossier}</p>
      )}
      <LiveChecks
        faults={faults}
        mendAt={({ part, place }) => {
          const section = content && draft.status === 'draft' ? sectionOfPart(content, part, place?.path) : undefined
          return section && draftPath('section', { revisionId, section: section.key })
        }}
      />
    </AnnouncementFrame>
  )
}

/** Beside the editor: how many points there are, and the way to them. */
export function DraftChecksLink({
  revisionId,
  faults,
}: { readonly revisionId: string } & Pick<DraftChecksProps, 'faults'>) {
  const blocking = faults.filter(({ severity, check }) => (severity ?? check.severity) === 'blocking').length
  return (
    <Section title={words.draftChecks} id="kiem-tra">
      <p>
        {faults.length === 0 ? (
          words.noFaults
        ) : (
          <span class={blocking > 0 ? 'late' : undefined}>{words.faultCount(blocking, faults.length - blocking)}</span>
        )}
        {' · '}
        <a href={announcementPath('draftChecks', { revisionId })}>{words.seeChecks}</a>
      </p>
    </Section>
  )
}
