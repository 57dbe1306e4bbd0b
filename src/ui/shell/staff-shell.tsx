import type { ComponentChildren } from 'preact'
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx'
import { Button } from '../button/button.tsx'
import { usePage } from '../context.ts'
import { Form } from '../form/form.tsx'
import { PageNotice } from '../notice/notice.tsx'
import { useUiWords } from '../words.ts'
import { Document } from './document.tsx'
import { sectionsFor, staffGroupLabels, type StaffSection } from './navigation.ts'
import { Brand } from './public-shell.tsx'

export interface StaffShellProps {
  readonly title: string
  /** Key of the present section in `navigation.ts`. */
  readonly section: string
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** For a book with many columns: the navigation folds into the menu on wide screens too. */
  readonly wide?: boolean | undefined
  readonly head?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The whole document of a page for signed-in officials. */
export function StaffShell({ title, section, breadcrumbs, wide, head, children }: StaffShellProps) {
  const page = usePage()
  const words = useUiWords()
  return (
    <Document title={title} head={head} bodyClass="staff">
      <header class="site-header no-print">
        <div class="wrap wrap-wide site-header-bar">
          <Brand href="/can-bo" provinceName={page.provinceName} />
          {page.official && <OfficialBadge official={page.official} />}
        </div>
      </header>
      <div class={wide ? 'wrap wrap-whole staff-columns staff-whole' : 'wrap wrap-wide staff-columns'}>
        <div class="staff-side no-print">
          <nav class="staff-nav staff-nav-wide" aria-label={words.staffNavigation}>
            <StaffLinks section={section} />
          </nav>
          <details class="staff-menu">
            <summary class="menu-button">{words.menu}</summary>
            {page.official && <p class="soft">{page.official.name}</p>}
            <nav class="staff-nav" aria-label={words.staffNavigation}>
              <StaffLinks section={section} />
            </nav>
          </details>
        </div>
        <div class="staff-main">
          {breadcrumbs && <Breadcrumb items={breadcrumbs} />}
          <main id="noi-dung" tabindex={-1} class="stack">
            <PageNotice />
            {children}
          </main>
        </div>
      </div>
    </Document>
  )
}

function OfficialBadge({ official }: { readonly official: NonNullable<ReturnType<typeof usePage>['official']> }) {
  const words = useUiWords()
  return (
    <div class="official">
      <div class="official-name">
        <strong>{official.name}</strong>
        {official.posts.map((post) => (
          <span key={`${post.agencyName} ${post.role}`}>
            {post.role}, {post.agencyName}
          </span>
        ))}
      </div>
      <Form action="/dang-xuat" method="post">
        <Button kind="quiet" small>
          {words.signOut}
        </Button>
      </Form>
    </div>
  )
}

const groups = ['work', 'reference', 'system'] as const

function StaffLinks({ section }: { readonly section: string }) {
  const open = sectionsFor(usePage().staffSections)
  return groups
    .map((group) => ({ group, links: open.filter((link) => link.group === group) }))
    .filter(({ links }) => links.length > 0)
    .map(({ group, links }) => (
      <div class="staff-nav-group" key={group}>
        <p class="small soft">{staffGroupLabels[group]}</p>
        <ul>
          {links.map((link) => (
            <StaffLink key={link.key} link={link} current={link.key === section} />
          ))}
        </ul>
      </div>
    ))
}

function StaffLink({ link, current }: { readonly link: StaffSection; readonly current: boolean }) {
  const page = usePage()
  const here = page.path.replace(/\?.*/, '')
  return (
    <li>
      <a href={link.href} aria-current={current ? (here === link.href ? 'page' : 'true') : undefined}>
        {link.label}
      </a>
    </li>
  )
}
