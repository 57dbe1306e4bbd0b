import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { RadioGroup } from '#ui/field/choice.tsx'
import { Select, type Option } from '#ui/field/select.tsx'
import { DateInput, TextArea } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { enteredChannels } from '../enter-reply.ts'
import { replyEvaluations, type OpinionForm, type ReplySender } from '../model.ts'
import { opinionPath } from '../paths.ts'
import { opinionWordsVi } from '../public-words.ts'
import type { ListedReply } from '../queries.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { turnedGrounds } from '../turn-reply-into-feedback.ts'
import { evaluationLabels, opinionProblemVi, replyChannelLabels, replySenderLabels } from '../vi.ts'
import type { OpinionFormMove } from '../workflow.ts'
import { QuestionFields, questionLabels, ReplySenderFields } from './question-fields.tsx'
import { OpinionFrame } from './staff-frame.tsx'

export interface StaffReplyProps {
  readonly form: OpinionForm
  readonly reply: ListedReply
  /** Only right after it was asked for. */
  readonly sender: ReplySender | null
  readonly moves: readonly OpinionFormMove[]
  readonly attempt: Attempt | null
}

/** One reply: what was answered, what it is taken for, and what may be made of it. */
export function StaffReplyPage(props: StaffReplyProps) {
  const { form, reply, moves, attempt } = props
  const target = { code: form.code, number: reply.number }
  return (
    <OpinionFrame title={words.reply(reply.number)} form={form} attempt={attempt}>
      <PageHeader title={words.reply(reply.number)} lead={form.title} />
      <SummaryList
        rows={[
          { term: words.receivedOn, value: formatDate(reply.receivedOn) },
          { term: words.receivedAt, value: reply.enteredBy === null ? formatInstant(reply.receivedAt) : null },
          { term: words.channel, value: replyChannelLabels[reply.channel] },
          { term: words.sender, value: replySenderLabels[reply.senderKind ?? 'anonymous'] },
          { term: words.evaluation, value: reply.evaluation && evaluationLabels[reply.evaluation] },
          { term: words.note, value: reply.note && <span class="typed">{reply.note}</span> },
        ]}
      />
      {reply.feedbackId !== null && <Notice>{words.isFeedback}</Notice>}
      <SenderPart {...props} />
      <Section title={words.answers}>
        <SummaryList
          rows={form.questions.map((question, index) => ({
            term: `${index + 1}. ${question.label}`,
            value: <span class="typed">{reply.answers[question.id]?.join('\n') ?? words.noAnswer}</span>,
          }))}
        />
      </Section>
      {moves.includes('evaluate-replies') && (
        <Section title={words.evaluation}>
          <Form action={opinionPath('staffEvaluate', { code: form.code })} words={opinionProblemVi}>
            <Hidden name="numbers" value={String(reply.number)} />
            <EvaluationFields value={reply.evaluation ?? undefined} note={reply.note ?? undefined} />
            <Button>{words.evaluateButton}</Button>
          </Form>
        </Section>
      )}
      {moves.includes('turn-into-feedback') && reply.senderKind !== null && reply.feedbackId === null && (
        <Section title={words.turn}>
          <p>{words.turnHint}</p>
          <Form action={opinionPath('staffTurn', target)} problems={attempt?.problems} typed={attempt?.typed}>
            <RadioGroup
              name="kind"
              label={words.turnKind}
              inline
              value="proposal"
              choices={[
                { value: 'proposal', label: words.turnKinds.proposal },
                { value: 'problem', label: words.turnKinds.problem },
              ]}
            />
            <Select
              name="ground"
              label={words.turnGround}
              options={turnedGrounds.map((ground) => ({ value: ground, label: words.turnGrounds[ground] }))}
            />
            <Button kind="secondary">{words.turn}</Button>
          </Form>
        </Section>
      )}
    </OpinionFrame>
  )
}

/** What a reply is taken for; the register's own form has the same fields. */
export function EvaluationFields({
  value,
  note,
}: {
  readonly value?: string | undefined
  readonly note?: string | undefined
}) {
  return (
    <>
      <Select
        name="evaluation"
        label={words.evaluation}
        value={value}
        options={replyEvaluations.map((evaluation) => ({ value: evaluation, label: evaluationLabels[evaluation] }))}
      />
      <TextArea name="note" label={words.note} value={note} rows={2} optional />
    </>
  )
}

function SenderPart({ form, reply, sender }: StaffReplyProps) {
  if (reply.senderKind === null) return null
  if (sender)
    return (
      <Section title={words.sender}>
        <SummaryList
          rows={[
            { term: words.senderName, value: sender.name },
            { term: words.senderAddress, value: sender.address },
            { term: words.senderPhone, value: sender.phone },
            { term: words.senderEmail, value: sender.email },
          ]}
        />
      </Section>
    )
  return (
    <Section title={words.sender}>
      <p class="soft">{words.viewSenderHint}</p>
      <Form action={opinionPath('staffSender', { code: form.code, number: reply.number })}>
        <Button kind="secondary">{words.viewSender}</Button>
      </Form>
    </Section>
  )
}

export interface EnterReplyProps {
  readonly form: OpinionForm
  readonly invitees: readonly Option[]
  readonly attempt: Attempt | null
}

/** A reply on paper, written into the register. */
export function EnterReplyPage({ form, invitees, attempt }: EnterReplyProps) {
  const labels = {
    ...questionLabels(form.questions, opinionWordsVi),
    receivedOn: words.receivedOn,
    channel: words.enterChannel,
  }
  return (
    <OpinionFrame title={words.enter} form={form} attempt={attempt} labels={labels}>
      <PageHeader title={words.enter} lead={words.enterLead} kicker={form.title} />
      <Form
        action={opinionPath('staffEnter', { code: form.code })}
        problems={attempt?.problems}
        words={opinionProblemVi}
        typed={attempt?.typed}
      >
        <RadioGroup
          name="channel"
          label={words.enterChannel}
          inline
          choices={enteredChannels.map((channel) => ({ value: channel, label: replyChannelLabels[channel] }))}
        />
        <DateInput name="receivedOn" label={words.receivedOn} hint={words.receivedOnHint} optional />
        {invitees.length > 0 && (
          <Select name="inviteeId" label={words.invitee} options={invitees} placeholder={words.noInvitee} optional />
        )}
        <QuestionFields questions={form.questions} words={opinionWordsVi} />
        <ReplySenderFields required={form.senderRequired} words={opinionWordsVi} />
        <Button>{words.enterButton}</Button>
      </Form>
    </OpinionFrame>
  )
}
