import type { ComponentChildren } from 'preact'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { usePage } from '#ui/context.ts'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { pathIn } from '#ui/words.ts'
import type { LegalBasis, NamedAgency, ProcedureContent } from '../content.ts'
import { foldFees, foldTimes, foldWays } from '../fold-channels.ts'
import { procedurePath } from '../paths.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'
import { FoldedLines } from './folded-lines.tsx'
import { Lines, LongLines } from './lines.tsx'
import { Papers, type FormHref } from './papers.tsx'

export interface ProcedureBodyProps {
  readonly content: ProcedureContent
  readonly formHref: FormHref
  /** Whether the words are a source's: what they leave out is then the source's silence. */
  readonly imported: boolean
  /** Between what one needs to know and the full text. */
  readonly children?: ComponentChildren
}

/** The text of a procedure in the order in which people ask, then in full: on the public page, in the preview of a draft, on paper. */
export function ProcedureBody({ content, formHref, imported, children }: ProcedureBodyProps) {
  const sourceWords = procedureWords(usePage().language)
  const words = imported ? sourceWords : { ...sourceWords, notSaid: sourceWords.notYetSaid }
  return (
    <>
      <ShortAnswers {...{ content, words, formHref, imported }} />
      {children}
      <FullText {...{ content, words }} />
    </>
  )
}

interface PartProps {
  readonly content: ProcedureContent
  readonly words: ProcedureWords
}

function ShortAnswers({ content, words, formHref, imported }: PartProps & Omit<ProcedureBodyProps, 'children'>) {
  const { paperGroups, copyCount, channels, outcomes } = content
  return (
    <>
      <Section id="giay-to" title={words.whatYouNeed}>
        {copyCount !== null && <p>{words.copySets(copyCount)}</p>}
        {paperGroups.every(({ title, papers }) => title === '' && papers.length === 0) ? (
          <NotSaid words={words} />
        ) : (
          <Papers groups={paperGroups} {...{ words, formHref, imported }} />
        )}
      </Section>
      <Section id="noi-nop" title={words.where}>
        <FoldedLines lines={foldWays(channels, words)} words={words} />
        <SummaryList
          rows={[
            { term: words.competentAgencies, value: names(content.competentAgencies) },
            { term: words.receivingPlaces, value: content.receivingPlaces && <Lines text={content.receivingPlaces} /> },
          ]}
        />
      </Section>
      <Section id="thoi-han" title={words.howLong}>
        <FoldedLines lines={foldTimes(channels, words)} words={words} />
      </Section>
      <Section id="phi" title={words.howMuch}>
        <FoldedLines lines={foldFees(channels, words)} words={words} />
      </Section>
      <Section id="ket-qua" title={words.whatYouGet}>
        {outcomes.length === 0 ? (
          <NotSaid words={words} />
        ) : (
          <ul>
            {outcomes.map(({ name }, at) => (
              <li key={at}>{name}</li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function FullText({ content, words }: PartProps) {
  return (
    <>
      <Section id="trinh-tu" title={words.steps}>
        {content.steps.length === 0 && <NotSaid words={words} />}
        {content.steps.map(({ title, text, by }, at) => (
          <section key={at}>
            {(content.steps.length > 1 || title !== '') && <h3>{title || words.step(at + 1)}</h3>}
            {by !== null && (content.steps.length > 1 || title !== '') && (
              <p class="small soft">{words.stepBy(words.stepActors[by])}</p>
            )}
            <LongLines text={text} more={words.readMore} />
          </section>
        ))}
      </Section>
      {content.requirements !== '' && (
        <Section id="dieu-kien" title={words.requirements}>
          <LongLines text={content.requirements} more={words.readMore} />
        </Section>
      )}
      <Section id="ai" title={words.who}>
        <SummaryList
          rows={[
            { term: words.whoMayApply, value: names(content.applicants) },
            { term: words.executingAgencies, value: names(content.executingAgencies) },
            { term: words.coordinatingAgencies, value: names(content.coordinatingAgencies) },
            { term: words.authorizedAgencies, value: names(content.authorizedAgencies) },
          ]}
        />
      </Section>
      <LegalBases {...{ content, words }} />
      <Others {...{ content, words }} />
    </>
  )
}

/** As many as one looks through; the rest behind a word. */
const basesShown = 6

function LegalBases({ content: { legalBases }, words }: PartProps) {
  const rest = legalBases.slice(basesShown)
  return (
    <Section id="can-cu" title={words.legalBasis}>
      {legalBases.length === 0 ? (
        <NotSaid words={words} />
      ) : (
        <BasisTable bases={legalBases.slice(0, basesShown)} words={words} />
      )}
      {rest.length > 0 && (
        <Disclosure summary={words.moreItems(formatCount(rest.length))} printsOpen>
          <BasisTable bases={rest} words={words} />
        </Disclosure>
      )}
    </Section>
  )
}

function BasisTable({ bases, words }: { readonly bases: readonly LegalBasis[]; readonly words: ProcedureWords }) {
  return (
    <Table
      caption={words.legalBasis}
      hideCaption
      rows={bases.map((basis, at) => ({ ...basis, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          key: 'number',
          label: words.legalNumber,
          rowHeader: true,
          cell: ({ number }) => number || words.noNumber,
        },
        {
          key: 'name',
          label: words.legalName,
          cell: ({ name, articles }) => [name, articles].filter((text) => text !== '').join(' – '),
        },
      ]}
    />
  )
}

function Others({ content, words }: PartProps) {
  const { language } = usePage()
  const { announcedBy, related, note } = content
  const rows = [
    {
      term: words.decision,
      value:
        announcedBy &&
        words.decisionText(announcedBy.number, announcedBy.on && formatDate(announcedBy.on), announcedBy.issuer),
    },
    {
      term: words.parts.related,
      value: related.length > 0 && (
        <ul>
          {related.map(({ code, name }) => (
            <li key={code}>
              {code === '' ? name : <a href={pathIn(language, procedurePath(code))}>{name || code}</a>}
            </li>
          ))}
        </ul>
      ),
    },
    { term: words.note, value: note !== '' && <LongLines text={note} more={words.readMore} /> },
  ]
  const filled = rows.filter(({ value }) => value)
  return filled.length === 0 ? null : (
    <Section id="khac" title={words.others}>
      <SummaryList rows={filled} />
    </Section>
  )
}

function NotSaid({ words }: { readonly words: ProcedureWords }) {
  return <p class="soft">{words.notSaid}</p>
}

function names(list: readonly Pick<NamedAgency, 'name'>[]): ComponentChildren {
  const all = [...new Set(list.map(({ name }) => name))]
  if (all.length <= 1) return all[0] ?? ''
  return (
    <ul>
      {all.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}
