import type { ComponentChildren } from 'preact'
import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { usePage } from '#ui/context.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn } from '#ui/words.ts'
import type { SourceContent } from '../describe-source.ts'
import type { FoundProcedure } from '../model.ts'
import { feedbackOnProcedurePath, procedureListPath, procedurePath, procedurePaths } from '../paths.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'
import { Channels } from './channels.tsx'
import { levelText } from './list-page.tsx'
import { Lines } from './lines.tsx'
import { Papers } from './papers.tsx'

export interface ProcedurePageProps {
  readonly procedure: FoundProcedure
  /** Absent for a revision without a source record. */
  readonly content: SourceContent | undefined
}

/** One procedure in the order in which people ask: what you need, where, how long, how much, what you get; then the rest. */
export function ProcedurePage({ procedure, content }: ProcedurePageProps) {
  const { language, baseUrl } = usePage()
  const words = procedureWords(language)
  return (
    <PublicShell
      title={procedure.name}
      description={`${procedure.code} – ${procedure.name}. ${words.description}`}
      canonical={`${baseUrl}${procedurePath(procedure.code)}`}
      breadcrumbs={crumbs(procedure, words, (path) => pathIn(language, path))}
    >
      <PageHeader
        kicker={procedure.code}
        title={procedure.name}
        tag={procedure.internal && <Tag>{words.internal}</Tag>}
        lead={[procedure.sectorName, levelText(procedure.levels, words)].filter((part) => part !== '').join(' · ')}
      />
      {content && <Content content={content} words={words} />}
      <section class="no-print">
        <p>{words.feedbackLead}</p>
        <ButtonLink href={pathIn(language, feedbackOnProcedurePath(procedure.code))}>{words.giveFeedback}</ButtonLink>
      </section>
      <p class="small soft">{words.sourceNote(formatDate(legalDateOf(procedure.recordedAt)))}</p>
    </PublicShell>
  )
}

function crumbs(procedure: FoundProcedure, words: ProcedureWords, inLanguage: (path: string) => string) {
  const list = { label: words.title, href: inLanguage(procedurePaths.list) }
  const here = { label: procedure.code }
  if (procedure.sectorCode === null) return [list, here]
  return [
    list,
    { label: procedure.sectorName, href: inLanguage(procedureListPath({ sector: procedure.sectorCode })) },
    here,
  ]
}

interface ContentProps {
  readonly content: SourceContent
  readonly words: ProcedureWords
}

function Content({ content, words }: ContentProps) {
  return (
    <>
      <Part title={words.whatYouNeed} empty={content.paperGroups.length === 0} words={words}>
        <Papers groups={content.paperGroups} words={words} />
      </Part>
      <Part
        title={`${words.where}, ${lower(words.howLong)}, ${lower(words.howMuch)}`}
        empty={content.channels.length === 0}
        words={words}
      >
        <Channels channels={content.channels} words={words} />
      </Part>
      <SummaryList
        rows={[
          { term: words.competentAgencies, value: joined(content.competentAgencies) },
          { term: words.executingAgencies, value: joined(content.executingAgencies) },
          { term: words.coordinatingAgencies, value: joined(content.coordinatingAgencies) },
          { term: words.receivingPlaces, value: content.receivingPlaces },
          { term: words.whoMayApply, value: joined(content.applicants) },
        ]}
      />
      <Part title={words.whatYouGet} empty={content.outcomes.length === 0} words={words}>
        <ul>
          {content.outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      </Part>
      <Part title={words.steps} empty={content.steps.length === 0} words={words}>
        {content.steps.map((step, at) => (
          <section key={at}>
            <h3>{step.title || words.step(at + 1)}</h3>
            <Lines text={step.text} />
          </section>
        ))}
      </Part>
      {content.requirements !== '' && (
        <Part title={words.requirements} empty={false} words={words}>
          <Lines text={content.requirements} />
        </Part>
      )}
      <Part title={words.legalBasis} empty={content.legalBases.length === 0} words={words}>
        <Table
          caption={words.legalBasis}
          hideCaption
          rows={content.legalBases}
          rowKey={(basis) => `${basis.number} ${basis.name}`}
          columns={[
            {
              key: 'number',
              label: words.legalNumber,
              rowHeader: true,
              cell: (basis) => basis.number || words.notSaid,
            },
            { key: 'name', label: words.legalName, cell: (basis) => basis.name },
          ]}
        />
      </Part>
      <SummaryList
        rows={[
          {
            term: words.decision,
            value:
              content.decision &&
              words.decisionText(
                content.decision.number,
                content.decision.date && formatDate(content.decision.date),
                content.decision.agency,
              ),
          },
          { term: words.note, value: content.note },
        ]}
      />
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly empty: boolean
  readonly words: ProcedureWords
  readonly children: ComponentChildren
}

/** A part the source leaves empty is said to be empty: silence would look like "nothing is needed". */
function Part({ title, empty, words, children }: PartProps) {
  return (
    <section>
      <h2>{title}</h2>
      {empty ? <p class="soft">{words.notSaid}</p> : children}
    </section>
  )
}

function joined(names: readonly string[]): string {
  return names.join('; ')
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
