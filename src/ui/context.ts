import type { Language } from '#kernel/i18n/language.ts'

/** What every page knows about the request it answers. Pages are pure functions of their props and this. */
export interface PageContext {
  readonly language: Language
  /** Path and query of this page in its own language, for the language switch and `aria-current`. */
  readonly path: string
  readonly baseUrl: string
  /** Name of the province, from the dated units. */
  readonly provinceName: string
  /** The signed-in official, if any. */
  readonly official: {
    readonly name: string
    readonly posts: readonly { readonly agencyName: string; readonly role: string }[]
  } | null
  /** Which sections the signed-in official may open: keys of the staff navigation. */
  readonly staffSections: readonly string[]
  /** Asking for the token makes the response set the cookie that it belongs to. */
  csrfToken(): string
  /** A fresh key for one form, so that posting it twice makes one record. */
  newFormKey(): string
  /** One-time message after a redirect (a toast without script), as a code of `ui/notices` or already in words. */
  readonly notice: { readonly tone: 'success' | 'info' | 'warning'; readonly text: string } | null
  /** Hashed address of a built asset: `asset('main.css')`. */
  asset(name: string): string
  /** True on the demonstration province: every page says so. */
  readonly demonstration: boolean
  /** The day the system takes as today, when it is not the real one (`CLOCK`). */
  readonly clockShifted: string | null
}

let present: PageContext | null = null

/**
 * Draws with `page` at hand for `usePage`: drawing never waits, so a variable is enough. Preact's own context ties every tree it drew into a knot
 * that only the full collection of garbage undoes, which cost more than a third of all drawing.
 */
export function drawingFor<Result>(page: PageContext, draw: () => Result): Result {
  const around = present
  present = page
  try {
    return draw()
  } finally {
    present = around
  }
}

export function usePage(): PageContext {
  if (!present) throw new Error('usePage outside a page')
  return present
}
