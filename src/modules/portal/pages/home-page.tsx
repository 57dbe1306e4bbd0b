import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatPercent } from '#kernel/i18n/numbers.ts'
import { publicFeedbackPath, type AnsweredShare } from '#modules/feedback/public.ts'
import { suggestAddress } from '#modules/procedure/public-search.ts'
import { Card, Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Stats } from '#ui/stat/stat.tsx'
import { pathIn } from '#ui/words.ts'
import { homeWordsEn } from '../en.ts'
import { homeWordsVi } from '../vi.ts'

export interface HomePageProps {
  readonly latest: readonly { readonly code: string; readonly title: string; readonly answeredOn: LegalDate }[]
  readonly year: number
  readonly share: AnsweredShare
}

/** Where everybody begins: look something up, say something, see what became of it. */
export function HomePage({ latest, year, share }: HomePageProps) {
  const { language, provinceName, asset } = usePage()
  const words = language === 'en' ? homeWordsEn : homeWordsVi
  const link = (path: string) => pathIn(language, path)
  return (
    <PublicShell
      title={words.title}
      description={words.description}
      head={<script type="module" src={asset('search-suggest.js')} defer />}
    >
      <PageHeader
        title={words.heading(language === 'vi' ? lowerFirst(provinceName) : provinceName)}
        lead={words.lead}
      />
      <SearchBox
        action={link('/thu-tuc-hanh-chinh')}
        label={words.search}
        hint={words.searchHint}
        suggest={{ from: suggestAddress, to: link('/thu-tuc-hanh-chinh/') }}
        large
      />
      <p>
        <a href={link('/thu-tuc-hanh-chinh/linh-vuc')}>{words.bySector}</a>
      </p>
      <div class="grid">
        <Card title={words.send} href={link(publicFeedbackPath('submit'))} level={2}>
          <p>{words.sendText}</p>
        </Card>
        <Card title={words.track} href={link(publicFeedbackPath('track'))} level={2}>
          <p>{words.trackText}</p>
        </Card>
        <Card title={words.places} href={link('/noi-tiep-nhan')} level={2}>
          <p>{words.placesText}</p>
        </Card>
      </div>
      <Section title={words.latest} action={<a href={link(publicFeedbackPath('list'))}>{words.latestAll}</a>}>
        {latest.length === 0 ? (
          <p class="soft">{words.latestNone}</p>
        ) : (
          <ul>
            {latest.map(({ code, title, answeredOn }) => (
              <li key={code}>
                <a href={link(publicFeedbackPath('item', { code }))} lang="vi">
                  {title}
                </a>{' '}
                <span class="small soft">{words.answered(formatDate(answeredOn))}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {share.published > 0 && (
        <Section title={words.figures(String(year))}>
          <Stats
            items={[
              { label: words.published, value: share.published },
              { label: words.onTime, value: formatPercent(share.onTime / share.published), note: words.onTimeNote },
            ]}
          />
        </Section>
      )}
    </PublicShell>
  )
}

/** "Thủ tục hành chính tỉnh Sóc Trăng": inside a sentence the kind of unit is a common noun. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}
