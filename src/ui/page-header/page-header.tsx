import type { ComponentChildren } from 'preact'

export interface PageHeaderProps {
  readonly title: string
  /** Above the title: the code, the kind of thing. */
  readonly kicker?: ComponentChildren
  /** Beside the title: a status. */
  readonly tag?: ComponentChildren
  readonly lead?: ComponentChildren
  /** What one can do with the whole page. */
  readonly actions?: ComponentChildren
}

/** The one `<h1>` of a page and what belongs to it. */
export function PageHeader({ title, kicker, tag, lead, actions }: PageHeaderProps) {
  return (
    <div class="page-header">
      <div>
        {kicker && <p class="soft">{kicker}</p>}
        <h1>{title}</h1>
        {tag && <p class="page-tag">{tag}</p>}
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="row no-print">{actions}</div>}
    </div>
  )
}
