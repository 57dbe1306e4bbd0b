import { formatDate } from '#kernel/i18n/dates.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import type { PublishedItem } from '../../public-queries.ts'
import { useFeedbackLabels, usePublicWords } from '../public-words.ts'
import { OnTimeTag } from './list-page.tsx'
import { PrintButton } from './print-button.tsx'

export interface PublishedItemProps {
  readonly item: PublishedItem
  readonly agencyName: string
  readonly procedure: { readonly code: string; readonly name: string } | null
}

/** One published result, redacted (NĐ 20/2008 Đ.19). */
export function PublishedItemPage({ item, agencyName, procedure }: PublishedItemProps) {
  const words = usePublicWords()
  const { language } = usePage()
  const address = usePublicAddress(item)
  const send = `${pathIn(language, publicFeedbackPath('submit'))}${procedure ? `?thu-tuc=${encodeURIComponent(procedure.code)}` : ''}`
  return (
    <PublicShell
      title={item.title}
      canonical={address}
      breadcrumbs={[
        { label: words.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, publicFeedbackPath('list')) },
        { label: item.code },
      ]}
    >
      <PublishedContent {...{ item, agencyName, procedure }} />
      <ButtonGroup>
        <ButtonLink href={send} kind="secondary">
          {words.item.same} {words.list.send}
        </ButtonLink>
        <PrintButton />
      </ButtonGroup>
    </PublicShell>
  )
}

/** All that is said about it; also shown to whoever is about to publish it, so that she confirms what the public will read. */
export function PublishedContent({ item, agencyName, procedure }: PublishedItemProps) {
  const words = usePublicWords()
  const address = usePublicAddress(item)
  return (
    <>
      <div lang="vi">
        <PageHeader title={item.title} kicker={words.item.kicker(item.code)} tag={<OnTimeTag onTime={item.onTime} />} />
      </div>
      {item.changes.length > 0 && (
        <Notice tone="success">
          <p>
            <strong>{words.item.changed}</strong>
          </p>
          {item.changes.map(({ decision, doneOn }) => (
            <p key={decision}>{words.item.changedBy(decision, formatDate(doneOn))}</p>
          ))}
        </Notice>
      )}
      <Section title={words.item.asked}>
        {item.text === '' ? (
          <p class="soft">{words.item.notQuoted}</p>
        ) : (
          <p class="typed measure" lang="vi">
            {item.text}
          </p>
        )}
      </Section>
      <Section title={words.item.answer}>
        <Inset>
          <p class="typed measure" lang="vi">
            {item.answerText}
          </p>
        </Inset>
      </Section>
      <Facts {...{ item, agencyName, procedure }} />
      <p class="small soft">
        {words.item.redacted} {words.item.address}: {address}
      </p>
    </>
  )
}

function usePublicAddress({ code }: PublishedItemProps['item']): string {
  return `${usePage().baseUrl}${publicFeedbackPath('item', { code })}`
}

function Facts({ item, agencyName, procedure }: PublishedItemProps) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  return (
    <SummaryList
      rows={[
        { term: words.item.agency, value: <span lang="vi">{agencyName}</span> },
        { term: words.item.outcome, value: labels.outcomes[item.outcome] },
        { term: words.item.kind, value: labels.kinds[item.kind] },
        { term: words.item.ground, value: labels.grounds[item.ground] },
        {
          term: words.item.procedure,
          value: procedure && (
            <a href={pathIn(language, procedurePath(procedure.code))} lang="vi">
              {procedure.name}
            </a>
          ),
        },
        { term: words.item.unit, value: item.unitName && <span lang="vi">{item.unitName}</span> },
        { term: words.item.received, value: formatDate(item.receivedOn) },
        { term: words.item.answered, value: formatDate(item.answeredOn) },
        { term: words.item.published, value: formatDate(item.publishedOn) },
        { term: words.item.deadline, value: item.onTime ? words.list.onTime : words.list.late },
      ]}
    />
  )
}
