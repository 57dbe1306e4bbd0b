import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import type { PeriodRule } from '#kernel/calendar/rules.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { Inset, WarningText } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import type { SentFeedback } from '../../sent-queries.ts'
import { usePublicWords } from '../public-words.ts'
import { PrintButton } from './print-button.tsx'

export interface SentPageProps {
  readonly code: string
  /** Undefined once the secret is no longer at hand: then nothing is told but where to look it up. */
  readonly sent: SentFeedback | undefined
  readonly qr: readonly (readonly boolean[])[]
}

/** What a sender keeps: code, secret, what happens next and by when. */
export function SentPage({ code, sent, qr }: SentPageProps) {
  const words = usePublicWords()
  const { language, baseUrl } = usePage()
  const track = `${pathIn(language, publicFeedbackPath('track'))}?ma=${code}`
  const crumbs = [
    { label: words.home, href: pathIn(language, '/') },
    { label: words.title, href: pathIn(language, publicFeedbackPath('list')) },
    { label: words.form.title },
  ]
  if (!sent) {
    return (
      <PublicShell title={words.track.title} breadcrumbs={crumbs}>
        <PageHeader title={words.track.title} lead={words.sent.secretGone} />
        <p>
          <ButtonLink href={track}>{words.sent.track}</ButtonLink>
        </p>
      </PublicShell>
    )
  }
  return (
    <PublicShell title={words.sent.title} breadcrumbs={crumbs}>
      <PageHeader title={words.sent.title} lead={words.sent.keep} />
      <Inset>
        <SummaryList
          rows={[
            { term: words.sent.code, value: <strong class="lead nowrap">{code}</strong> },
            { term: words.sent.secret, value: <strong class="lead">{sent.secret}</strong> },
            { term: words.sent.receivedAt, value: formatInstant(sent.receivedAt) },
            { term: words.sent.receiver, value: <span lang="vi">{sent.receiver}</span> },
          ]}
        />
      </Inset>
      <WarningText>{words.sent.secretOnce}</WarningText>
      <ButtonGroup>
        <ButtonLink href={publicFeedbackPath('sentSheet', { code })}>{words.sent.sheet}</ButtonLink>
        <PrintButton />
      </ButtonGroup>
      <WhatNext sent={sent} />
      <QrFigure
        matrix={qr}
        caption={words.sent.qrCaption(`${baseUrl}${publicFeedbackPath('track')}?ma=${code}`)}
        alt={words.sent.qrAlt}
      />
      <p class="row no-print">
        <a href={track}>{words.sent.track}</a>
        <a href={pathIn(language, publicFeedbackPath('submit'))}>{words.sent.another}</a>
      </p>
    </PublicShell>
  )
}

function WhatNext({ sent }: { readonly sent: SentFeedback }) {
  const words = usePublicWords()
  return (
    <Section title={words.sent.next}>
      <ol>
        <li>{words.sent.nextAccept}</li>
        {sent.clocks.map(({ rule, dueOn, basis }) => (
          <li key={rule}>
            {words.clocks[rule]}: <strong>{words.sent.by(formatDate(dueOn))}</strong>.{' '}
            <span class="soft">{words.sent.basis(basis)}</span>
          </li>
        ))}
        <PeriodLine rule={sent.transfer} text={words.sent.nextTransfer} />
        <PeriodLine rule={sent.handle} text={words.sent.nextHandle} />
        <li>{words.sent.nextAnswer}</li>
      </ol>
    </Section>
  )
}

function PeriodLine({ rule, text }: { readonly rule: PeriodRule | undefined; text(days: number): string }) {
  const words = usePublicWords()
  if (!rule) return null
  return (
    <li>
      {text(rule.days)}{' '}
      <span class="soft">
        {words.sent.basis(rule.basis)}
        {!rule.certain && ` ${words.sent.uncertain}`}
      </span>
    </li>
  )
}
