import { lineWords, receiptWords } from '#kernel/calendar/receipt-words.ts'
import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { DayReceipt } from '#ui/day-receipt/day-receipt.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { CaseAnswer, CaseClock } from '../../staff-case-queries.ts'
import { outcomeLabels } from '../../vi.ts'
import { FileLinks } from './case-facts.tsx'
import type { CaseView } from './case-view.ts'
import { caseWords, clockName, clockOriginLabels, clockStateLabels, eventActor, eventTitle } from './case-words.ts'

/** What happened, the latest first: that is what one opens the page for. */
export function CaseTimeline({ parts }: CaseView) {
  return (
    <Section title={caseWords.timeline}>
      <Timeline
        label={caseWords.timeline}
        events={parts.events.toReversed().map((event) => ({
          id: event.id,
          title: eventTitle(event),
          at: event.at,
          who: eventActor(event),
          body: event.note && <p class="typed">{event.note}</p>,
          tone: event.name === 'answered' && event.details['late'] === true ? 'danger' : 'normal',
        }))}
      />
    </Section>
  )
}

const clockTones: Readonly<Record<CaseClock['state'], TagTone>> = {
  running: 'progress',
  paused: 'warning',
  'calendar-unknown': 'warning',
  met: 'success',
  late: 'danger',
  dropped: 'neutral',
}

/** Every duty with its ground and its receipt: those of the law and, beside them, those of the national index. */
export function CaseClocks({ parts }: CaseView) {
  return (
    <Section title={caseWords.clocks}>
      {parts.clocks.length === 0 && <p class="soft">{caseWords.noClocks}</p>}
      {urgentFirst(parts.clocks).map((clock) => (
        <Disclosure
          key={clock.id}
          summary={
            <>
              {clockName(clock)}
              {clock.dueOn && `: ${formatDate(clock.dueOn)}`}{' '}
              <Tag tone={clockTones[clock.state]}>{clockStateLabels[clock.state]}</Tag>{' '}
              <span class="small soft">
                {[clockOriginLabels[clock.origin], clock.agencyName].filter(Boolean).join(' · ')}
              </span>
            </>
          }
        >
          <ClockReceipt clock={clock} />
        </Disclosure>
      ))}
    </Section>
  )
}

/** What still runs, the nearest day first; then what is over, the latest first. */
function urgentFirst(clocks: readonly CaseClock[]): readonly CaseClock[] {
  const over = clocks.filter(({ state }) => state === 'met' || state === 'late' || state === 'dropped')
  const live = clocks.filter((clock) => !over.includes(clock))
  const day = ({ dueOn }: CaseClock) => dueOn ?? '9999-12-31'
  return [...live.toSorted((a, b) => day(a).localeCompare(day(b))), ...over.toReversed()]
}

function ClockReceipt({ clock }: { readonly clock: CaseClock }) {
  const { receipt } = clock
  if (!receipt) return <p class="soft">{`${clock.dueBasis} · ${formatDate(clock.startedOn)}`}</p>
  const days = receipt.lines.map((line) => ({
    date: line.date,
    counted: line.counted,
    reason: lineWords(line, receipt.unit, 'vi'),
  }))
  return (
    <>
      <p>{receiptWords(receipt, 'vi')}</p>
      <DayReceipt
        days={days}
        dueOn={receipt.dueOn ?? receipt.lines.at(-1)?.date ?? receipt.startOn}
        basis={receipt.basis}
      />
    </>
  )
}

export function CaseQuestions({ parts }: CaseView) {
  if (parts.questions.length === 0) return null
  return (
    <Section title={caseWords.questions}>
      {parts.questions.map((question) => (
        <div class="stack" key={question.id}>
          <p class="small soft">{[formatInstant(question.askedAt), question.askedBy].filter(Boolean).join(' · ')}</p>
          <p class="typed measure">{question.text}</p>
          {question.reply === null ? (
            <p class="soft">{caseWords.waitingForReply}</p>
          ) : (
            <div class="inset">
              <p class="small soft">
                {question.repliedAt && `${caseWords.sender} · ${formatInstant(question.repliedAt)}`}
              </p>
              <p class="typed">{question.reply}</p>
            </div>
          )}
        </div>
      ))}
    </Section>
  )
}

export function CaseTransfers({ parts }: CaseView) {
  if (parts.transfers.length === 0) return null
  return (
    <Section title={caseWords.transfers}>
      <ul>
        {parts.transfers.map((transfer) => (
          <li key={transfer.id}>
            <strong>{transfer.toName}</strong> – {formatInstant(transfer.transferredAt)}
            {transfer.transferredBy && `, ${transfer.transferredBy}`}
            {transfer.letterNumber && `, văn bản số ${transfer.letterNumber}`}
            <p class="typed small">{transfer.overrideReason ?? transfer.reason}</p>
            {transfer.returnedAt && (
              <p class="typed small">
                {`Trả lại ${formatInstant(transfer.returnedAt)}: ${transfer.returnReason ?? ''} (${transfer.returnGround ?? ''})`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Drafts stay beside the answers: why one was sent back belongs to the file. */
export function CaseAnswers(view: CaseView) {
  const { parts, feedback } = view
  if (parts.answers.length === 0) return null
  return (
    <Section title={caseWords.answers}>
      {parts.answers.toReversed().map((answer) => {
        const files = parts.files.filter(({ purpose }) => purpose === `answer-${answer.id}`)
        return (
          <article class="card" key={answer.id}>
            <p>
              <strong>{outcomeLabels[answer.outcome]}</strong> <AnswerTag answer={answer} />
            </p>
            <p class="small soft">{answerPeople(answer)}</p>
            <p class="typed measure">{answer.text}</p>
            {answer.changeText && answer.changeByOn && (
              <p class="typed">{`Sẽ sửa: ${answer.changeText} (chậm nhất ${formatDate(answer.changeByOn)})`}</p>
            )}
            {files.length > 0 && <FileLinks code={feedback.code} files={files} />}
            {answer.returnReason && <p class="typed">{`Lý do trả lại: ${answer.returnReason}`}</p>}
            {answer.score !== null && (
              <div class="inset">
                <p>
                  <strong>{`${caseWords.rating}: ${answer.score}/5`}</strong>
                </p>
                {answer.words && <p class="typed">{answer.words}</p>}
              </div>
            )}
          </article>
        )
      })}
    </Section>
  )
}

function AnswerTag({ answer }: { readonly answer: CaseAnswer }) {
  if (answer.approvedAt) return <Tag tone="success">Đã duyệt</Tag>
  return answer.returnedAt ? <Tag tone="warning">Bị trả lại</Tag> : <Tag tone="progress">Chờ duyệt</Tag>
}

function answerPeople(answer: CaseAnswer): string {
  return [
    `Soạn: ${answer.draftedBy ?? ''}, ${formatInstant(answer.draftedAt)}`,
    answer.approvedAt && `Duyệt: ${answer.approvedBy ?? ''}, ${formatInstant(answer.approvedAt)}`,
    answer.returnedAt && `Trả lại: ${answer.returnedBy ?? ''}, ${formatInstant(answer.returnedAt)}`,
    answer.documentNumber && `Văn bản số ${answer.documentNumber}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
