import { Section } from '#ui/card/card.tsx'
import { ButtonLink, Button } from '#ui/button/button.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { formatDate } from '#kernel/i18n/dates.ts'
import type { CaseFollowUp } from '../../staff-case-queries.ts'
import { staffPath } from '../../staff-paths.ts'
import { moveLabels, statusLabels } from '../../vi.ts'
import { refusalWords, staffFieldLabels, staffProblem, workWords } from '../staff-words.ts'
import { CaseAnswers, CaseClocks, CaseQuestions, CaseTimeline, CaseTransfers } from './case-course.tsx'
import { CaseFacts, CaseSender, CaseText, ItemLink } from './case-facts.tsx'
import type { CaseAttempt, CaseView } from './case-view.ts'
import { caseWords } from './case-words.ts'
import { MoveForms } from './move-forms.tsx'
import { Due, NextStepWords, StatusTag } from './work-list.tsx'

/** One item with everything that belongs to it, and what may be done with it now. */
export function CasePage({ view }: { readonly view: CaseView }) {
  const { feedback, attempt } = view
  const register = feedback.registerNumber === null ? '' : ` · số ${feedback.registerNumber}/${feedback.registerYear}`
  return (
    <StaffShell
      title={feedback.code}
      section="work-list"
      breadcrumbs={[{ label: workWords.workList, href: staffPath('list') }, { label: feedback.code }]}
    >
      <ErrorSummary problems={attempt?.problems} words={staffProblem} labels={caseFieldLabels(attempt)} />
      {attempt?.refusal && <RefusedNotice attempt={attempt} view={view} />}
      <PageHeader
        title={feedback.code}
        kicker={`${workWords.item}${register}`}
        tag={
          <>
            <StatusTag status={feedback.status} /> <Due row={feedback} today={view.today} calendar={view.calendar} />
          </>
        }
        lead={<NextStepWords item={feedback} step={view.nextStep} />}
        actions={
          <ButtonLink kind="secondary" href="#xu-ly">
            {caseWords.toActions}
          </ButtonLink>
        }
      />
      <CaseText {...view} />
      <CaseFacts {...view} />
      <CaseSender {...view} />
      <CaseQuestions {...view} />
      <CaseAnswers {...view} />
      <Suggestions view={view} />
      <MoveForms view={view} />
      {attempt?.refusal && <KeptWords attempt={attempt} view={view} />}
      <FollowUps view={view} />
      <Documents view={view} />
      <CaseClocks {...view} />
      <CaseTransfers {...view} />
      <CaseTimeline {...view} />
    </StaffShell>
  )
}

/** One name, another question: `ground` is why an item is refused, by what it is returned, or what it is about. */
function caseFieldLabels(attempt: CaseAttempt | null): Readonly<Record<string, string>> {
  if (attempt?.form === 'refuse') return { ...staffFieldLabels, ground: caseWords.refusalGround }
  if (attempt?.form === 'return') return { ...staffFieldLabels, ground: 'Căn cứ pháp lý' }
  return staffFieldLabels
}

/** Chosen from a list, their values are codes that mean nothing to a reader, and are soon chosen again. */
const chosenFields = new Set([
  'ground',
  'about',
  'kind',
  'complex',
  'procedurePart',
  'accusedAgencyCode',
  'toAgencyCode',
  'handlerId',
  'outcome',
  'redactionConfirmed',
  'followUpId',
])

function RefusedNotice({ attempt, view }: { readonly attempt: CaseAttempt; readonly view: CaseView }) {
  const { code, details } = attempt.refusal ?? { code: '', details: {} }
  const allowed = view.moves.map((move) => moveLabels[move]).join('; ')
  return (
    <Notice tone="warning">
      <p>
        <strong>{refusalWords(code, details)}</strong>
      </p>
      <p>
        {`${caseWords.nowIs}: ${statusLabels[view.feedback.status]}. `}
        {allowed === '' ? caseWords.noActions : `Ông/bà có thể: ${allowed}.`}
      </p>
    </Notice>
  )
}

/** The form is no longer there, but what was typed into it is: nobody types an answer twice. */
function KeptWords({ attempt, view }: { readonly attempt: CaseAttempt; readonly view: CaseView }) {
  if (view.moves.some((move) => move === attempt.form)) return null
  const texts = Object.entries(attempt.typed).flatMap(([name, value]) =>
    name === 'version' || name.startsWith('_') || chosenFields.has(name)
      ? []
      : [value].flat().filter((text) => text.trim() !== ''),
  )
  if (texts.length === 0) return null
  return (
    <Section title={caseWords.kept}>
      {texts.map((text, index) => (
        <Inset key={index}>
          <p class="typed">{text}</p>
        </Inset>
      ))}
    </Section>
  )
}

function Suggestions({ view }: { readonly view: CaseView }) {
  const { suggestions } = view
  if (!suggestions) return null
  const { agencies, procedures, similar } = suggestions
  const nothing = agencies.length + procedures.length + similar.length === 0
  return (
    <Section title={caseWords.suggestions}>
      {nothing && <p class="soft">{caseWords.noSuggestions}</p>}
      <Reasons title={caseWords.suggestedAgencies} items={agencies} />
      <Reasons title={caseWords.suggestedProcedures} items={procedures} />
      {similar.length > 0 && (
        <>
          <h3>{caseWords.similar}</h3>
          <ul>
            {similar.map((item) => (
              <li key={item.code}>
                <ItemLink code={item.code} /> <StatusTag status={item.status} />{' '}
                <span class="small soft">{`giống ${Math.round(item.score * 100)} %`}</span>
                <p class="small">{item.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

interface ReasonsProps {
  readonly title: string
  readonly items: readonly { readonly code: string; readonly name: string; readonly reason: string }[]
}

function Reasons({ title, items }: ReasonsProps) {
  if (items.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ code, name, reason }) => (
          <li key={code}>
            {name} <span class="small soft">{`(${code})`}</span>
            <p class="small soft">{reason}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function FollowUps({ view }: { readonly view: CaseView }) {
  const { followUps } = view.parts
  if (followUps.length === 0) return null
  return (
    <Section title={caseWords.followUps}>
      {followUps.map((followUp) => (
        <article class="card" key={followUp.id}>
          <p class="typed">{followUp.text}</p>
          <p class="small soft">{`${followUp.agencyName} · chậm nhất ${formatDate(followUp.dueOn)}`}</p>
          {followUp.doneOn ? (
            <p>
              <Tag tone="success">Đã sửa</Tag> {`${followUp.decision ?? ''} (${formatDate(followUp.doneOn)})`}
            </p>
          ) : (
            view.ownFollowUps.has(followUp.id) && <FollowUpForm followUp={followUp} view={view} />
          )}
        </article>
      ))}
    </Section>
  )
}

function FollowUpForm({ followUp, view }: { readonly followUp: CaseFollowUp; readonly view: CaseView }) {
  const attempt =
    view.attempt?.form === 'follow-up' && view.attempt.typed['followUpId'] === followUp.id ? view.attempt : null
  return (
    <Disclosure summary="Ghi nhận đã sửa quy định" open={attempt !== null}>
      <Form
        action={staffPath('followUp', { code: view.feedback.code })}
        label="Ghi nhận đã sửa quy định"
        problems={attempt?.problems}
        words={staffProblem}
        typed={attempt?.typed}
      >
        <Hidden name="followUpId" value={followUp.id} />
        <TextInput
          name="decision"
          id={attempt ? undefined : `decision-${followUp.id}`}
          label="Số, ngày của quyết định đã sửa quy định"
          width="full"
        />
        <Button>Ghi nhận và báo người gửi</Button>
      </Form>
    </Disclosure>
  )
}

function Documents({ view }: { readonly view: CaseView }) {
  if (view.documents.length === 0) return null
  return (
    <Section title={caseWords.documents}>
      <ul>
        {view.documents.map(({ href, label, showsSender }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            {showsSender && <span class="small soft"> – {caseWords.letterIsLook}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
