import type { ComponentChildren } from 'preact'
import { formatDate, isLegalDate } from '#kernel/i18n/dates.ts'
import { usePage } from '../context.ts'
import { useUiWords } from '../words.ts'

export interface DocumentProps {
  readonly title: string
  readonly description?: string | undefined
  /** Absolute address, when one page answers under several. */
  readonly canonical?: string | undefined
  readonly head?: ComponentChildren
  readonly bodyClass: string
  readonly children: ComponentChildren
}

/** The frame of both shells: `<html>`, its head, the skip link, and what must stand on every page. */
export function Document({ title, description, canonical, head, bodyClass, children }: DocumentProps) {
  const page = usePage()
  const words = useUiWords()
  return (
    <html lang={page.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${words.siteName}`}</title>
        {description && <meta name="description" content={description} />}
        {canonical && <link rel="canonical" href={canonical} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b3c45" />
        <link rel="icon" href={page.asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={page.asset('main.css')} />
        <script type="module" src={page.asset('enhance.js')} defer />
        {head}
      </head>
      <body
        class={bodyClass}
        data-confirm-title={words.confirmTitle}
        data-confirm-yes={words.confirm}
        data-confirm-no={words.cancel}
      >
        <a class="skip-link visually-hidden" href="#noi-dung">
          {words.skipToContent}
        </a>
        <EnvironmentBanner />
        <p class="print-only small">{`${words.siteName} · ${page.provinceName} · ${page.baseUrl}${page.path}`}</p>
        {children}
      </body>
    </html>
  )
}

/** Nobody may take a demonstration, or a day that was set by hand, for the real thing. */
function EnvironmentBanner() {
  const { demonstration, clockShifted } = usePage()
  const words = useUiWords()
  if (!demonstration && !clockShifted) return null
  const day = clockShifted && isLegalDate(clockShifted) ? formatDate(clockShifted) : clockShifted
  return (
    <aside class="environment-banner" aria-label={words.notice}>
      {demonstration && <span>{words.demonstration}</span>}
      {day && <span>{words.clockShifted(day)}</span>}
    </aside>
  )
}
