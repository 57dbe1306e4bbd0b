import type { ComponentChildren } from 'preact'
import { usePage } from '../context.ts'
import type { ProblemWords, ShownProblem } from '../problem.ts'
import { FormStateProvider } from './form-context.tsx'

export interface FormProps {
  readonly action: string
  readonly method?: 'get' | 'post' | undefined
  /** For forms with files. */
  readonly multipart?: boolean | undefined
  /** Key that makes posting twice harmless; a fresh one unless the page keeps the first across a 422. */
  readonly formKey?: string | undefined
  /** Handed to every field inside, which picks its own. */
  readonly problems?: readonly ShownProblem[] | undefined
  readonly words?: ProblemWords | undefined
  /** What was typed, by field name (text, or a list of texts); wins over a field's `value`. */
  readonly typed?: Readonly<Record<string, unknown>> | undefined
  readonly id?: string | undefined
  /** Needed when a page has several forms of the same role, e.g. `search`. */
  readonly label?: string | undefined
  readonly role?: 'search' | undefined
  readonly children?: ComponentChildren
}

/** A form that works without script. POST carries the session's token and a key; GET carries neither. */
export function Form(props: FormProps) {
  const { action, method = 'post', multipart, formKey, problems = [], words, typed = {}, children } = props
  return (
    <form
      class="form"
      action={action}
      method={method}
      enctype={multipart ? 'multipart/form-data' : undefined}
      id={props.id}
      role={props.role}
      aria-label={props.label}
      // The server's words are exact and in the page's language; the browser's bubbles are neither.
      novalidate
    >
      {method === 'post' && <HiddenProof formKey={formKey ?? keptKey(typed)} />}
      <FormStateProvider value={{ problems, words, typed, narrows: method === 'get' }}>{children}</FormStateProvider>
    </form>
  )
}

function HiddenProof({ formKey }: { readonly formKey: string | undefined }) {
  const page = usePage()
  return (
    <>
      <input type="hidden" name="_csrf" value={page.csrfToken()} />
      <input type="hidden" name="_key" value={formKey ?? page.newFormKey()} />
    </>
  )
}

/** After a 422 the same key goes round again: the first attempt made nothing, so the second is still the first. */
function keptKey(typed: Readonly<Record<string, unknown>>): string | undefined {
  const key = typed['_key']
  return typeof key === 'string' && key !== '' ? key : undefined
}

/** A value that the form carries and nobody types. */
export function Hidden({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />
}
