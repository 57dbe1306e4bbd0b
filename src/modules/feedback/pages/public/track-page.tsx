import { formatDate } from '#kernel/i18n/dates.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Form } from '#ui/form/form.tsx'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Steps, type Step } from '#ui/steps/steps.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import type { Tracked } from '../../tracked-queries.ts'
import type { Status } from '../../workflow.ts'
import { publicProblem, useFeedbackLabels, usePublicWords } from '../public-words.ts'
import { OwnFileLinks } from './file-links.tsx'
import { KeptWords } from './kept-words.tsx'
import { TrackAnswers } from './track-answers.tsx'
import { TrackClocks } from './track-clocks.tsx'
import { QuestionPart, ReopenPart, WithdrawPart } from './track-forms.tsx'
import { TrackHistory } from './track-history.tsx'

/** Forms of this page, by the name of their address. */
export type SenderMove = 'supply' | 'withdraw' | 'rate' | 'reopen'
export type SenderAttempt = Attempt & { readonly move: SenderMove }

export interface TrackPageProps {
  readonly tracked: Tracked
  readonly attempt: SenderAttempt | null
}

/** One item as its sender sees it: where it stands, what she can do, by when others must do what, and who looked at her data. */
export function TrackPage({ tracked, attempt }: TrackPageProps) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  const { feedback } = tracked
  return (
    <PublicShell
      title={`${words.track.title}: ${feedback.code}`}
      breadcrumbs={[
        { label: words.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, publicFeedbackPath('list')) },
        { label: words.track.title },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={publicProblem(words)} />
      {attempt?.refusal && <Changed attempt={attempt} />}
      <PageHeader
        title={feedback.code}
        kicker={words.track.title}
        tag={<Tag tone={labels.tones[feedback.status]}>{labels.statuses[feedback.status]}</Tag>}
        lead={feedback.pausedOn === null ? words.track.plain[feedback.status] : words.track.waitingForYou}
      />
      <Merged merged={tracked.merged} />
      <QuestionPart tracked={tracked} attempt={attempt} />
      <TrackAnswers tracked={tracked} attempt={attempt} />
      <ReopenPart tracked={tracked} attempt={attempt} />
      <Section title={words.track.steps}>
        <Steps label={words.track.steps} items={stepsOf(tracked, words.track.stepNames)} />
      </Section>
      <TrackClocks clocks={tracked.clocks} />
      <TrackHistory tracked={tracked} />
      <Content tracked={tracked} />
      <WithdrawPart tracked={tracked} attempt={attempt} />
      <Leave />
    </PublicShell>
  )
}

/** It has moved on while she was writing: said, with her words kept. */
function Changed({ attempt }: { readonly attempt: SenderAttempt }) {
  const { track } = usePublicWords()
  const { formExpired } = useUiWords()
  const why: Readonly<Record<string, string>> = {
    'feedback.already-rated': track.alreadyRated,
    'form.expired': formExpired,
  }
  return (
    <Notice tone="warning">
      <p>{why[attempt.refusal?.code ?? ''] ?? track.changedMeanwhile}</p>
      <KeptWords typed={attempt.typed} />
    </Notice>
  )
}

function Merged({ merged }: { readonly merged: Tracked['merged'] }) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  if (!merged) return null
  return (
    <Inset>
      <p>
        {words.track.mergedInto(labels.statuses[merged.status].toLocaleLowerCase(language))}{' '}
        {merged.publishedCode && (
          <a href={pathIn(language, publicFeedbackPath('item', { code: merged.publishedCode }))}>
            {words.track.mergedLink}
          </a>
        )}
      </p>
    </Inset>
  )
}

const reached: Readonly<Record<Status, number>> = {
  submitted: 1,
  'needs-information': 1,
  refused: 1,
  accepted: 2,
  transferred: 2,
  'transferred-outside': 2,
  returned: 2,
  handling: 2,
  collecting: 2,
  'answer-drafted': 2,
  reopened: 2,
  answered: 4,
  published: 5,
  withdrawn: 1,
  merged: 2,
}

const ended: ReadonlySet<Status> = new Set(['refused', 'withdrawn', 'merged'])

function stepsOf({ feedback }: Tracked, names: ReturnType<typeof usePublicWords>['track']['stepNames']): Step[] {
  const current = reached[feedback.status]
  const days = [feedback.receivedOn, null, null, null, null]
  return [names.sent, names.accepted, names.handling, names.answered, names.published].map((label, at) => {
    const day = days[at]
    return {
      label,
      state: at < current ? 'done' : ended.has(feedback.status) ? 'skipped' : at === current ? 'current' : 'upcoming',
      ...(day ? { note: formatDate(day) } : {}),
    }
  })
}

function Content({ tracked }: { readonly tracked: Tracked }) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  const { feedback, names, procedure } = tracked
  const register = feedback.registerNumber === null ? '' : `${feedback.registerNumber}/${feedback.registerYear}`
  const evidence = tracked.files.filter(({ purpose }) => purpose === 'evidence')
  return (
    <Section title={words.track.content}>
      <p class="typed measure" lang="vi">
        {feedback.text}
      </p>
      <SummaryList
        rows={[
          {
            term: words.track.wished,
            value: feedback.wishedRemedy && <span class="typed">{feedback.wishedRemedy}</span>,
          },
          { term: words.item.ground, value: labels.grounds[feedback.ground] },
          { term: words.item.procedure, value: procedure && <span lang="vi">{procedure.name}</span> },
          { term: words.track.sentOn, value: formatDate(feedback.receivedOn) },
          { term: words.track.registerName, value: register && words.track.register(register) },
          {
            term: words.track.agency,
            value: <span lang="vi">{names.get(feedback.handlingAgencyId ?? feedback.receivingAgencyId)}</span>,
          },
          {
            term: words.track.files,
            value: evidence.length > 0 && <OwnFileLinks files={evidence} language={language} />,
          },
        ].filter(({ value }) => value !== false)}
      />
    </Section>
  )
}

function Leave() {
  const { track } = usePublicWords()
  const { language } = usePage()
  return (
    <Form action={pathIn(language, publicFeedbackPath('leave'))}>
      <p class="soft">{track.leaveHint}</p>
      <Button kind="secondary">{track.leave}</Button>
    </Form>
  )
}
