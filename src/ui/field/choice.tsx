import type { ComponentChildren } from 'preact'
import { FieldGroup, type FieldProps } from './field.tsx'
import { useFieldState, useTyped, useTypedList } from './field-parts.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: ComponentChildren
}

export interface RadioGroupProps extends FieldProps {
  readonly choices: readonly Choice[]
  readonly value?: string | undefined
  /** Side by side, for two or three short words. */
  readonly inline?: boolean | undefined
}

export function RadioGroup({ choices, value, inline, ...frame }: RadioGroupProps) {
  const chosen = useTyped(frame.name, value)
  return (
    <FieldGroup {...frame}>
      {(state) => (
        <div class={inline ? 'choices choices-inline' : 'choices'}>
          {choices.map((choice, index) => (
            <ChoiceRow
              key={choice.value}
              type="radio"
              name={frame.name}
              id={index === 0 ? state.id : `${state.id}-${index}`}
              choice={choice}
              checked={choice.value === chosen}
              required={state.required}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export interface CheckboxesProps extends FieldProps {
  readonly choices: readonly Choice[]
  readonly values?: readonly string[] | undefined
  readonly inline?: boolean | undefined
}

export function Checkboxes({ choices, values = [], inline, ...frame }: CheckboxesProps) {
  const chosen = useTypedList(frame.name, values)
  return (
    <FieldGroup {...frame}>
      {(state) => (
        <div class={inline ? 'choices choices-inline' : 'choices'}>
          {choices.map((choice, index) => (
            <ChoiceRow
              key={choice.value}
              type="checkbox"
              name={frame.name}
              id={index === 0 ? state.id : `${state.id}-${index}`}
              choice={choice}
              checked={chosen.includes(choice.value)}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export interface CheckboxProps extends Omit<FieldProps, 'optional' | 'hideLabel'> {
  /** What is sent when ticked. */
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
}

/** One box that says yes to one sentence. */
export function Checkbox({ name, label, hint, value = 'on', checked = false, problems, words, id }: CheckboxProps) {
  const state = useFieldState({ name, id, problems, words })
  const chosen = useTypedList(name, checked ? [value] : [])
  return (
    <div class={state.error ? 'field field-wrong' : 'field'}>
      {state.error && (
        <p class="field-error" id={state.errorId}>
          {state.error}
        </p>
      )}
      <ChoiceRow
        type="checkbox"
        name={name}
        id={state.id}
        choice={{ value, label, hint }}
        checked={chosen.includes(value)}
        describedBy={state.errorId}
      />
    </div>
  )
}

interface ChoiceRowProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly id: string
  readonly choice: Choice
  readonly checked: boolean
  readonly required?: boolean
  readonly describedBy?: string | undefined
}

function ChoiceRow({ type, name, id, choice, checked, required, describedBy }: ChoiceRowProps) {
  const hintId = choice.hint ? `${id}-choice-hint` : undefined
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        required={required}
        aria-describedby={[describedBy, hintId].filter(Boolean).join(' ') || undefined}
      />
      <div>
        <label for={id}>{choice.label}</label>
        {choice.hint && (
          <div class="hint" id={hintId}>
            {choice.hint}
          </div>
        )}
      </div>
    </div>
  )
}
