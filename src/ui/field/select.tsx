import { useUiWords } from '../words.ts'
import { Field, type FieldProps } from './field.tsx'
import { useTyped } from './field-parts.ts'
import type { FieldWidth } from './text-input.tsx'

export interface Option {
  readonly value: string
  readonly label: string
  /** Options with the same group stand under one heading (`<optgroup>`); keep them adjacent. */
  readonly group?: string | undefined
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** First, empty choice; false when there is always a value. */
  readonly placeholder?: string | false | undefined
  readonly width?: FieldWidth | undefined
}

export function Select(props: SelectProps) {
  const { options, placeholder, width = 'long', value, ...frame } = props
  return (
    <Field {...frame}>
      {(state) => (
        <SelectControl
          {...{ options, placeholder, width }}
          name={props.name}
          value={value}
          id={state.id}
          required={state.required}
          invalid={Boolean(state.error)}
          describedBy={state.describedBy}
        />
      )}
    </Field>
  )
}

export interface ComboboxProps extends SelectProps {
  /** Words beside the filter that scripts add. */
  readonly filterLabel?: string | undefined
}

/**
 * One of very many (agencies, procedures). Without script it is a native select, which phones search by themselves;
 * `enhance.ts` puts a filter above it.
 */
export function Combobox({ filterLabel, options, placeholder, width = 'full', value, ...frame }: ComboboxProps) {
  const words = useUiWords()
  return (
    <Field {...frame}>
      {(state) => (
        <div class="combobox" data-combobox={filterLabel ?? words.filterOptions}>
          <SelectControl
            {...{ options, placeholder, width }}
            name={frame.name}
            value={value}
            id={state.id}
            required={state.required}
            invalid={Boolean(state.error)}
            describedBy={state.describedBy}
          />
        </div>
      )}
    </Field>
  )
}

interface SelectControlProps {
  readonly name: string
  readonly id: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly placeholder: string | false | undefined
  readonly width: FieldWidth
  readonly required: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

function SelectControl(props: SelectControlProps) {
  const words = useUiWords()
  const chosen = useTyped(props.name, props.value) ?? ''
  return (
    <select
      class={`input input-${props.width}`}
      id={props.id}
      name={props.name}
      required={props.required}
      aria-invalid={props.invalid ? 'true' : undefined}
      aria-describedby={props.describedBy}
    >
      {props.placeholder !== false && <option value="">{props.placeholder ?? words.selectPlaceholder}</option>}
      {groupsOf(props.options).map(({ group, options }) => {
        const drawn = options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))
        return group ? (
          <optgroup key={group} label={group}>
            {drawn}
          </optgroup>
        ) : (
          drawn
        )
      })}
    </select>
  )
}

function groupsOf(options: readonly Option[]): { group: string | undefined; options: Option[] }[] {
  const groups: { group: string | undefined; options: Option[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.group === option.group) last.options.push(option)
    else groups.push({ group: option.group, options: [option] })
  }
  return groups
}
