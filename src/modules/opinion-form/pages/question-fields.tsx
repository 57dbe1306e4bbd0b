import { Checkboxes, RadioGroup } from '#ui/field/choice.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { longestAnswer, optionsOf, replySenderKinds, type Question } from '../model.ts'
import type { OpinionWords } from '../public-words.ts'

interface QuestionFieldsProps {
  readonly questions: readonly Question[]
  readonly words: OpinionWords
}

/** The questions as they are answered, on the public page and when a paper reply is entered. */
export function QuestionFields({ questions, words }: QuestionFieldsProps) {
  return (
    <>
      {questions.map((question, index) => (
        <QuestionField key={question.id} question={question} number={index + 1} words={words} />
      ))}
    </>
  )
}

interface QuestionFieldProps {
  readonly question: Question
  readonly number: number
  readonly words: OpinionWords
}

function QuestionField({ question, number, words }: QuestionFieldProps) {
  const frame = { name: question.id, label: `${number}. ${question.label}`, optional: !question.required }
  const choices = (optionsOf(question) ?? []).map((option) => ({ value: option, label: option }))
  switch (question.kind) {
    case 'text':
      return <TextArea {...frame} limit={longestAnswer} />
    case 'choices':
      return <Checkboxes {...frame} hint={words.tickSeveral} choices={choices} />
    case 'scale':
      return <RadioGroup {...frame} hint={words.scaleHint} choices={choices} inline />
    case 'choice':
      return <RadioGroup {...frame} choices={choices} />
  }
}

/** The labels of the error summary: which question is meant. */
export function questionLabels(questions: readonly Question[], words: OpinionWords): Readonly<Record<string, string>> {
  const numbered = questions.map(({ id, label }, index) => [
    id,
    `${index + 1}. ${label.length > 60 ? `${label.slice(0, 60)}…` : label}`,
  ])
  return {
    ...Object.fromEntries(numbered),
    senderName: words.senderName,
    senderAddress: words.senderAddress,
    senderPhone: words.senderPhone,
    senderEmail: words.senderEmail,
  }
}

/** Who replies; `required` when the form asks it. */
export function ReplySenderFields({ required, words }: { readonly required: boolean; readonly words: OpinionWords }) {
  return (
    <Fieldset legend={words.aboutYou} hint={required ? words.aboutYouRequired : words.aboutYouHint}>
      <RadioGroup
        name="senderKind"
        label={words.senderKind}
        inline
        value="individual"
        choices={replySenderKinds.map((kind) => ({ value: kind, label: words.senderKinds[kind] }))}
      />
      <TextInput name="senderName" label={words.senderName} autocomplete="name" optional={!required} />
      <TextInput
        name="senderAddress"
        label={words.senderAddress}
        autocomplete="street-address"
        width="full"
        optional={!required}
      />
      <TextInput name="senderPhone" label={words.senderPhone} type="tel" autocomplete="tel" width="medium" optional />
      <TextInput name="senderEmail" label={words.senderEmail} type="email" autocomplete="email" optional />
    </Fieldset>
  )
}
