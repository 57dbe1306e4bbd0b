import type { Attempt } from '#kernel/http/form.ts'
import type { Typed } from '#kernel/http/parse.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonGroup } from '#ui/button/button.tsx'
import { Checkbox, Checkboxes, RadioGroup } from '#ui/field/choice.tsx'
import { Select, type Option } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { opinionAbouts, questionIds, questionKinds, replyChannels, sendingWays, type OpinionForm } from '../model.ts'
import { opinionPath } from '../paths.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import {
  opinionAboutLabels,
  opinionProblemVi,
  questionKindLabels,
  replyChannelLabels,
  sendingWayLabels,
} from '../vi.ts'
import { OpinionFrame } from './staff-frame.tsx'

export interface FormEditorProps {
  /** Null where a new one is made. */
  readonly form: Pick<OpinionForm, 'code' | 'title' | 'version'> | null
  readonly typed: Typed
  readonly attempt: Attempt | null
  /** Agencies to choose from, when there are several. */
  readonly agencies: readonly Option[]
}

/**
 * The editor of a form, without script: every question is a block of fields, and a button draws more blocks. Saving is the
 * first button of the page, so that Enter saves.
 */
export function FormEditorPage({ form, typed, attempt, agencies }: FormEditorProps) {
  const title = form ? words.amend : words.create
  const params = form ? { code: form.code } : {}
  return (
    <OpinionFrame title={title} form={form ?? undefined} attempt={attempt} labels={editorLabels}>
      <PageHeader title={title} />
      <Form
        action={opinionPath(form ? 'staffAmend' : 'staffNew', params)}
        problems={attempt?.problems}
        words={opinionProblemVi}
        typed={typed}
      >
        {form && <Hidden name="version" value={String(form.version)} />}
        <Hidden name="rows" value={String(rowsOf(typed))} />
        <ContentFields agencies={agencies} />
        <AudienceFields />
        <Fieldset legend={words.questions} hint={words.questionsHint}>
          {questionIds.slice(0, rowsOf(typed)).map((row, index) => (
            <QuestionRow key={row} row={row} number={index + 1} />
          ))}
        </Fieldset>
        <ButtonGroup>
          <Button>{words.save}</Button>
          <Button kind="secondary" formAction={opinionPath(form ? 'staffAmendQuestions' : 'staffNewQuestions', params)}>
            {words.moreQuestions}
          </Button>
        </ButtonGroup>
      </Form>
    </OpinionFrame>
  )
}

/** How many blocks of questions the page shows: what it showed before, or two more than there are questions. */
export function rowsOf(typed: Typed): number {
  const shown = Number(typed['rows'])
  const filled =
    questionIds.findLastIndex((row) => typed[`${row}.label`] !== undefined && typed[`${row}.label`] !== '') + 1
  const rows = Number.isInteger(shown) && shown > 0 ? Math.max(shown, filled) : Math.max(filled + 2, 4)
  return Math.min(rows, questionIds.length)
}

function ContentFields({ agencies }: { readonly agencies: readonly Option[] }) {
  return (
    <Fieldset legend={words.content}>
      {agencies.length > 1 && <Select name="agencyCode" label={words.agency} options={agencies} />}
      <TextInput name="title" label={words.formTitle} hint={words.formTitleHint} width="full" />
      <RadioGroup
        name="about"
        label={words.about}
        choices={opinionAbouts.map((about) => ({ value: about, label: opinionAboutLabels[about] }))}
      />
      <TextInput name="documentTitle" label={words.documentTitle} width="full" />
      <TextInput
        name="procedureCode"
        label={words.procedureCode}
        hint={words.procedureCodeHint}
        optional
        spellcheck={false}
      />
      <TextArea name="introduction" label={words.introduction} hint={words.introductionHint} limit={10_000} />
    </Fieldset>
  )
}

function AudienceFields() {
  return (
    <Fieldset legend={words.audiencePart}>
      <TextArea name="audience" label={words.audience} rows={3} limit={2000} />
      <Checkboxes
        name="ways"
        label={words.ways}
        choices={sendingWays.map((way) => ({ value: way, label: sendingWayLabels[way] }))}
      />
      <Checkboxes
        name="replyChannels"
        label={words.replyChannels}
        choices={replyChannels.map((channel) => ({ value: channel, label: replyChannelLabels[channel] }))}
      />
      <TextArea name="replyAddress" label={words.replyAddress} hint={words.replyAddressHint} rows={2} optional />
      <Checkbox name="senderRequired" label={words.senderRequired} hint={words.senderRequiredHint} />
      <DateInput name="closesOn" label={words.closesOn} hint={words.closesHint} />
    </Fieldset>
  )
}

function QuestionRow({ row, number }: { readonly row: string; readonly number: number }) {
  return (
    <Fieldset legend={words.question(number)}>
      <TextArea name={`${row}.label`} label={words.questionLabel} rows={2} optional={number > 1} />
      <Select
        name={`${row}.kind`}
        label={words.questionKind}
        value="choice"
        placeholder={false}
        options={questionKinds.map((kind) => ({ value: kind, label: questionKindLabels[kind] }))}
      />
      <TextArea
        name={`${row}.options`}
        label={words.questionOptions}
        hint={words.questionOptionsHint}
        rows={3}
        optional
      />
      <Checkbox name={`${row}.required`} label={words.questionRequired} />
      <TextInput
        name={`${row}.order`}
        label={words.questionOrder}
        value={String(number)}
        inputMode="numeric"
        width="short"
      />
    </Fieldset>
  )
}

const editorLabels: Readonly<Record<string, string>> = {
  title: words.formTitle,
  about: words.about,
  documentTitle: words.documentTitle,
  procedureCode: words.procedureCode,
  introduction: words.introduction,
  audience: words.audience,
  ways: words.ways,
  replyChannels: words.replyChannels,
  replyAddress: words.replyAddress,
  closesOn: words.closesOn,
  ...Object.fromEntries(
    questionIds.flatMap((row, index) =>
      ['label', 'kind', 'options'].map((part) => [`${row}.${part}`, words.question(index + 1)]),
    ),
  ),
}

/** A form that exists as the editor shows it. */
export function typedForm(form: OpinionForm, procedureCode: string | undefined): Typed {
  const questions = form.questions.flatMap((question) => {
    const options = question.kind === 'choice' || question.kind === 'choices' ? question.options.join('\n') : ''
    return [
      [`${question.id}.label`, question.label],
      [`${question.id}.kind`, question.kind],
      [`${question.id}.options`, options],
      ...(question.required ? [[`${question.id}.required`, 'on']] : []),
    ]
  })
  return {
    title: form.title,
    about: form.about,
    documentTitle: form.documentTitle,
    procedureCode: procedureCode ?? '',
    introduction: form.introduction,
    audience: form.audience,
    ways: form.ways,
    replyChannels: form.replyChannels,
    replyAddress: form.replyAddress ?? '',
    ...(form.senderRequired ? { senderRequired: 'on' } : {}),
    closesOn: formatDate(form.closesOn),
    ...Object.fromEntries(questions),
  }
}
