import type { FastifyRequest } from 'fastify'
import type { Language } from '#kernel/i18n/language.ts'

export const languageCookie = 'mb_lang'

/** `/en/thu-tuc-hanh-chinh` → `/thu-tuc-hanh-chinh`; also `/vi/…`, which switches back. */
export function withoutLanguage(url: string): string {
  const match = /^\/(?:en|vi)(?=[/?]|$)/.exec(url)
  if (!match) return url
  const rest = url.slice(match[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** What officials open is in Vietnamese only: half a page in English, because somebody once pressed “English”, helps nobody. */
const vietnameseOnly = /^(?:\/(?:en|vi))?\/(?:can-bo|dang-nhap)(?=[/?]|$)/

/** By the address first, then by the cookie of an earlier choice; never by the browser's list, which a shared computer gets wrong. */
export function languageOf(request: FastifyRequest): Language {
  const url = request.originalUrl
  if (vietnameseOnly.test(url)) return 'vi'
  if (/^\/en(?=[/?]|$)/.test(url)) return 'en'
  if (/^\/vi(?=[/?]|$)/.test(url)) return 'vi'
  return request.cookies[languageCookie] === 'en' ? 'en' : 'vi'
}
