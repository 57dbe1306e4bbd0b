import { h } from 'preact'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { useFormState } from '../form/form-context.tsx'
import { useUiWords } from '../words.ts'
import { Field, type FieldProps } from './field.tsx'
import { useTyped } from './field-parts.ts'

/** How wide the control looks, so that it tells how much is expected. */
export type FieldWidth = 'short' | 'medium' | 'long' | 'full'

export interface TextInputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | undefined
  readonly inputMode?: 'numeric' | 'decimal' | 'text' | 'email' | 'tel' | 'url' | undefined
  readonly autocomplete?: string | undefined
  readonly width?: FieldWidth | undefined
  readonly placeholder?: string | undefined
  readonly spellcheck?: boolean | undefined
  /** Unit shown behind the control: "đồng", "ngày". */
  readonly suffix?: string | undefined
}

const inputTag: string = 'input'

export function TextInput(props: TextInputProps) {
  const value = useTyped(props.name, props.value)
  const { type = 'text', width = 'long' } = props
  return (
    <Field {...frameOf(props)}>
      {(state) => {
        // Not written as JSX: Preact types an input as a union over literal types, and ours comes from the props.
        const control = h(inputTag, {
          class: `input input-${width}`,
          id: state.id,
          name: props.name,
          type,
          // What was typed into a password field is never sent back.
          value: type === 'password' ? undefined : value,
          inputmode: props.inputMode,
          autocomplete: props.autocomplete,
          placeholder: props.placeholder,
          spellcheck: props.spellcheck,
          required: state.required,
          'aria-invalid': state.error ? 'true' : undefined,
          'aria-describedby': state.describedBy,
        })
        return props.suffix ? (
          <div class="input-with-suffix">
            {control}
            <span class="soft">{props.suffix}</span>
          </div>
        ) : (
          control
        )
      }}
    </Field>
  )
}

/** A legal date as people write it. One text field: three boxes and native pickers both fail Vietnamese typists. */
export function DateInput(props: Omit<TextInputProps, 'type' | 'inputMode' | 'width' | 'suffix' | 'placeholder'>) {
  const words = useUiWords()
  // In a filter bar a hint would push the row apart.
  const shape = useFormState().narrows ? { placeholder: words.datePlaceholder } : { hint: words.dateHint }
  return <TextInput {...shape} {...props} inputMode="numeric" width="short" spellcheck={false} />
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** Longest text the server takes, in characters; shown, and counted where scripts run. Never cut by the browser. */
  readonly limit?: number | undefined
  /** Keeps what is typed in this tab until the form is sent, where scripts run. Not for anything personal. */
  readonly remember?: boolean | undefined
  readonly placeholder?: string | undefined
  /** For a page that is opened to type here and nothing else. */
  readonly autofocus?: boolean | undefined
}

export function TextArea(props: TextAreaProps) {
  const words = useUiWords()
  const value = useTyped(props.name, props.value)
  const noteId = props.limit ? `${props.id ?? props.name}-limit` : undefined
  return (
    <Field {...frameOf(props)}>
      {(state) => (
        <>
          <textarea
            class="input input-full"
            id={state.id}
            name={props.name}
            rows={props.rows ?? 6}
            placeholder={props.placeholder}
            required={state.required}
            autofocus={props.autofocus}
            aria-invalid={state.error ? 'true' : undefined}
            aria-describedby={[state.describedBy, noteId].filter(Boolean).join(' ') || undefined}
            data-remember={props.remember ? '' : undefined}
            data-limit={props.limit}
            data-left={props.limit ? words.charactersLeft : undefined}
            data-over={props.limit ? words.charactersOver : undefined}
          >
            {value}
          </textarea>
          {props.limit && (
            <p class="hint" id={noteId} data-note>
              {words.longest(formatCount(props.limit))}
            </p>
          )}
        </>
      )}
    </Field>
  )
}

function frameOf(props: FieldProps): FieldProps {
  const { name, label, hint, optional, problems, words, id, hideLabel } = props
  return { name, label, hint, optional, problems, words, id, hideLabel }
}
