import type { ComponentChildren } from 'preact'
import { periodRuleNames } from '#kernel/calendar/rules.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { calendarProblem, calendarWords as words, originLabels, ruleLabels, unitLabels } from '../calendar-words.ts'
import { portalPaths } from '../paths.ts'
import type { CalendarAttempt } from './calendar-page.tsx'

type FormName = CalendarAttempt['form']

interface CalendarFormsProps {
  readonly today: LegalDate
  readonly attempt: CalendarAttempt | null
}

/** What administrators may change; each needs the document on which it rests. */
export function CalendarForms({ today, attempt }: CalendarFormsProps) {
  // The error summary leads to plain ids, so only the form that came back may have them.
  const idIn = (form: FormName) => (name: string) => (attempt?.form === form ? undefined : `${form}-${name}`)
  const nextYear = String(Number(today.slice(0, 4)) + 1)
  const [decree, holiday, swap, rule] = [idIn('decree'), idIn('holiday'), idIn('swap'), idIn('rule')]
  return (
    <Section title={words.change}>
      <OneForm name="decree" title={words.decree} attempt={attempt}>
        <p>{words.decreeHint}</p>
        <TextInput
          name="year"
          id={decree('year')}
          label={words.year}
          value={nextYear}
          inputMode="numeric"
          width="short"
        />
        <TextArea name="days" id={decree('days')} label={words.days} hint={words.daysHint} optional />
        <TextInput name="basis" id={decree('basis')} label={words.basis} width="full" />
      </OneForm>
      <OneForm name="holiday" title={words.holiday} attempt={attempt}>
        <DateInput name="date" id={holiday('date')} label={words.date} />
        <Select
          name="kind"
          id={holiday('kind')}
          label={words.kind}
          placeholder={false}
          options={[
            { value: 'holiday', label: 'Nghỉ lễ, tết' },
            { value: 'substitute', label: 'Nghỉ bù' },
          ]}
        />
        <TextInput name="name" id={holiday('name')} label={words.name} />
        <TextInput name="basis" id={holiday('basis')} label={words.basis} width="full" />
      </OneForm>
      <OneForm name="swap" title={words.swap} attempt={attempt}>
        <DateInput name="offOn" id={swap('offOn')} label={words.offOn} />
        <DateInput name="workedOn" id={swap('workedOn')} label={words.workedOn} />
        <TextInput name="basis" id={swap('basis')} label={words.basis} width="full" />
      </OneForm>
      <OneForm name="rule" title={words.ruleChange} attempt={attempt}>
        <Select
          name="rule"
          id={rule('rule')}
          label={words.rule}
          width="full"
          options={periodRuleNames.map((value) => ({ value, label: ruleLabels[value] }))}
        />
        <TextInput name="days" id={rule('days')} label={words.number} inputMode="numeric" width="short" />
        <Select
          name="unit"
          id={rule('unit')}
          label={words.unit}
          placeholder={false}
          options={Object.entries(unitLabels).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="origin"
          id={rule('origin')}
          label={words.origin}
          placeholder={false}
          options={Object.entries(originLabels).map(([value, label]) => ({ value, label }))}
        />
        <DateInput name="from" id={rule('from')} label={words.from} value={formatDate(today)} />
        <TextInput name="basis" id={rule('basis')} label={words.basis} width="full" />
        <TextInput name="note" id={rule('note')} label={words.note} width="full" optional />
      </OneForm>
    </Section>
  )
}

interface OneFormProps {
  readonly name: FormName
  readonly title: string
  readonly attempt: CalendarAttempt | null
  readonly children: ComponentChildren
}

function OneForm({ name, title, attempt, children }: OneFormProps) {
  const own = attempt?.form === name ? attempt : null
  return (
    <Disclosure summary={title} open={own !== null}>
      <Form action={portalPaths[name]} problems={own?.problems} typed={own?.typed} words={calendarProblem}>
        {children}
        <Button>{words.save}</Button>
      </Form>
    </Disclosure>
  )
}
