import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { drawingFor, type PageContext } from './context.ts'

/** A whole page as text, from a vnode that draws `<html>` (one of the shells). */
export function renderPage<Props>(page: VNode<Props>, context: PageContext): string {
  return `<!doctype html>${drawingFor(context, () => renderToString(page))}`
}
