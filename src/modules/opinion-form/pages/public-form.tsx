import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Checkbox } from '#ui/field/choice.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import { procedurePath, type ProcedureName } from '#modules/procedure/public.ts'
import type { OpinionForm } from '../model.ts'
import { opinionPath } from '../paths.ts'
import { takesReplies, type OpinionWords } from '../public-words.ts'
import type { OpinionResults } from '../results.ts'
import { useOpinionWords } from './public-list.tsx'
import { QuestionFields, questionLabels, ReplySenderFields } from './question-fields.tsx'
import { ResultTables } from './results.tsx'

export interface PublicFormProps {
  readonly form: OpinionForm
  readonly agencyName: string
  readonly procedure: ProcedureName | undefined
  readonly today: LegalDate
  readonly attempt: Attempt | null
  /** Only of a form that has been evaluated. */
  readonly results: OpinionResults | null
}

/** One form: what is asked and by whom, then the questions while it is open, the results once there are any. */
export function PublicFormPage(props: PublicFormProps) {
  const { form, today, attempt, results } = props
  const words = useOpinionWords()
  const { formExpired } = useUiWords()
  const open = takesReplies(form, today)
  return (
    <OpinionShell title={form.title}>
      <ErrorSummary problems={attempt?.problems} words={words.problem} labels={questionLabels(form.questions, words)} />
      {attempt?.refusal && (
        <Notice tone="warning">{attempt.refusal.code === 'form.expired' ? formExpired : words.justClosed}</Notice>
      )}
      <PageHeader
        title={form.title}
        kicker={words.about[form.about]}
        tag={<StateTag open={open} evaluated={form.status === 'evaluated'} words={words} />}
        actions={
          <ButtonLink kind="secondary" href={opinionPath('sheet', { code: form.code })}>
            {words.sheet}
          </ButtonLink>
        }
      />
      <Facts {...props} />
      <p class="typed">{form.introduction}</p>
      {open ? <ReplySection {...props} /> : attempt && <LostReply {...props} />}
      {!open && !results && <Notice>{words.noResultsYet}</Notice>}
      {results && <ResultSection form={form} results={results} />}
      <p class="soft">{words.basis}</p>
    </OpinionShell>
  )
}

export function OpinionShell({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const words = useOpinionWords()
  const ui = useUiWords()
  const { language } = usePage()
  return (
    <PublicShell
      title={title}
      breadcrumbs={[
        { label: ui.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, opinionPath('list')) },
        { label: title },
      ]}
    >
      {children}
    </PublicShell>
  )
}

interface StateTagProps {
  readonly open: boolean
  readonly evaluated: boolean
  readonly words: OpinionWords
}

function StateTag({ open, evaluated, words }: StateTagProps) {
  if (open) return <Tag tone="progress">{words.tagOpen}</Tag>
  return evaluated ? <Tag tone="success">{words.tagEvaluated}</Tag> : <Tag>{words.tagClosed}</Tag>
}

function Facts({ form, agencyName, procedure }: PublicFormProps) {
  const words = useOpinionWords()
  const { language } = usePage()
  return (
    <>
      <SummaryList
        rows={[
          { term: words.agency, value: agencyName },
          { term: words.document, value: form.documentTitle },
          {
            term: words.procedure,
            value: procedure && <a href={pathIn(language, procedurePath(procedure.code))}>{procedure.name}</a>,
          },
          { term: words.audience, value: <span class="typed">{form.audience}</span> },
          {
            term: words.time,
            value: form.openedOn && words.period(formatDate(form.openedOn), formatDate(form.closesOn)),
          },
          { term: words.otherWays, value: form.replyChannels.map((channel) => words.channels[channel]).join('; ') },
          { term: words.replyAddress, value: form.replyAddress && <span class="typed">{form.replyAddress}</span> },
        ]}
      />
      {form.closeReason && <Notice>{words.closedEarly(form.closeReason)}</Notice>}
    </>
  )
}

function ReplySection({ form, attempt }: PublicFormProps) {
  const words = useOpinionWords()
  const { language } = usePage()
  if (!form.replyChannels.includes('web')) return <Notice>{words.notOverNetwork}</Notice>
  return (
    <Section title={words.yourReply}>
      <p class="soft">{words.inVietnamese}</p>
      <Form
        action={pathIn(language, opinionPath('form', { code: form.code }))}
        problems={attempt?.problems}
        words={words.problem}
        typed={attempt?.typed}
      >
        <QuestionFields questions={form.questions} words={words} />
        <ReplySenderFields required={form.senderRequired} words={words} />
        <Checkbox name="consent" label={words.consent} />
        <Button>{words.send}</Button>
      </Form>
    </Section>
  )
}

/** Too late: nothing can be sent, but what was written must not be lost. */
function LostReply({ form, attempt }: PublicFormProps) {
  const words = useOpinionWords()
  return (
    <Section title={words.yourReply}>
      <Form action="" method="get" typed={attempt?.typed}>
        <QuestionFields questions={form.questions} words={words} />
      </Form>
    </Section>
  )
}

function ResultSection({ form, results }: { readonly form: OpinionForm; readonly results: OpinionResults }) {
  const words = useOpinionWords()
  return (
    <Section title={words.results} id="ket-qua">
      <ResultTables results={results} words={words} />
      <Conclusion form={form} words={words} />
    </Section>
  )
}

/** What the agency made of it (Đ.9.2.h–i). */
export function Conclusion({ form, words }: { readonly form: OpinionForm; readonly words: OpinionWords }) {
  if (form.decision === null) return null
  return (
    <SummaryList
      rows={[
        { term: words.evaluation, value: <span class="typed">{form.evaluation}</span> },
        {
          term: words.decision,
          value: (
            <>
              <strong>{words.decisions[form.decision]}</strong>
              <br />
              <span class="typed">{form.decisionText}</span>
            </>
          ),
        },
        { term: words.transferredTo, value: form.transferredTo },
      ]}
    />
  )
}

export interface ReplyReceiptProps {
  readonly form: OpinionForm
  readonly number: number
  readonly receivedAt: Date
}

export function ReplyReceiptPage({ form, number, receivedAt }: ReplyReceiptProps) {
  const words = useOpinionWords()
  const { language } = usePage()
  return (
    <OpinionShell title={words.receiptTitle}>
      <PageHeader title={words.receiptTitle} lead={words.receiptLead(String(number))} />
      <SummaryList
        rows={[
          { term: words.title, value: form.title },
          { term: words.registerNumber, value: String(number) },
          { term: words.receivedAt, value: formatInstant(receivedAt) },
        ]}
      />
      <p>{words.receiptNext}</p>
      <p>
        <a href={pathIn(language, opinionPath('form', { code: form.code }))}>{words.back}</a>
      </p>
    </OpinionShell>
  )
}
