import type { ComponentChildren } from 'preact'
import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { RadioGroup } from '#ui/field/choice.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import type { TrackedAnswer } from '../../tracked-queries.ts'
import { useFeedbackLabels, usePublicWords } from '../public-words.ts'
import { OwnFileLinks } from './file-links.tsx'
import { attemptOf } from './track-forms.tsx'
import type { TrackPageProps } from './track-page.tsx'

/** What was answered, with its documents and what will change; and, once for each answer, how the sender rates it. */
export function TrackAnswers({ tracked, attempt }: TrackPageProps) {
  const { track } = usePublicWords()
  const [newest] = tracked.answers
  if (!newest) return null
  return (
    <>
      {tracked.answers.map((answer) => (
        <Section key={answer.id} title={track.answer}>
          <Answer answer={answer} tracked={tracked} />
        </Section>
      ))}
      {tracked.moves.includes('rate') && <RatePart tracked={tracked} attempt={attempt} />}
    </>
  )
}

function Answer({ answer, tracked }: { readonly answer: TrackedAnswer; readonly tracked: TrackPageProps['tracked'] }) {
  const { language } = usePage()
  const files = tracked.files.filter(({ purpose }) => purpose === `answer-${answer.id}`)
  const agency = tracked.events.find(
    ({ name, at }) => name === 'answered' && at.getTime() === answer.approvedAt.getTime(),
  )
  const { feedback, names } = tracked
  const agencyId = agency?.agencyId ?? feedback.handlingAgencyId ?? feedback.receivingAgencyId
  return (
    <AnswerAsSent
      answer={answer}
      agencyName={names.get(agencyId) ?? ''}
      files={files.length > 0 ? <OwnFileLinks files={files} language={language} /> : null}
    />
  )
}

export interface AnswerAsSentProps {
  readonly answer: Omit<TrackedAnswer, 'id' | 'approvedAt'> & {
    /** Null while it waits for approval. */
    readonly approvedAt: Date | null
  }
  readonly agencyName: string
  readonly files: ComponentChildren
}

/** An answer as its sender reads it; the approver sees the same before it goes out. */
export function AnswerAsSent({ answer, agencyName, files }: AnswerAsSentProps) {
  const { track, item } = usePublicWords()
  const labels = useFeedbackLabels()
  return (
    <>
      <p class="soft small">
        {answer.approvedAt === null ? agencyName : track.answerBy(agencyName, formatInstant(answer.approvedAt))}
      </p>
      <Inset>
        <p class="typed measure" lang="vi">
          {answer.text}
        </p>
      </Inset>
      {answer.changeDone && (
        <Notice tone="success">
          <p>
            <strong>{item.changed}.</strong>{' '}
            {track.changeDone(answer.changeDone.decision, formatDate(answer.changeDone.doneOn))}
          </p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { term: track.outcome, value: labels.outcomes[answer.outcome] },
          { term: track.documentNumber, value: answer.documentNumber },
          {
            term: track.change,
            value: answer.changeText && (
              <span class="typed">
                {answer.changeText}
                {answer.changeByOn && ` (${track.changeBy(formatDate(answer.changeByOn))})`}
              </span>
            ),
          },
          { term: track.answerFiles, value: files },
          {
            term: track.score,
            value: answer.score === null ? null : track.rated(track.scores[answer.score - 1] ?? ''),
          },
        ]}
      />
    </>
  )
}

function RatePart({ attempt }: TrackPageProps) {
  const { track } = usePublicWords()
  const { language } = usePage()
  return (
    <Section title={track.rate}>
      <Form action={pathIn(language, publicFeedbackPath('rate'))} {...attemptOf(attempt, 'rate')}>
        <RadioGroup
          name="score"
          label={track.score}
          choices={track.scores.map((label, at) => ({ value: String(at + 1), label }))}
        />
        <TextArea name="words" label={track.rateWords} rows={2} limit={4000} optional />
        <Button kind="secondary">{track.rateSend}</Button>
      </Form>
    </Section>
  )
}
