import type { ProcedureContent } from '../content.ts'
import type { PartDifference } from '../differences.ts'
import type { DraftRevision } from '../draft-queries.ts'
import { draftWords as words } from '../draft-words.ts'
import { draftPath } from '../staff-paths.ts'
import { DraftFrame } from './draft-frame.tsx'
import { PartDifferences } from './part-differences.tsx'
import { ProcedureBody } from './procedure-body.tsx'

/** A draft as citizens will see it. */
export function PreviewPage({ draft, content }: { readonly draft: DraftRevision; readonly content: ProcedureContent }) {
  return (
    <DraftFrame draft={draft} view="preview" lead={words.previewLead}>
      <ProcedureBody
        content={content}
        imported={false}
        formHref={(fileId) => draftPath('formFile', { revisionId: draft.id, fileId })}
      />
    </DraftFrame>
  )
}

/** A draft against the text that it amends. */
export function ComparePage({
  draft,
  differences,
}: {
  readonly draft: DraftRevision
  /** Null for a new procedure. */
  readonly differences: readonly PartDifference[] | null
}) {
  return (
    <DraftFrame draft={draft} view="compare" lead={differences === null ? words.nothingBefore : words.compareLead}>
      {differences !== null && <PartDifferences differences={differences} level={2} />}
    </DraftFrame>
  )
}
