import type { ComponentChildren } from 'preact'
import { Button } from '../button/button.tsx'
import { Form } from '../form/form.tsx'
import { fieldId, useTyped } from '../field/field-parts.ts'
import { useUiWords } from '../words.ts'

export interface FilterBarProps {
  /** Address of the list; the filters go into its query. */
  readonly action: string
  readonly label: string
  /** Address of the list without filters; shown only when something is filtered. */
  readonly clearHref?: string | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
  /** Values that narrow nothing, of fields that are never empty: they do not count as filters in use. */
  readonly initial?: Readonly<Record<string, string>> | undefined
  /** Fields: `Select`, `TextInput`, `DateInput`. */
  readonly children?: ComponentChildren
}

/**
 * Fields above a list that narrow it: a GET form, so that every view has an address one can send.
 * On a phone they fold, so that the first screen shows the list; the fold says how many are in use. A wide screen shows them all:
 * the style sheet does it, and where a browser does not know how, `enhance.ts`.
 */
export function FilterBar({ action, label, clearHref, typed = {}, initial = {}, children }: FilterBarProps) {
  const words = useUiWords()
  const active = Object.entries(typed).filter(([name, value]) => value !== '' && value !== initial[name]).length
  return (
    <details class="filter-bar no-print" data-wide-open>
      <summary>{words.filters(active)}</summary>
      <Form action={action} method="get" role="search" label={label} typed={typed}>
        {children}
        <div class="filter-actions">
          <Button kind="secondary">{words.filter}</Button>
          {clearHref && <a href={clearHref}>{words.clearFilters}</a>}
        </div>
      </Form>
    </details>
  )
}

export interface SearchBoxProps {
  readonly action: string
  readonly label: string
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly hint?: string | undefined
  /** Large, for the first thing on a page. */
  readonly large?: boolean | undefined
  /** Address that answers `?q=` with suggestions while one types, and where a suggestion leads (its code is put at the end). Needs `search-suggest.js`. */
  readonly suggest?: { readonly from: string; readonly to: string } | undefined
  /** Hidden fields that keep other filters. */
  readonly children?: ComponentChildren
}

export function SearchBox({ action, label, name, value, hint, large, suggest, children }: SearchBoxProps) {
  return (
    <div class={large ? 'search-box search-box-large' : 'search-box'}>
      <Form action={action} method="get" role="search" label={label}>
        {children}
        <SearchControl {...{ label, name, value, hint, suggest }} />
      </Form>
    </div>
  )
}

function SearchControl({ label, name = 'q', value, hint, suggest }: Omit<SearchBoxProps, 'action'>) {
  const words = useUiWords()
  const id = fieldId(name)
  const typed = useTyped(name, value)
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div
        class="search-row"
        data-suggest-from={suggest?.from}
        data-suggest-to={suggest?.to}
        data-suggest-words={suggest && words.suggested}
      >
        <input
          class="input"
          type="search"
          id={id}
          name={name}
          value={typed}
          autocomplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <Button>{words.search}</Button>
      </div>
    </div>
  )
}
