import type { ComponentChildren } from 'preact'

export interface CardProps {
  /** With `href` the whole card leads there, and the title is the link. */
  readonly title?: string | undefined
  readonly href?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly children?: ComponentChildren
}

/** A thing among others of its kind. */
export function Card({ title, href, level = 3, children }: CardProps) {
  return (
    <article class={href ? 'card card-link' : 'card'}>
      {title && <Heading level={level}>{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
    </article>
  )
}

export interface SectionProps {
  readonly title: string
  readonly id?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  /** Beside the title: a link or a small button. */
  readonly action?: ComponentChildren
  readonly children?: ComponentChildren
}

/** A part of a page under its heading. */
export function Section({ title, id, level = 2, action, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <Heading level={level}>{title}</Heading>
        {action}
      </div>
      {children}
    </section>
  )
}

/** A heading whose rank the page decides, so that no rank is ever skipped. */
export function Heading({ level, children }: { readonly level: 2 | 3 | 4; readonly children: ComponentChildren }) {
  if (level === 2) return <h2>{children}</h2>
  return level === 3 ? <h3>{children}</h3> : <h4>{children}</h4>
}
