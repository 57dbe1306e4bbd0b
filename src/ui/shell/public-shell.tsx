import type { ComponentChildren } from 'preact'
import { usePage } from '../context.ts'
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx'
import { PageNotice } from '../notice/notice.tsx'
import { pathIn, useUiWords } from '../words.ts'
import { Document } from './document.tsx'
import { LogoMark } from './logo.tsx'

export interface PublicShellProps {
  readonly title: string
  readonly description?: string | undefined
  readonly canonical?: string | undefined
  readonly head?: ComponentChildren
  readonly breadcrumbs?: readonly Crumb[] | undefined
  readonly children?: ComponentChildren
}

/** The whole document of a page that anybody may open. */
export function PublicShell({ title, description, canonical, head, breadcrumbs, children }: PublicShellProps) {
  return (
    <Document title={title} description={description} canonical={canonical} head={head} bodyClass="public">
      <PublicHeader />
      <div class="wrap">
        {breadcrumbs && <Breadcrumb items={breadcrumbs} />}
        <main id="noi-dung" tabindex={-1} class="stack">
          <PageNotice />
          {children}
        </main>
      </div>
      <PublicFooter />
    </Document>
  )
}

function PublicHeader() {
  const { language, path, provinceName, official } = usePage()
  const words = useUiWords()
  return (
    <header class="site-header no-print">
      <div class="wrap site-header-bar">
        <Brand href={pathIn(language, '/')} provinceName={provinceName} />
        <nav class="site-nav site-nav-wide" aria-label={words.mainNavigation}>
          <PublicLinks />
        </nav>
        <div class="site-header-side site-nav-wide">
          <LanguageLink />
          <a href={official ? '/can-bo' : '/dang-nhap'}>{official ? words.workplace : words.signIn}</a>
        </div>
        <details class="site-menu">
          <summary class="menu-button">{words.menu}</summary>
          <nav class="site-nav" aria-label={words.mainNavigation}>
            <PublicLinks />
            <ul>
              <li>
                <LanguageLink />
              </li>
              <li>
                <a href={official ? '/can-bo' : '/dang-nhap'} aria-current={path === '/dang-nhap' ? 'page' : undefined}>
                  {official ? words.workplace : words.signIn}
                </a>
              </li>
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}

export interface BrandProps {
  readonly href: string
  readonly provinceName: string
}

/** The mark, the name, and whose service it is. */
export function Brand({ href, provinceName }: BrandProps) {
  const words = useUiWords()
  return (
    <a class="brand" href={href}>
      <LogoMark />
      <span class="brand-words">
        <strong>{words.siteName}</strong>
        <span>{provinceName}</span>
      </span>
    </a>
  )
}

function PublicLinks() {
  const { language, path } = usePage()
  const words = useUiWords()
  const here = pathIn('vi', path).replace(/\?.*/, '')
  const links = [
    { href: '/thu-tuc-hanh-chinh', label: words.procedures },
    { href: '/phan-anh-kien-nghi', label: words.feedback },
    { href: '/phan-anh-kien-nghi/tra-cuu', label: words.lookUp },
    { href: '/noi-tiep-nhan', label: words.receivingPlaces },
  ]
  // The longest address that fits is the present one; otherwise “Tra cứu” would light up “Phản ánh” as well.
  const current = links
    .filter((link) => here === link.href || here.startsWith(`${link.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return (
    <ul>
      {links.map((link) => (
        <li key={link.href}>
          <a
            href={pathIn(language, link.href)}
            aria-current={link === current ? (here === link.href ? 'page' : 'true') : undefined}
          >
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function LanguageLink() {
  const { language, path } = usePage()
  const words = useUiWords()
  const other = language === 'vi' ? 'en' : 'vi'
  // `/vi` says it aloud: without it the remembered choice of English would answer in English again.
  const href = other === 'vi' ? `/vi${pathIn('vi', path)}` : pathIn('en', path)
  return (
    <a href={href} hreflang={other} lang={other}>
      {words.otherLanguage}
    </a>
  )
}

function PublicFooter() {
  const { language, provinceName } = usePage()
  const words = useUiWords()
  return (
    <footer class="site-footer no-print">
      <div class="wrap site-footer-columns">
        <div>
          <p>
            <strong>
              {words.siteName} · {provinceName}
            </strong>
          </p>
          <p class="small soft">{words.footerNote}</p>
        </div>
        <nav aria-label={words.footerNavigation}>
          <ul>
            <li>
              <a href={pathIn(language, '/cong-bo')}>{words.decisions}</a>
            </li>
            <li>
              <a href={pathIn(language, '/phieu-lay-y-kien')}>{words.opinionForms}</a>
            </li>
            <li>
              <a href={pathIn(language, '/nhat-ky')}>{words.changeLog}</a>
            </li>
            <li>
              <a href={pathIn(language, '/du-lieu-mo')}>{words.openData}</a>
            </li>
            <li>
              <a href="/api/v1/docs">{words.apiDocumentation}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
