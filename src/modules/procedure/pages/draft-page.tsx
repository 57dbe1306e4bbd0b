import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { formatInstant } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ContentPart, ProcedureContent } from '../content.ts'
import type { DraftRevision } from '../draft-queries.ts'
import { valueAt, type DraftSection } from '../draft-section.ts'
import { draftSections, isInnerSection } from '../draft-sections.ts'
import { draftWords as words } from '../draft-words.ts'
import { namedLinesOfPart } from '../part-lines.ts'
import { draftPath } from '../staff-paths.ts'
import { procedureWordsVi } from '../vi.ts'
import { DraftFrame } from './draft-frame.tsx'

export interface DraftPageProps {
  readonly draft: DraftRevision
  readonly content: ProcedureContent
  /** Parts that are not as in the text that it amends. */
  readonly changed: readonly ContentPart[]
  readonly mayWrite: boolean
  readonly attempt: Attempt | null
  /** What another room says of this draft. */
  readonly children?: ComponentChildren
}

/** A draft as the list of its parts: what each holds, whether it was changed, and the way to its form. */
export function DraftPage({ draft, content, changed, mayWrite, attempt, children }: DraftPageProps) {
  const writes = mayWrite && draft.status === 'draft'
  const { id: revisionId } = draft
  return (
    <DraftFrame
      draft={draft}
      view="write"
      attempt={attempt}
      lead={`${words.lastSaved}: ${formatInstant(draft.recordedAt)}`}
    >
      {children}
      <Table
        caption={words.sections}
        rows={draftSections(content).filter((section) => !isInnerSection(section))}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'section',
            label: words.section,
            rowHeader: true,
            cell: ({ key, title, parts }) => (
              <>
                {writes ? <a href={draftPath('section', { revisionId, section: key })}>{title}</a> : title}
                {draft.baseRevisionId !== null && parts.some((part) => changed.includes(part)) && (
                  <>
                    {' '}
                    <Tag tone="progress">{words.changed}</Tag>
                  </>
                )}
              </>
            ),
          },
          { key: 'holds', label: words.holds, cell: (section) => holdings(section, content) },
        ]}
      />
      {writes && (
        <Form action={draftPath('withdraw', { revisionId })}>
          <Button kind="quiet" confirm={words.withdrawConfirm}>
            {words.withdraw}
          </Button>
        </Form>
      )}
    </DraftFrame>
  )
}

const longestHolding = 140

/** The first words of a part, and how much there is. */
function holdings({ parts, fields, rows }: DraftSection, content: ProcedureContent): ComponentChildren {
  const first = fields.length > 0 ? parts.slice(0, 1) : parts
  const lines =
    parts.length > 0
      ? first.flatMap((part) => namedLinesOfPart(part, content, procedureWordsVi))
      : rows.flatMap(({ name }) => namesIn(valueAt(content, [name])))
  const [line] = lines
  if (line === undefined) return <span class="soft">{words.empty}</span>
  const short = line.length > longestHolding ? `${line.slice(0, longestHolding).trimEnd()}…` : line
  return (
    <>
      {short}
      {lines.length > 1 && <span class="soft"> ({words.linesCount(lines.length)})</span>}
    </>
  )
}

function namesIn(list: unknown): string[] {
  return Array.isArray(list)
    ? list
        .keys()
        .toArray()
        .map((at) => String(valueAt(list, [at, 'name']) ?? ''))
    : []
}
