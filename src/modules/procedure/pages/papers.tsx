import type { ComponentChildren } from 'preact'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import type { FormTemplate, Paper, PaperGroup } from '../content.ts'
import { paperCounts } from '../content-words.ts'
import type { ProcedureWords } from '../words-of-pages.ts'
import { papersAndNotes, withoutMark } from '../paper-notes.ts'
import { Lines } from './lines.tsx'

/** Address of a form's file for the one who looks; undefined where it may not be had (yet). */
export type FormHref = (fileId: string) => string | undefined

export interface PapersProps {
  readonly groups: readonly PaperGroup[]
  readonly words: ProcedureWords
  readonly formHref: FormHref
  /** From a source, which names files and does not give them. */
  readonly imported: boolean
}

/** Beyond so many cases people look for their own: each opens by itself. */
const casesAtOnce = 4
/** A longer one is a remark and no heading. */
const longestHeading = 200

/** Papers by case; a heading without papers is a remark of the source and stays. */
export function Papers({ groups, words, formHref, imported }: PapersProps) {
  const cases = groups.filter(({ title, papers }) => title !== '' && papers.length > 0).length
  const forms = groups.flatMap(({ papers }) => papers.flatMap((paper) => paper.forms))
  const isMissing = forms.some(({ fileId, url }) => fileId === null && webAddressOf(url) === undefined)
  return (
    <>
      {groups.map((group, at) => (
        <Case key={at} group={group} folded={cases > casesAtOnce && group.title !== ''} words={words}>
          <PaperList group={group} {...{ words, formHref }} />
        </Case>
      ))}
      {isMissing && <p class="small soft">{imported ? words.formsElsewhere : words.formsWithoutFile}</p>}
    </>
  )
}

interface CaseProps {
  readonly group: PaperGroup
  readonly folded: boolean
  readonly words: ProcedureWords
  readonly children: ComponentChildren
}

function Case({ group: { title, papers }, folded, words, children }: CaseProps) {
  if (papers.length === 0) return <Lines text={title} />
  if (folded && title.length <= longestHeading)
    return <Disclosure summary={`${withoutMark(title)} (${words.papersCount(papers.length)})`}>{children}</Disclosure>
  return (
    <div class="section">
      {title !== '' && (title.length <= longestHeading ? <h3>{withoutMark(title)}</h3> : <Lines text={title} />)}
      {children}
    </div>
  )
}

function PaperList({
  group,
  words,
  formHref,
}: Omit<PapersProps, 'groups' | 'imported'> & { readonly group: PaperGroup }) {
  const { papers, notes } = papersAndNotes(group)
  return (
    <>
      {papers.length > 0 && (
        <ol class="papers">
          {papers.map((paper, at) => (
            <li key={at}>
              <Lines text={withoutMark(paper.name)} />
              <Facts text={factsOf(paper, words)} />
              {paper.note !== '' && <Lines text={paper.note} />}
              {paper.forms.length > 0 && <FormList forms={paper.forms} {...{ words, formHref }} />}
            </li>
          ))}
        </ol>
      )}
      {notes.length > 0 && <Notes notes={notes} words={words} />}
    </>
  )
}

/** A remark or two are read with the papers; a page of them waits for whom it concerns. */
function Notes({ notes, words }: { readonly notes: readonly Paper[]; readonly words: ProcedureWords }) {
  const list = notes.map(({ name, note }, at) => <Lines key={at} text={note === '' ? name : `${name}\n${note}`} />)
  const length = notes.reduce((sum, { name, note }) => sum + name.length + note.length, 0)
  if (length <= longestNotes) return <div class="small">{list}</div>
  return (
    <Disclosure summary={words.notesCount(notes.length)} printsOpen>
      {list}
    </Disclosure>
  )
}

const longestNotes = 300

/** Remarks that a source keeps among its papers have none. */
function Facts({ text }: { readonly text: string }) {
  return text === '' ? null : <p class="small soft">{text}</p>
}

function factsOf(paper: Paper, words: ProcedureWords): string {
  const facts = [
    paperCounts(paper, words),
    paper.use === 'present' ? words.toPresent : '',
    paper.required ? '' : words.ifAny,
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/** Forms of one paper: a file that is kept here is a link, another one only a name. */
export function FormList({
  forms,
  words,
  formHref,
}: {
  readonly forms: readonly FormTemplate[]
  readonly words: ProcedureWords
  readonly formHref: FormHref
}) {
  return (
    <ul class="small">
      {forms.map(({ name, fileId, url }, at) => {
        const href = (fileId === null ? undefined : formHref(fileId)) ?? webAddressOf(url)
        return (
          <li key={at}>
            {words.form}: {href === undefined ? name : <a href={href}>{name}</a>}
          </li>
        )
      })}
    </ul>
  )
}

/** Sources name files by folders of theirs; only a whole address leads anywhere. */
function webAddressOf(url: string): string | undefined {
  return /^https?:\/\/[^\s]+$/.test(url) ? url : undefined
}
