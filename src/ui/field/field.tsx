import type { ComponentChildren } from 'preact'
import type { ProblemWords, ShownProblem } from '../problem.ts'
import { useUiWords } from '../words.ts'
import { useFieldState, type FieldState } from './field-parts.ts'

/** What every field takes. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /** Says "(không bắt buộc)" beside the label; fields are required unless they say so. */
  readonly optional?: boolean | undefined
  /** Only where the field stands outside a `Form` that carries them. */
  readonly problems?: readonly ShownProblem[] | undefined
  readonly words?: ProblemWords | undefined
  /** Where the name may occur twice on one page. */
  readonly id?: string | undefined
  /** The label is for the ear only, where the place says it to the eye (a search box, a filter). */
  readonly hideLabel?: boolean | undefined
}

export interface FieldFrameProps extends FieldProps {
  /** Draws the control with the ids that tie it to label, hint and error. */
  children(state: FieldState): ComponentChildren
}

/** Label, hint, error and, under them, one control. */
export function Field({ label, hint, optional, hideLabel, children, ...props }: FieldFrameProps) {
  const words = useUiWords()
  const state = useFieldState({ ...props, hint, optional })
  return (
    <div class={state.error ? 'field field-wrong' : 'field'}>
      <label class={hideLabel ? 'visually-hidden' : 'label'} for={state.id}>
        {label}
        {state.saysOptional && <span class="optional soft"> {words.optional}</span>}
      </label>
      <HintAndError hint={hint} state={state} />
      {children(state)}
    </div>
  )
}

/** A question over several controls (radios, boxes, a group of fields): the same frame as a native fieldset. */
export function FieldGroup({ label, hint, optional, hideLabel, children, ...props }: FieldFrameProps) {
  const words = useUiWords()
  const state = useFieldState({ ...props, hint, optional })
  return (
    <fieldset class={state.error ? 'field field-wrong' : 'field'} aria-describedby={state.describedBy}>
      <legend class={hideLabel ? 'visually-hidden' : 'label'}>
        {label}
        {state.saysOptional && <span class="optional soft"> {words.optional}</span>}
      </legend>
      <HintAndError hint={hint} state={state} />
      {children(state)}
    </fieldset>
  )
}

function HintAndError({ hint, state }: { readonly hint: ComponentChildren; readonly state: FieldState }) {
  const words = useUiWords()
  return (
    <>
      {hint && (
        <div class="hint" id={state.hintId}>
          {hint}
        </div>
      )}
      {state.error && (
        <p class="field-error" id={state.errorId}>
          <span class="visually-hidden">{words.errorPrefix} </span>
          {state.error}
        </p>
      )}
    </>
  )
}
