import { formatDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Form } from '#ui/form/form.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { replyEvaluations, type OpinionForm, type ReplyEvaluation } from '../model.ts'
import { opinionPath } from '../paths.ts'
import type { ListedReply } from '../queries.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { evaluationLabels, opinionProblemVi, replyChannelLabels, replySenderLabels } from '../vi.ts'
import type { StaffFormProps } from './staff-detail.tsx'
import { EvaluationFields } from './staff-reply.tsx'

export type RegisterFilter = ReplyEvaluation | 'unevaluated' | undefined

/** One page of the register as it is looked at. */
export interface RegisterView {
  readonly replies: readonly ListedReply[]
  readonly only: RegisterFilter
  readonly page: number
  readonly pageSize: number
}

/** Sổ tiếp nhận: what came, in the order of its numbers, and a way to evaluate several at once. */
export function RegisterSection({ form, register, results, moves, attempt }: StaffFormProps) {
  const { replies, only, page, pageSize } = register
  const evaluates = moves.includes('evaluate-replies')
  const total =
    only === undefined ? results.received : only === 'unevaluated' ? results.unevaluated : results.byEvaluation[only]
  const table = (
    <Table
      caption={words.registerPart}
      hideCaption
      rows={replies}
      rowKey={({ id }) => id}
      columns={columnsOf(form, evaluates)}
    />
  )
  return (
    <Section
      title={words.registerPart}
      id="so"
      action={
        <ButtonLink kind="secondary" small href={opinionPath('staffRegister', { code: form.code })}>
          {words.register}
        </ButtonLink>
      }
    >
      <RegisterTabs form={form} results={results} only={only} />
      {total === 0 ? (
        <EmptyState title={words.noReplies} />
      ) : evaluates ? (
        <Form
          action={opinionPath('staffEvaluate', { code: form.code })}
          problems={attempt?.problems}
          words={opinionProblemVi}
          typed={attempt?.typed}
        >
          {table}
          <Pagination {...{ page, pageSize, total }} href={(number) => registerAddress(form, only, number)} />
          <Fieldset legend={words.evaluateSelected}>
            <EvaluationFields />
          </Fieldset>
          <Button>{words.evaluateButton}</Button>
        </Form>
      ) : (
        <>
          {table}
          <Pagination {...{ page, pageSize, total }} href={(number) => registerAddress(form, only, number)} />
        </>
      )}
    </Section>
  )
}

function RegisterTabs({
  form,
  results,
  only,
}: Pick<StaffFormProps, 'form' | 'results'> & { readonly only: RegisterFilter }) {
  const tab = (filter: RegisterFilter, label: string, count: number) => ({
    href: registerAddress(form, filter),
    label,
    count,
    current: filter === only,
  })
  return (
    <Tabs
      label={words.registerViews}
      items={[
        tab(undefined, words.all, results.received),
        tab('unevaluated', words.unevaluated, results.unevaluated),
        ...replyEvaluations
          .filter((evaluation) => results.byEvaluation[evaluation] > 0 || evaluation === only)
          .map((evaluation) => tab(evaluation, evaluationLabels[evaluation], results.byEvaluation[evaluation])),
      ]}
    />
  )
}

function registerAddress(form: OpinionForm, only: RegisterFilter, page = 1): string {
  const query = new URLSearchParams({
    ...(only === undefined ? {} : { xem: only }),
    ...(page === 1 ? {} : { trang: String(page) }),
  }).toString()
  return `${opinionPath('staffForm', { code: form.code })}${query === '' ? '' : `?${query}`}#so`
}

function columnsOf(form: OpinionForm, evaluates: boolean): readonly Column<ListedReply>[] {
  const select: Column<ListedReply> = {
    key: 'select',
    label: words.select,
    hideLabel: true,
    cell: ({ number }) => (
      <input type="checkbox" name="numbers" value={String(number)} aria-label={words.selectReply(number)} />
    ),
  }
  return [
    ...(evaluates ? [select] : []),
    {
      key: 'number',
      label: words.number,
      rowHeader: true,
      cell: ({ number }) => (
        <a href={opinionPath('staffReply', { code: form.code, number })} aria-label={words.reply(number)}>
          {number}
        </a>
      ),
    },
    { key: 'received', label: words.receivedOn, cell: ({ receivedOn }) => formatDate(receivedOn) },
    { key: 'channel', label: words.channel, cell: ({ channel }) => replyChannelLabels[channel] },
    { key: 'sender', label: words.sender, cell: ({ senderKind }) => replySenderLabels[senderKind ?? 'anonymous'] },
    { key: 'words', label: words.words, cell: (reply) => firstWords(form, reply) },
    {
      key: 'evaluation',
      label: words.evaluation,
      cell: ({ evaluation }) =>
        evaluation === null ? <span class="soft">{words.unevaluated}</span> : evaluationLabels[evaluation],
    },
  ]
}

/** What was said in words, or else what was ticked: enough to know the reply again. */
function firstWords(form: OpinionForm, { answers }: ListedReply): string {
  const written = form.questions.filter(({ kind }) => kind === 'text').flatMap(({ id }) => answers[id] ?? [])
  const text = (written.length > 0 ? written : Object.values(answers).flat()).join('; ')
  return text.length > 140 ? `${text.slice(0, 140)}…` : text
}
