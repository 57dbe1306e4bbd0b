import type { Reader } from '#kernel/act.ts'
import { everyone, signedIn } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { answeredInTime, latestPublished, type AnsweredShare } from '#modules/feedback/public.ts'
import { PatternsPage } from '#ui/patterns.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { HomePage } from './pages/home-page.tsx'
import { portalPaths } from './paths.ts'

const latestShown = 5

export const portalPages: readonly Route[] = [
  page({
    path: portalPaths.home,
    access: everyone,
    sameForAll: true,
    async show({ reader, today }) {
      const year = Number(today.slice(0, 4))
      const [latest, share] = await Promise.all([latestPublished(reader, {}, latestShown), shareOf(reader, year)])
      return <HomePage latest={latest} year={year} share={share} />
    },
  }),

  page({
    path: portalPaths.patterns,
    access: signedIn,
    show: () => (
      <StaffShell title="Mẫu giao diện" section="patterns">
        <PatternsPage />
      </StaffShell>
    ),
  }),

  download({
    path: portalPaths.robots,
    access: everyone,
    get: async ({ world }) => ({
      name: 'robots.txt',
      mediaType: 'text/plain; charset=utf-8',
      inline: true,
      bytes: robots(world.baseUrl),
    }),
  }),
]

/** Pages for one person each, and lists in every combination of filters, are of no use to a search engine. */
function robots(baseUrl: string): string {
  const closed = [
    '/can-bo',
    '/dang-nhap',
    '/phan-anh-kien-nghi/tra-cuu',
    '/phan-anh-kien-nghi/da-gui',
    '/phan-anh-kien-nghi/tuong-tu',
  ]
  const lines = closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`])
  return ['User-agent: *', ...lines, '', `Sitemap: ${baseUrl}/sitemap.xml`, ''].join('\n')
}

interface Kept {
  readonly year: number
  readonly until: number
  readonly share: Promise<AnsweredShare>
}

const kept = new WeakMap<Reader, Kept>()
const keptMilliseconds = 5 * 60_000

/** Counted every five minutes, not for every visitor: a year may hold a hundred thousand results. */
function shareOf(reader: Reader, year: number): Promise<AnsweredShare> {
  const found = kept.get(reader)
  if (found && found.year === year && found.until > performance.now()) return found.share
  const share = answeredInTime(reader, year)
  kept.set(reader, { year, until: performance.now() + keptMilliseconds, share })
  share.catch(() => kept.delete(reader))
  return share
}
