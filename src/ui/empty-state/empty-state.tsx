import type { ComponentChildren } from 'preact'

export interface EmptyStateProps {
  readonly title: string
  /** Why nothing is here, and what one can do. */
  readonly children?: ComponentChildren
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  )
}
