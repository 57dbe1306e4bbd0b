import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { rowNumbers } from '../read-section.ts'
import { formatInstant } from '#kernel/i18n/dates.ts'
import { usePage } from '#ui/context.ts'
import { Button, ButtonGroup } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { WarningText } from '#ui/notice/notice.tsx'
import type { ProcedureContent } from '../content.ts'
import type { PartDifference } from '../differences.ts'
import type { DraftRevision } from '../draft-queries.ts'
import { valueAt, type DraftSection } from '../draft-section.ts'
import { draftWords as words } from '../draft-words.ts'
import { draftApiPaths, draftPath } from '../staff-paths.ts'
import { pathTo } from '#kernel/http/route.ts'
import { DraftFrame } from './draft-frame.tsx'
import { FormFileUpload } from './form-file-upload.tsx'
import { PartDifferences } from './part-differences.tsx'
import { SectionFields, SectionList } from './section-fields.tsx'

export interface SectionPageProps {
  readonly draft: DraftRevision
  readonly content: ProcedureContent
  readonly section: DraftSection
  readonly mark: string
  readonly sectors: readonly { readonly code: string; readonly name: string }[]
  /** List that shows an empty row to be filled. */
  readonly adding: string | undefined
  readonly attempt: Attempt | null
  /** What stands against what was typed, when somebody else saved meanwhile. */
  readonly conflict: readonly PartDifference[] | null
  /** The section in whose row this one stands. */
  readonly parent: DraftSection | undefined
  readonly next: DraftSection | undefined
  /** What another room says of this draft. */
  readonly beside: ComponentChildren
}

/** One part of a draft to be written: a form that saves by its button, and by itself where scripts run. */
export function SectionPage(props: SectionPageProps) {
  const { draft, section, attempt, conflict, mark, parent, next } = props
  const { asset } = usePage()
  const params = { revisionId: draft.id, section: section.key }
  const labels = labelsOf(section, attempt)
  return (
    <DraftFrame
      draft={draft}
      view="write"
      title={section.title}
      attempt={attempt}
      labels={labels}
      head={<script type="module" src={asset('draft-autosave.js')} defer />}
      lead={<SaveState saved={formatInstant(draft.recordedAt)} />}
    >
      {conflict && (
        <Section title={words.conflictTitle}>
          <WarningText>{conflict.length === 0 ? words.conflictSame : words.conflictLead}</WarningText>
          {conflict.length > 0 && <PartDifferences differences={conflict} />}
        </Section>
      )}
      <div data-autosave={pathTo(draftApiPaths.section, params)} {...autosaveWords}>
        <Form
          action={draftPath('section', params)}
          problems={attempt?.problems}
          typed={attempt ? { ...attempt.typed, mark } : undefined}
        >
          <Hidden name="mark" value={mark} />
          <SectionFields
            fields={section.fields}
            stored={valueAt(props.content, section.root)}
            sectors={props.sectors}
          />
          {section.rows.map((list) => (
            <SectionList
              key={list.name}
              list={list}
              stored={valueAt(props.content, [...section.root, list.name])}
              rows={attempt ? rowNumbers(list.name, attempt.typed) : undefined}
              adding={props.adding === list.name}
              inside={section.inside && ((row) => insideLink(draft.id, section, row))}
            />
          ))}
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href={draftPath('draft', { revisionId: draft.id })}>{words.back}</a>
            {parent && (
              <a href={draftPath('section', { revisionId: draft.id, section: parent.key })}>
                {words.backTo(parent.title)}
              </a>
            )}
            {next && (
              <a href={draftPath('section', { revisionId: draft.id, section: next.key })}>
                {words.nextSection(next.title)}
              </a>
            )}
          </ButtonGroup>
        </Form>
      </div>
      {section.rows[0]?.name === 'forms' && <FormFileUpload {...props} />}
      <div data-after-save>{props.beside}</div>
    </DraftFrame>
  )
}

/** Where the island says what became of the text; without script the time of the last save. */
function SaveState({ saved }: { readonly saved: string }) {
  return (
    <span role="status" data-save-state>
      {`${words.lastSaved}: ${saved}`}
    </span>
  )
}

const autosaveWords = Object.fromEntries(Object.entries(words.autosave).map(([name, text]) => [`data-${name}`, text]))

function insideLink(revisionId: string, section: DraftSection, row: number) {
  const inside = section.inside?.(row)
  return inside && { href: draftPath('section', { revisionId, section: inside.key }), label: inside.label }
}

/** `papers.3.name` → "Giấy tờ 4, Tên giấy tờ". */
function labelsOf(section: DraftSection, attempt: Attempt | null): Record<string, string> {
  const labels = Object.fromEntries(section.fields.map(({ name, label }) => [name, label]))
  for (const list of section.rows)
    for (const [at, row] of rowNumbers(list.name, attempt?.typed ?? {}).entries())
      for (const { name, label } of list.fields)
        labels[`${list.name}.${row}.${name}`] = `${list.rowTitle(at + 1)}, ${label.toLocaleLowerCase('vi')}`
  return labels
}
