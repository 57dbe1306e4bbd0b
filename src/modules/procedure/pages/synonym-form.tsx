import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { ProblemWords } from '#ui/problem.ts'
import { searchStaffWords as words } from '../search-staff-words.ts'
import { synonymKinds, type SynonymKind } from '../search-synonym.ts'

export const synonymProblemWords: ProblemWords = ({ code }) => words.problems[code]

export const synonymLabels = {
  kind: words.kind,
  phrase: words.phrase,
  meanings: words.meanings,
  source: words.source,
  from: words.from,
  until: words.until,
}

export interface SynonymFormProps {
  readonly action: string
  readonly button: string
  readonly attempt: Attempt | null
  readonly kind: SynonymKind
  readonly phrase?: string | undefined
  readonly meanings?: readonly string[] | undefined
  readonly source?: string | undefined
}

/** What somebody types, and what it means. */
export function SynonymForm({ action, button, attempt, kind, phrase, meanings, source }: SynonymFormProps) {
  return (
    <Form action={action} problems={attempt?.problems} typed={attempt?.typed} words={synonymProblemWords}>
      <TextInput name="phrase" label={words.phrase} hint={words.phraseHint} value={phrase} width="medium" />
      <TextArea
        name="meanings"
        label={words.meanings}
        hint={words.meaningsHint}
        value={meanings?.join('\n')}
        rows={3}
      />
      <Select
        name="kind"
        label={words.kind}
        value={kind}
        placeholder={false}
        width="medium"
        options={synonymKinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <TextInput name="source" label={words.source} hint={words.sourceHint} value={source} optional />
      <DateInput name="from" label={words.from} hint={words.fromHint} optional />
      <Button>{button}</Button>
    </Form>
  )
}

/** Why the state did not allow it, above the page. */
export function SynonymRefusal({ attempt }: { readonly attempt: Attempt | null }) {
  if (!attempt?.refusal) return null
  return <Notice tone="warning">{words.refusals[attempt.refusal.code] ?? words.refusals['form.expired']}</Notice>
}
