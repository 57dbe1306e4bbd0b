import type { ComponentChildren } from 'preact'
import { usePage, type PageContext } from '../context.ts'
import type { ProblemWords, ShownProblem } from '../problem.ts'

/** What a form tells its fields: what was typed the last time, and what was wrong with it. */
export interface FormState {
  readonly problems: readonly ShownProblem[]
  readonly words: ProblemWords | undefined
  readonly typed: Readonly<Record<string, unknown>>
  /** A GET form narrows a list: no field of it is required, and none needs to say that it is optional. */
  readonly narrows: boolean
}

const empty: FormState = { problems: [], words: undefined, typed: {}, narrows: false }

/** The form that is being drawn on each page; a page whose drawing failed takes it along. */
const present = new WeakMap<PageContext, FormState>()

export interface FormStateProviderProps {
  readonly value: FormState
  readonly children: ComponentChildren
}

/** Hands the state to the fields inside: a page is drawn once, from its beginning to its end. */
export function FormStateProvider({ value, children }: FormStateProviderProps) {
  const around = useFormState()
  return (
    <>
      <From value={value} />
      {children}
      <From value={around} />
    </>
  )
}

function From({ value }: { readonly value: FormState }): null {
  present.set(usePage(), value)
  return null
}

export function useFormState(): FormState {
  return present.get(usePage()) ?? empty
}
