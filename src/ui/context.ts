import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
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

const Context = createContext<PageContext | null>(null)

export const PageContextProvider = Context.Provider

export function usePage(): PageContext {
  const page = useContext(Context)
  if (!page) throw new Error('usePage outside a page')
  return page
}
