import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
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

const Context = createContext<FormState>(empty)

export const FormStateProvider = Context.Provider

export function useFormState(): FormState {
  return useContext(Context)
}
