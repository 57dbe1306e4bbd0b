import { usePage } from '../context.ts'
import { useFormState } from '../form/form-context.tsx'
import { messageFor, type ProblemWords, type ShownProblem } from '../problem.ts'

/** The id of a field's control, to which labels and the error summary point. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-')}`
}

export interface FieldStateProps {
  readonly name: string
  /** Where the name may occur twice on one page. */
  readonly id?: string | undefined
  readonly hint?: unknown
  readonly optional?: boolean | undefined
  readonly problems?: readonly ShownProblem[] | undefined
  readonly words?: ProblemWords | undefined
}

export interface FieldState {
  readonly id: string
  readonly hintId: string | undefined
  readonly errorId: string | undefined
  readonly error: string | undefined
  /** For `aria-describedby`: hint and error, when there are any. */
  readonly describedBy: string | undefined
  readonly required: boolean
  /** Whether the label says "(không bắt buộc)". */
  readonly saysOptional: boolean
}

/** Ids and words of one field, from its props and from the form around it. */
export function useFieldState(props: FieldStateProps): FieldState {
  const { language } = usePage()
  const form = useFormState()
  const id = props.id ?? fieldId(props.name)
  const own = (props.problems ?? form.problems).filter((problem) => problem.field === props.name)
  const error = own.map((problem) => messageFor(problem, props.words ?? form.words, language)).join('. ') || undefined
  const hintId = props.hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  return {
    id,
    hintId,
    errorId,
    error,
    describedBy: [hintId, errorId].filter(Boolean).join(' ') || undefined,
    required: !props.optional && !form.narrows,
    saysOptional: Boolean(props.optional) && !form.narrows,
  }
}

/** What was typed the last time, else the value the page gives. */
export function useTyped(name: string, value: string | undefined): string | undefined {
  const typed = useFormState().typed[name]
  return typeof typed === 'string' || typeof typed === 'number' ? String(typed) : value
}

/** The same for fields that may have several values. */
export function useTypedList(name: string, values: readonly string[]): readonly string[] {
  const { typed } = useFormState()
  if (Array.isArray(typed[name])) return typed[name].map(String)
  if (typeof typed[name] === 'string') return [typed[name]]
  if (typeof typed[name] === 'boolean') return typed[name] ? ['on'] : []
  // A form that came back without this name had every box empty; the page's default must not tick them again.
  return Object.keys(typed).length > 0 ? [] : values
}
