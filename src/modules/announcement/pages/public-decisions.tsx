import { formatDate } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { decisionWordsEn } from '../en.ts'
import type { NamedItem } from '../item-queries.ts'
import { announcementPath } from '../paths.ts'
import type { PublicDecision } from '../public-queries.ts'
import { decisionWordsVi, type DecisionWords } from '../public-words.ts'
import { verdictOn } from '../signature-verdict.ts'
import { itemKindTones } from '../vi.ts'

function useDecisionWords(): DecisionWords {
  return usePage().language === 'en' ? decisionWordsEn : decisionWordsVi
}

export interface DecisionListProps {
  readonly items: readonly PublicDecision[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

/** Every decision that was signed here, the latest first. */
export function DecisionListPage({ items, total, page, pageSize }: DecisionListProps) {
  const words = useDecisionWords()
  const ui = useUiWords()
  const { language } = usePage()
  const list = pathIn(language, announcementPath('publicList'))
  return (
    <PublicShell
      title={words.title}
      description={words.lead}
      breadcrumbs={[{ label: ui.home, href: pathIn(language, '/') }, { label: words.title }]}
    >
      <PageHeader title={words.title} lead={words.lead} />
      {total === 0 ? (
        <EmptyState title={words.nothing} />
      ) : (
        <>
          {items.map((decision) => (
            <article class="card" key={decision.id}>
              <h2>
                <a href={pathIn(language, announcementPath('publicDecision', { slug: decision.slug }))}>
                  {words.decision(decision.number, formatDate(decision.on))}
                </a>
              </h2>
              <p lang="vi">{decision.title}</p>
              <p class="small soft">{`${decision.issuer} · ${words.count(decision.items)}`}</p>
            </article>
          ))}
          <Pagination {...{ page, pageSize, total }} href={(number) => `${list}?trang=${number}`} />
        </>
      )}
    </PublicShell>
  )
}

export interface DecisionPageProps {
  readonly decision: PublicDecision
  readonly items: readonly NamedItem[]
}

/** One decision: who signed it when, the signed file, and what it does to which procedure from which day. */
export function DecisionPage({ decision, items }: DecisionPageProps) {
  const words = useDecisionWords()
  const ui = useUiWords()
  const { language } = usePage()
  const title = words.decision(decision.number, formatDate(decision.on))
  return (
    <PublicShell
      title={title}
      description={decision.title}
      breadcrumbs={[
        { label: ui.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, announcementPath('publicList')) },
        { label: title },
      ]}
    >
      <PageHeader title={title} lead={decision.title} />
      <SummaryList
        rows={[
          { term: words.issuer, value: decision.issuer },
          { term: words.signer, value: `${decision.signerTitle ?? ''} ${decision.signerName}`.trim() },
          { term: words.on, value: formatDate(decision.on) },
          {
            term: words.file,
            value: <a href={announcementPath('publicFile', { slug: decision.slug })}>{`${decision.number}.pdf`}</a>,
          },
          {
            term: words.signature,
            value:
              decision.signatures.length === 0
                ? words.unsigned
                : [...new Set(decision.signatures.map((one) => words.verdicts[verdictOn(one)]))].join('; '),
          },
        ]}
      />
      <Section title={words.procedures}>
        <Table
          caption={words.procedures}
          hideCaption
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'procedure',
              label: words.procedure,
              rowHeader: true,
              cell: ({ name, code, successorCode, revisionStatus }) => (
                <>
                  <a href={pathIn(language, procedurePath(code))} lang="vi">
                    {name}
                  </a>
                  <span class="small soft">{` ${successorCode === null ? code : `${code} → ${successorCode}`}`}</span>
                  {revisionStatus === 'withdrawn' && <p class="small late">{words.neverApplied}</p>}
                </>
              ),
            },
            {
              key: 'change',
              label: words.change,
              cell: ({ kind }) => <Tag tone={itemKindTones[kind]}>{words.kinds[kind]}</Tag>,
            },
            { key: 'effective', label: words.effectiveOn, cell: ({ effectiveOn }) => formatDate(effectiveOn) },
            { key: 'instrument', label: words.instrument, cell: ({ instrument }) => instrument.number },
          ]}
        />
      </Section>
    </PublicShell>
  )
}
