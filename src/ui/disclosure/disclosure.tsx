import type { ComponentChildren } from 'preact'

export interface DisclosureProps {
  readonly summary: ComponentChildren
  readonly open?: boolean | undefined
  readonly children?: ComponentChildren
}

/** Something most people need not read. Native, so it opens without script and prints when open. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
