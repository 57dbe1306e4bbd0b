import type { VNode } from 'preact'

/** One way to show a component: drawn on the pattern page, rendered by the tests, checked by axe. */
export interface Example {
  readonly title: string
  render(): VNode
}
