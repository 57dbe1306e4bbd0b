import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { RadioGroup } from '#ui/field/choice.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { opinionDecisions, type OpinionForm } from '../model.ts'
import { opinionPath } from '../paths.ts'
import { opinionWordsVi } from '../public-words.ts'
import type { OpinionResults } from '../results.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { decisionLabels, opinionProblemVi } from '../vi.ts'
import { ResultTables } from './results.tsx'
import { OpinionFrame } from './staff-frame.tsx'

export interface DecideFormProps {
  readonly form: OpinionForm
  readonly results: OpinionResults
  readonly attempt: Attempt | null
}

const labels = {
  evaluation: words.evaluationText,
  decision: words.decision,
  decisionText: words.decisionText,
  transferredTo: words.transferredTo,
}

/** The figures on one side of the decision, the decision on the other. */
export function DecideFormPage({ form, results, attempt }: DecideFormProps) {
  return (
    <OpinionFrame title={words.decideLink} form={form} attempt={attempt} labels={labels}>
      <PageHeader title={words.decideLink} kicker={form.title} lead={words.decideHint} />
      <Section title={words.results}>
        <ResultTables results={results} words={opinionWordsVi} />
      </Section>
      <Form
        action={opinionPath('staffDecide', { code: form.code })}
        problems={attempt?.problems}
        words={opinionProblemVi}
        typed={attempt?.typed}
      >
        <Hidden name="version" value={String(form.version)} />
        <TextArea name="evaluation" label={words.evaluationText} hint={words.evaluationTextHint} limit={20_000} />
        <RadioGroup
          name="decision"
          label={words.decision}
          choices={opinionDecisions.map((decision) => ({ value: decision, label: decisionLabels[decision] }))}
        />
        <TextArea name="decisionText" label={words.decisionText} limit={20_000} rows={4} />
        <TextInput
          name="transferredTo"
          label={words.transferredTo}
          hint={words.transferredToHint}
          width="full"
          optional
        />
        <Button>{words.decideButton}</Button>
      </Form>
    </OpinionFrame>
  )
}
