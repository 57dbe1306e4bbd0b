import type { ComponentChildren } from 'preact'
import { formatInstant } from '#kernel/i18n/dates.ts'

export interface TimelineEvent {
  readonly id: string
  /** What happened, as a short sentence. */
  readonly title: ComponentChildren
  readonly at: Date
  /** Person and agency. */
  readonly who?: string | undefined
  readonly body?: ComponentChildren
  readonly tone?: 'normal' | 'danger' | undefined
}

export interface TimelineProps {
  readonly events: readonly TimelineEvent[]
  /** Names the list for those who hear it. */
  readonly label: string
}

/** What happened, who did it and when, in the order given. */
export function Timeline({ events, label }: TimelineProps) {
  return (
    <ol class="timeline" aria-label={label}>
      {events.map((event) => (
        <li key={event.id} class={event.tone === 'danger' ? 'timeline-danger' : undefined}>
          <p>
            <strong>{event.title}</strong>
          </p>
          <p class="small soft">
            <time datetime={event.at.toISOString()}>{formatInstant(event.at)}</time>
            {event.who && ` · ${event.who}`}
          </p>
          {event.body && <div class="timeline-body">{event.body}</div>}
        </li>
      ))}
    </ol>
  )
}
