import { fileLimits } from '#kernel/files/content.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Inset } from '#ui/notice/notice.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import { publicProblem, usePublicWords } from '../public-words.ts'
import type { SenderAttempt, SenderMove, TrackPageProps } from './track-page.tsx'

/** What came back belongs to the form it came from, not to the others of the page. */
export function attemptOf(attempt: SenderAttempt | null, move: SenderMove) {
  if (attempt?.move !== move) return {}
  return { problems: attempt.problems, typed: attempt.typed }
}

/** Questions of the office and, while one waits, the place for the reply. */
export function QuestionPart({ tracked, attempt }: TrackPageProps) {
  const words = usePublicWords()
  const { track, form } = words
  const { language } = usePage()
  if (tracked.questions.length === 0) return null
  return (
    <Section title={track.question}>
      {tracked.questions.map((question) => (
        <div key={question.id} class="section">
          <p class="soft small">{track.asked(formatInstant(question.askedAt))}</p>
          <Inset>
            <p class="typed measure" lang="vi">
              {question.text}
            </p>
          </Inset>
          {question.reply !== null && (
            <p class="typed measure">
              <strong>{track.yourReply}:</strong> {question.reply}
            </p>
          )}
        </div>
      ))}
      {tracked.moves.includes('supply-information') && (
        <Form
          action={pathIn(language, publicFeedbackPath('supply'))}
          multipart
          {...attemptOf(attempt, 'supply')}
          words={publicProblem(words)}
        >
          <TextArea name="reply" label={track.reply} rows={5} limit={20_000} />
          <FileInput
            name="files"
            label={form.files}
            hint={attempt?.move === 'supply' ? `${form.filesHint} ${form.filesAgain}` : form.filesHint}
            multiple
            accept={Object.values(fileKinds).map(({ extension }) => `.${extension}`)}
            maximumBytes={fileLimits.bytes}
            maximumFiles={fileLimits.files}
            optional
          />
          <Button>{track.replySend}</Button>
        </Form>
      )}
    </Section>
  )
}

export function ReopenPart({ tracked, attempt }: TrackPageProps) {
  const { track } = usePublicWords()
  const { language } = usePage()
  const { reopenUntil } = tracked.feedback
  if (!tracked.moves.includes('reopen') || reopenUntil === null) return null
  return (
    <Disclosure summary={track.reopen} open={attempt?.move === 'reopen'}>
      <Form action={pathIn(language, publicFeedbackPath('reopen'))} {...attemptOf(attempt, 'reopen')}>
        <p>{track.reopenHint(formatDate(reopenUntil))}</p>
        <TextArea name="reason" label={track.reopenReason} rows={4} limit={4000} />
        <Button kind="secondary">{track.reopenSend}</Button>
      </Form>
    </Disclosure>
  )
}

export function WithdrawPart({ tracked, attempt }: TrackPageProps) {
  const { track } = usePublicWords()
  const { language } = usePage()
  if (!tracked.moves.includes('withdraw')) return null
  return (
    <Disclosure summary={track.withdraw} open={attempt?.move === 'withdraw'}>
      <Form action={pathIn(language, publicFeedbackPath('withdraw'))} {...attemptOf(attempt, 'withdraw')}>
        <p>{track.withdrawHint}</p>
        <TextArea name="reason" label={track.withdrawReason} rows={2} limit={4000} optional />
        <Button kind="danger" confirm={track.withdrawConfirm}>
          {track.withdrawSend}
        </Button>
      </Form>
    </Disclosure>
  )
}
