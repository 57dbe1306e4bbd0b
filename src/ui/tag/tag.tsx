import type { ComponentChildren } from 'preact'

export const tagTones = ['neutral', 'info', 'progress', 'success', 'warning', 'danger'] as const
export type TagTone = (typeof tagTones)[number]

export interface TagProps {
  readonly tone?: TagTone | undefined
  /** The word carries the meaning; the colour only helps to find it. */
  readonly children: ComponentChildren
}

export function Tag({ tone = 'neutral', children }: TagProps) {
  return <span class={`tag tag-${tone}`}>{children}</span>
}
