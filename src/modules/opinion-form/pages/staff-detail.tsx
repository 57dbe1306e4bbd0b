import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { procedurePath, type ProcedureName } from '#modules/procedure/public.ts'
import type { ListedInvitee } from '../invitee-queries.ts'
import type { OpinionForm } from '../model.ts'
import { opinionPath } from '../paths.ts'
import { opinionWordsVi } from '../public-words.ts'
import type { OpinionResults } from '../results.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import {
  opinionAboutLabels,
  opinionProblemVi,
  opinionStatusLabels,
  opinionStatusTones,
  questionKindLabels,
  replyChannelLabels,
  sendingWayLabels,
} from '../vi.ts'
import type { OpinionFormMove } from '../workflow.ts'
import { Conclusion } from './public-form.tsx'
import { ResultTables } from './results.tsx'
import { InviteeSection } from './staff-invitees.tsx'
import { OpinionFrame } from './staff-frame.tsx'
import { RegisterSection, type RegisterView } from './staff-register.tsx'

export interface StaffFormProps {
  readonly form: OpinionForm
  readonly agencyName: string
  readonly procedure: ProcedureName | undefined
  readonly moves: readonly OpinionFormMove[]
  readonly invitees: readonly ListedInvitee[]
  readonly register: RegisterView
  readonly results: OpinionResults
  readonly attempt: Attempt | null
  readonly today: LegalDate
}

/** The whole file of one form: what it asks, how it stands, its audience, its register and its figures. */
export function StaffFormPage(props: StaffFormProps) {
  const { form, moves, attempt, results } = props
  const sent = form.status !== 'draft'
  return (
    <OpinionFrame
      title={form.title}
      form={form}
      attempt={attempt}
      labels={{ reason: words.closeReason, invitees: words.inviteesLabel }}
    >
      <PageHeader
        title={form.title}
        kicker={props.agencyName}
        tag={<Tag tone={opinionStatusTones[form.status]}>{opinionStatusLabels[form.status]}</Tag>}
        actions={<Actions form={form} moves={moves} />}
      />
      <NextSteps {...props} />
      <Facts {...props} />
      {!sent && <QuestionList form={form} />}
      <InviteeSection {...props} />
      {sent && <RegisterSection {...props} />}
      {sent && results.received > 0 && (
        <Section title={words.results} id="ket-qua">
          {form.status !== 'evaluated' && <p class="soft">{words.resultsPublic}</p>}
          <ResultTables results={results} words={opinionWordsVi} />
          <Conclusion form={form} words={opinionWordsVi} />
        </Section>
      )}
    </OpinionFrame>
  )
}

function Actions({ form, moves }: Pick<StaffFormProps, 'form' | 'moves'>) {
  const { code } = form
  return (
    <>
      {moves.includes('amend') && <ButtonLink href={opinionPath('staffAmend', { code })}>{words.amend}</ButtonLink>}
      {moves.includes('enter-reply') && (
        <ButtonLink href={opinionPath('staffEnter', { code })}>{words.enter}</ButtonLink>
      )}
      <ButtonLink kind="secondary" href={opinionPath('staffSheet', { code })}>
        {words.sheet}
      </ButtonLink>
      {form.status !== 'draft' && (
        <ButtonLink kind="secondary" href={opinionPath('form', { code })}>
          {words.publicPage}
        </ButtonLink>
      )}
    </>
  )
}

/** What this official may do with it now; the same list guards the acts. */
function NextSteps({ form, moves, attempt, today }: StaffFormProps) {
  const waits = form.status === 'draft' && !moves.includes('open')
  if (!waits && !(['open', 'close', 'decide'] as const).some((move) => moves.includes(move))) return null
  const { code } = form
  const version = <Hidden name="version" value={String(form.version)} />
  return (
    <Section title={words.next}>
      {waits && <p>{words.waitsForHead}</p>}
      {moves.includes('open') && (
        <Form action={opinionPath('staffOpen', { code })}>
          {version}
          <p>{words.openHint}</p>
          <Button confirm={words.openConfirm}>{words.openButton}</Button>
        </Form>
      )}
      {moves.includes('close') && (
        <details class="disclosure" open={attempt !== null && attempt.problems.some(({ field }) => field === 'reason')}>
          <summary>{words.closeButton}</summary>
          <div class="disclosure-body">
            <Form
              action={opinionPath('staffClose', { code })}
              problems={attempt?.problems}
              words={opinionProblemVi}
              typed={attempt?.typed}
            >
              {version}
              <p>{words.closeHint}</p>
              {today <= form.closesOn && <TextArea name="reason" label={words.closeReason} rows={2} />}
              <Button kind="danger">{words.closeButton}</Button>
            </Form>
          </div>
        </details>
      )}
      {moves.includes('decide') && (
        <>
          <p>{words.decideHint}</p>
          <p>
            <ButtonLink href={opinionPath('staffDecide', { code })}>{words.decideLink}</ButtonLink>
          </p>
        </>
      )}
    </Section>
  )
}

function Facts({ form, procedure }: StaffFormProps) {
  const opened = form.openedOn === null ? null : formatDate(form.openedOn)
  return (
    <Section title={words.facts}>
      <SummaryList
        rows={[
          { term: words.about, value: opinionAboutLabels[form.about] },
          { term: words.documentTitle, value: form.documentTitle },
          {
            term: words.procedureCode,
            value: procedure && <a href={procedurePath(procedure.code)}>{`${procedure.code} ${procedure.name}`}</a>,
          },
          { term: words.introduction, value: <span class="typed">{form.introduction}</span> },
          { term: words.audience, value: <span class="typed">{form.audience}</span> },
          { term: words.ways, value: form.ways.map((way) => sendingWayLabels[way]).join('; ') },
          {
            term: words.replyChannels,
            value: form.replyChannels.map((channel) => replyChannelLabels[channel]).join('; '),
          },
          { term: words.replyAddress, value: form.replyAddress && <span class="typed">{form.replyAddress}</span> },
          opened === null
            ? { term: words.closesOn, value: formatDate(form.closesOn) }
            : { term: words.time, value: opinionWordsVi.period(opened, formatDate(form.closesOn)) },
          { term: words.closeReason, value: form.closeReason },
        ]}
      />
    </Section>
  )
}

function QuestionList({ form }: { readonly form: OpinionForm }) {
  return (
    <Section title={words.questions}>
      <ol>
        {form.questions.map((question) => (
          <li key={question.id}>
            {question.label} <span class="soft">({questionKindLabels[question.kind].toLowerCase()})</span>
            {'options' in question && (
              <ul>
                {question.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
