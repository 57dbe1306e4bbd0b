import type { ComponentChildren } from 'preact'

export interface DisclosureProps {
  readonly summary: ComponentChildren
  readonly open?: boolean | undefined
  /** Whole on paper, whatever is folded on the screen. */
  readonly printsOpen?: boolean | undefined
  /** What opens is a step to be taken, not something to be read. */
  readonly asButton?: boolean | undefined
  readonly children?: ComponentChildren
}

/** Something most people need not read. Native, so it opens without script and prints when open. */
export function Disclosure({ summary, open, printsOpen, asButton, children }: DisclosureProps) {
  return (
    <details class={printsOpen ? 'disclosure print-open' : 'disclosure'} open={open}>
      <summary class={asButton ? 'button button-secondary' : undefined}>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
