import { Invalid, type FieldProblem } from '#kernel/errors.ts'
import { longestAnswer, optionsOf, Question, questionIds, questionKinds, type Answers } from './model.ts'

/** Fields of one question in the editor, by the name of its row: `q3.label`. */
export const questionFields = ['label', 'kind', 'options', 'required', 'order'] as const

type TypedFields = Readonly<Record<string, unknown>>

/**
 * The questions as typed in the editor. A row without words is no question; rows stand in the order of their numbers and are
 * numbered anew, so that what is printed counts without holes.
 * @throws Invalid naming the row as it was typed
 */
export function questionsFrom(typed: TypedFields): readonly Question[] {
  const rows = questionIds
    .filter((row) => textOf(typed, `${row}.label`) !== '')
    .toSorted((a, b) => orderOf(typed, a) - orderOf(typed, b))
  const problems = rows.flatMap((row) => problemsOf(typed, row))
  if (rows.length === 0) problems.push({ field: 'q1.label', code: 'question-required' })
  if (problems.length > 0) throw new Invalid(problems)
  return rows.map((row, index) => {
    const kind = kindOf(typed, row)
    return Question.parse({
      id: questionIds[index],
      label: textOf(typed, `${row}.label`),
      kind,
      required: textOf(typed, `${row}.required`) !== '',
      ...(kind === 'choice' || kind === 'choices' ? { options: linesOf(typed, row) } : {}),
    })
  })
}

function problemsOf(typed: TypedFields, row: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  const label = textOf(typed, `${row}.label`)
  if (label.length > 1000) problems.push({ field: `${row}.label`, code: 'too-long', details: { maximum: 1000 } })
  const kind = kindOf(typed, row)
  if (kind === undefined) problems.push({ field: `${row}.kind`, code: 'not-an-option' })
  if (kind === 'choice' || kind === 'choices') {
    const options = linesOf(typed, row)
    const field = `${row}.options`
    if (options.length < 2) problems.push({ field, code: 'two-options-required' })
    else if (options.length > 20) problems.push({ field, code: 'too-many-options', details: { maximum: 20 } })
    else if (options.some((option) => option.length > 300)) problems.push({ field, code: 'option-too-long' })
    else if (new Set(options).size < options.length) problems.push({ field, code: 'option-twice' })
  }
  return problems
}

function orderOf(typed: TypedFields, row: string): number {
  const order = Number(textOf(typed, `${row}.order`).replace(',', '.'))
  const place = questionIds.indexOf(row) + 1
  // Between two rows of the same number the one higher on the page stands first.
  return (Number.isFinite(order) && order > 0 ? order : place) + place / 1000
}

function kindOf(typed: TypedFields, row: string) {
  const kind = textOf(typed, `${row}.kind`)
  return questionKinds.find((known) => known === kind)
}

function linesOf(typed: TypedFields, row: string): string[] {
  return textOf(typed, `${row}.options`)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function textOf(typed: TypedFields, field: string): string {
  const value = typed[field]
  return typeof value === 'string' ? cleaned(value) : ''
}

// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

function cleaned(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(controlCharacters, '').trim()
}

/**
 * What was answered, checked against the questions: only what could be ticked is kept as ticked.
 * @throws Invalid with one problem per question, in their order
 */
export function answersTo(questions: readonly Question[], given: Answers): Answers {
  const problems: FieldProblem[] = Object.keys(given)
    .filter((id) => (given[id]?.length ?? 0) > 0 && !questions.some((question) => question.id === id))
    .map((field) => ({ field, code: 'unknown-field' }))
  const answers: Record<string, string[]> = {}
  for (const question of questions) {
    const values = [...new Set((given[question.id] ?? []).map(cleaned).filter((value) => value !== ''))]
    const problem = problemWith(question, values)
    if (problem) problems.push({ field: question.id, ...problem })
    else if (values.length > 0) answers[question.id] = values
  }
  if (problems.length === 0 && Object.keys(answers).length === 0)
    problems.push({ field: questions[0]?.id ?? 'q1', code: 'nothing-answered' })
  if (problems.length > 0) throw new Invalid(problems)
  return answers
}

function problemWith(question: Question, values: readonly string[]): Omit<FieldProblem, 'field'> | undefined {
  if (values.length === 0) return question.required ? { code: 'answer-required' } : undefined
  const options = optionsOf(question)
  if (options === null)
    return values.join('\n').length > longestAnswer
      ? { code: 'too-long', details: { maximum: longestAnswer } }
      : undefined
  if (question.kind !== 'choices' && values.length > 1) return { code: 'one-answer-only' }
  return values.every((value) => options.includes(value)) ? undefined : { code: 'not-an-option' }
}
